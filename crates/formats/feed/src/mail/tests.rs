use super::*;
use crate::shown::check;

const HEAD: &str = "Received: from pier.example by kell.example; Tue, 3 Mar 2015 11:27:40 +1100\n\
    From: =?utf-8?q?In=C3=A8s_Moreau?= <ines@pier.example>\nOrganization: Pier Post\n\
    Date: Tue, 3 Mar 2015 11:27:36 +1100\nMessage-ID: <1@pier.example>\n\
    Subject: Fwd: =?utf-8?b?Q2Fmw6k=?=\n opens\nMIME-Version: 1.0\n";

fn mail(rest: &str) -> String {
    format!("{HEAD}{rest}")
}

#[test]
fn the_header_is_decoded_and_the_body_is_copy() {
    check!(Mail, mail("\nThe caf\u{e9} is open.\n\n---------- Forwarded message ----------\n\
        From: board@pier.example\n\nIt opens at noon.\n-- \nI. Moreau\n"), @r#"
    source -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      mail/signature: the signature was left out: "I. Moreau"
      | The café is open.
      | 
      | ---------- Forwarded message ----------
      | From: board@pier.example
      | 
      | It opens at noon.
    "#);
}

#[test]
fn the_character_set_and_the_encoding_of_a_part_are_undone() {
    check!(Mail, mail("Content-Type: text/plain; charset=iso-8859-1\n\
        Content-Transfer-Encoding: quoted-printable\n\nThe caf=E9 is=\n open.\n"), @"
    source -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      | The café is open.
    ");
    check!(Mail, mail("Content-Type: text/plain; charset=koi8-r\n\
        Content-Transfer-Encoding: base64\n\n8MnS0yDP1MvS2dQu\n"), @"
    source -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      | Пирс открыт.
    ");
    let unnamed = [mail("\nThe caf").as_bytes(), b"\xe9 is open, says the ma\xeetre.\n"].concat();
    check!(Mail, unnamed, @"
    source -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      | The café is open, says the maître.
    ");
}

#[test]
fn of_alternatives_the_text_is_read_unless_it_is_a_stub() {
    let mail = |text: &str| {
        mail(&format!(
            "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{text}\n\
         --b\nContent-Type: text/html\n\n<p>The caf&eacute; is open, the board said.</p>\n--b--\n"
        ))
    };
    check!(Mail, mail("The cafe is open, the board said."), @"
    source -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      | The cafe is open, the board said.
    ");
    check!(Mail, mail("Read it online."), @"
    for html -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      | <p>The caf&eacute; is open, the board said.</p>
    ");
}

#[test]
fn attachments_are_named_and_read_only_where_they_are_copy() {
    check!(Mail, mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n\
        --b\nContent-Type: image/jpeg; name=\"cow.jpg\"\nContent-Disposition: attachment; filename=\"cow.jpg\"\n\
        Content-Transfer-Encoding: base64\n\n/9j/4AAQ\n\
        --b\nContent-Type: text/plain; name=\"story.txt\"\nContent-Disposition: attachment; filename=\"story.txt\"\n\n\
        The ferry stops at noon.\n\
        --b\nContent-Type: message/rfc822\n\nFrom: a@kell.example\nSubject: Dock\n\nThe dock is shut.\n--b--\n"), @r#"
    source -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      mail/attachment: the attachment "cow.jpg" (image/jpeg, 6 bytes) was not read
      | See below.
    for best file#story.txt
      | The ferry stops at noon.
    source file#3
      title: Dock
      known credit: Sent a@kell.example
      | The dock is shut.
    "#);
}

#[test]
fn a_mail_that_is_a_picture_alone_says_so() {
    check!(Mail, mail("Content-Type: image/png; name=\"a.png\"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"), @r#"error file (byte 0): the attachment "a.png" (image/png, 8 bytes) was not read"#);
}

#[test]
fn a_mail_that_is_cut_short_says_where_and_is_read_as_far_as_it_goes() {
    check!(Mail, mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe pier is open.\n"), @"
    source -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      mail/encoding: a part of the mail, at byte 329, is not encoded as it says
      | The pier is open.
    error file (byte 347): the mail is cut short: a part has no end, --b-- is missing
    ");
}

#[test]
fn a_form_that_was_mailed_is_an_article() {
    check!(Mail, mail("Content-Type: text/plain; format=flowed\n\n\
        {\"Headline\":[\"Pier opens\"],\"Slugline\":[\"Pier Open\"],\"Desk\":[\"Harbour\",\"\"],\
        \"Time\":[\"noon\n  sharp\"],\"Body\":[\"The pier is open. \\nIt is \\\"dry\\\".\"]}\n"), @r#"
    article -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known headline: Pier opens
      known slug: Pier Open
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      headline "Pier opens\n\n"
      paragraph "The pier is open.\n\n"
      paragraph "It is \"dry\".\n\n"
      editor_note "Desk: Harbour\nTime: noon  sharp\n"
    "#);
}

#[test]
fn a_mailbox_holds_many_mails() {
    check!(Mail, "From a@a.example Tue Mar  3 11:27:36 2015\nFrom: a@a.example\nSubject: One\n\n\
        The pier is open.\n>From here on it rains.\n\nFrom b@b.example Tue Mar  3 11:28:00 2015\n\
        From: b@b.example\nSubject: Two\n\nThe ferry stops.\nFrom noon on.\n", @"
    source -
      title: One
      known credit: Sent a@a.example
      | The pier is open.
      | From here on it rains.
      | 
    source file#2
      title: Two
      known credit: Sent b@b.example
      | The ferry stops.
      | From noon on.
    ");
}

#[test]
fn mails_within_mails_without_end_are_refused() {
    let deep = "Content-Type: message/rfc822\n\n".repeat(200_000);
    check!(Mail, mail(&deep), @"error file (byte 0): it holds more than 500 parts that hold others; no mail that is copy does");
    let some = "Content-Type: message/rfc822\n\n".repeat(40);
    check!(Mail, mail(&some), @"error file (byte 551): mails are attached to each other more than 8 deep");
}

#[test]
fn a_header_line_without_end_is_read_in_bounded_time() {
    let long = mail(&format!("X-Long: {}\n\nThe pier is open.\n", "x".repeat(16 << 20)));
    check!(Mail, long, @"
    source -
      title: Café opens
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      known credit: Sent Inès Moreau
      known published: 2015-03-03T11:27:36+11:00
      known message-id: 1@pier.example
      | The pier is open.
    ");
}

#[test]
fn it_keeps_a_carriers_promises() {
    let whole = mail(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe caf\u{e9}.\n\
        --b\nContent-Type: text/html\n\n<p>Two</p>\n--b\nContent-Type: message/rfc822\n\nFrom: a\n\nx\n--b--\n",
    );
    let form = mail("\n{\"Body\": [\"One.\"], \"Desk\": \"x\"}\n");
    copydesk_testkit::check_carrier(&Mail, &[whole.as_bytes(), form.as_bytes()]).unwrap();
}

#[test]
fn a_mail_that_ends_within_its_header_says_where() {
    check!(Mail, mail("Content-Type: text/pl"), @"error file (byte 302): the mail is cut short: it ends within its header");
}
