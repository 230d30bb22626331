//! Copy that was mailed: header lines above it, and the signs with which a mail quotes.

use super::{FERRY, dump, named};

#[test]
fn mailed_copy_begins_behind_the_header() {
    let copy = format!(
        "From: Anna Fell <anna.fell@example.com>\nSent: Friday, 3 May 2024 09:41\nTo: Desk\n\
         Subject: FW: ferry for tomorrow\n\nFerry sails again to Kell\n\nBy Kari Ode\n\n{FERRY}\n{FERRY}"
    );
    assert_eq!(named(&copy), ["headline: Ferry sails again to Kell", "byline: By Kari Ode"]);
    let german = copy.replace("From:", "Von:").replace("Sent:", "Gesendet:").replace("To:", "An:");
    assert_eq!(named(&german.replace("Subject: FW:", "Betreff: WG:")), named(&copy));
}

#[test]
fn quoted_copy_is_read_without_the_signs() {
    let wrapped = "> The ferry to Kell sails again on Monday, the harbour board\n\
        > said on Friday after a week in which nobody could leave, and\n\
        > islanders had waited for it since the storm.\n>\n\
        > It will sail twice a day at first, and from June on four times\n\
        > a day, as it has done for a hundred years.\n";
    check!(
        &format!("On Fri, 3 May 2024 at 09:12, Kari Ode <ode@example.com> wrote:\n\n{wrapped}"),
        @r#"
    kyodo-wrapped
    furniture 0..64 "On Fri, 3 May 2024 at 09:12, Kari Ode <ode@example.com> wrote:\n\n"
    paragraph 64..237 "> The ferry to Kell sails again on Monday, the harbour board\n> said on Friday after a week in which nobody could leave, and\n> islanders had waited for it since the storm.\n>\n"
      framing 64..65
      framing 125..126
      framing 188..189
      framing 235..236
    paragraph 237..347 "> It will sail twice a day at first, and from June on four times\n> a day, as it has done for a hundred years.\n"
      framing 237..238
      framing 302..303
    "#
    );
}

#[test]
fn how_long_ago_dates_the_head() {
    let page = |ago: &str| {
        format!(
            "Home\nNews\nSubscribe\n\nFerry sails again to Kell\n\nBy Kari Ode\n{ago}\n\n{FERRY}\n{FERRY}"
        )
    };
    for ago in ["2 hours ago", "vor 3 Stunden", "Hace 5 horas"] {
        assert!(named(&page(ago)).contains(&format!("published: {ago}")), "{ago}");
    }
    assert!(!named(&page("2 hours of sun")).iter().any(|line| line.starts_with("published")));
}
