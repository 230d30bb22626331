//! Carrier: a mail as it was sent (RFC 5322, once 822), or a mailbox of them.
//!
//! Decides by the header (`detect`). The text is the plain one of the alternatives, unless that is
//! a stub beside the HTML one; it goes to the layouts, for it is pasted copy, and HTML goes to
//! whoever reads that. The subject is the headline, the day of sending the date, an `Organization` the
//! outlet; the sender is kept as a credit, not as an author.
//! A body that is a JSON object is a form that was mailed (`form`).
//!
//! A mail that is attached, and an attachment that is text, are pieces of their own; any other
//! attachment is named in a diagnostic and not read. Copy that was forwarded within the text stays
//! there. What stands below a signature mark (RFC 3676) is no copy, and a diagnostic says so.
//!
//! Limits: no signature or encryption is looked into; a mail holds at most [`MOST_PARTS`] parts that
//! hold others, and is read [`DEEPEST`] deep.

mod detect;
mod form;
mod text;

use std::borrow::Cow;
use std::sync::LazyLock;

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Credit, Detection, Diagnostic, Enclosed, Field,
    Given, Identifier, Severity, Source, Span, Unpacked,
};
use mail_parser::{HeaderName, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use crate::{HTML, Sink, dates};

/// Attached mails are read this deep.
const DEEPEST: usize = 8;
/// Parts within parts nest; more of them than this are no mail that anybody sent.
const MOST_PARTS: usize = 500;
/// The code of the diagnostic for an attachment that is no copy.
const UNREAD: &str = "mail/attachment";
/// Text that is no copy.
const NO_COPY: &[&str] = &["calendar", "vcard", "x-vcard", "directory", "css", "rfc822-headers"];

/// A mail, or a mailbox.
///
/// ```
/// use copydesk_core::{Carried, Carrier, Unpacked};
///
/// let bytes = b"From: a@pier.example\nDate: Tue, 3 Mar 2015 11:27:36 +1100\n\
///     Subject: =?utf-8?q?Caf=C3=A9_opens?=\n\nThe caf\xc3\xa9 on the pier is open.\n";
/// let mut titles = Vec::new();
/// copydesk_feed::Mail.unpack(Carried::whole("a.eml", bytes), &mut |piece| {
///     if let Ok(Unpacked::Source(source)) = piece {
///         titles.extend(source.given().title.clone());
///     }
/// });
/// assert_eq!(titles, ["Caf\u{e9} opens"]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Mail;

impl Carrier for Mail {
    fn id(&self) -> CarrierId {
        CarrierId::new("mail")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        detect::detect(bytes)
    }

    fn unpack(&self, carried: Carried<'_>, sink: Sink<'_>) {
        let start = detect::start(carried.bytes);
        let mail = &carried.bytes[start..];
        if !detect::is_mailbox(mail) {
            return Letter { path: carried.path, id: None, at: start }.read(mail, sink);
        }
        for (number, range) in messages(mail).into_iter().enumerate() {
            let id = (number > 0).then(|| format!("{}#{}", carried.path, number + 1));
            let letter = Letter { path: carried.path, id, at: start + range.start };
            letter.read(&unquoted(&mail[range]), sink);
        }
    }
}

/// The mails of a mailbox, each behind a line `From ` that begins the file or follows a blank line.
fn messages(mailbox: &[u8]) -> Vec<std::ops::Range<usize>> {
    let behind =
        |at: usize| memchr::memchr(b'\n', &mailbox[at..]).map_or(mailbox.len(), |end| at + end + 1);
    let mut starts = vec![0];
    for at in memchr::memmem::find_iter(mailbox, b"\nFrom ") {
        let blank = mailbox[..at].ends_with(b"\n") || mailbox[..at].ends_with(b"\n\r");
        if blank && detect::is_mailbox(&mailbox[at + 1..]) {
            starts.push(at + 1);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([mailbox.len()]);
    starts.iter().zip(ends).map(|(start, end)| behind(*start).min(end)..end).collect()
}

/// A mail of a mailbox, `>From ` at the start of a line turned back to `From `.
fn unquoted(mail: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(mail, b"\n>From ").is_none() {
        return Cow::Borrowed(mail);
    }
    let lines = mail.split_inclusive(|byte| *byte == b'\n');
    Cow::Owned(
        lines
            .flat_map(|line| {
                line.strip_prefix(b">").filter(|rest| rest.starts_with(b"From ")).unwrap_or(line)
            })
            .copied()
            .collect(),
    )
}

/// One mail, and where it is.
struct Letter<'a> {
    path: &'a str,
    /// What its articles are called, where the path alone does not tell.
    id: Option<String>,
    /// Where it begins in the file.
    at: usize,
}

impl Letter<'_> {
    fn read(&self, bytes: &[u8], sink: Sink<'_>) {
        let fault = |message: &str| CarrierError::new(self.path, message).at_byte(self.at as u64);
        if nesting(bytes) > MOST_PARTS {
            let what = format!(
                "it holds more than {MOST_PARTS} parts that hold others; no mail that is copy does"
            );
            return sink(Err(fault(&what)));
        }
        let Some(message) = MessageParser::new().parse(bytes) else {
            return sink(Err(fault("no header field is in it")));
        };
        if !has_body(bytes) {
            let at = (self.at + bytes.len()) as u64;
            let what = "the mail is cut short: it ends within its header";
            return sink(Err(CarrierError::new(self.path, what).at_byte(at)));
        }
        self.message(&message, DEEPEST, sink);
        for boundary in message.parts.iter().filter_map(boundary) {
            let end = format!("--{boundary}--");
            if memchr::memmem::find(bytes, end.as_bytes()).is_none() {
                let what = format!("the mail is cut short: a part has no end, {end} is missing");
                let at = (self.at + bytes.len()) as u64;
                sink(Err(CarrierError::new(self.path, what).at_byte(at)));
            }
        }
    }

    /// A mail, and the mails and texts attached to it.
    fn message(&self, message: &Message<'_>, depth: usize, sink: Sink<'_>) {
        let mut given = self.given(message);
        let plain = text::plain(message);
        let (enclosed, named): (Vec<_>, Vec<_>) = message
            .attachments
            .iter()
            .filter(|id| !plain.parts.contains(id))
            .filter_map(|id| message.part(*id))
            .partition(|part| is_copy(part));
        given
            .diagnostics
            .extend(named.into_iter().filter(|part| !is_alternative(part)).map(unread));
        for (part, _) in message.parts.iter().zip(0..).filter(|(part, _)| part.is_encoding_problem)
        {
            let at = self.at + part.raw_body_offset() as usize;
            let message = format!("a part of the mail, at byte {at}, is not encoded as it says");
            given.diagnostics.push(note("mail/encoding", Severity::Warning, message));
        }
        self.body(message, &plain.text, given, sink);
        let name = self.id.as_deref().unwrap_or(self.path);
        for (part, number) in enclosed.into_iter().zip(2..) {
            match &part.body {
                PartType::Message(inner) if depth > 0 => {
                    let id = Some(format!("{name}#{number}"));
                    let letter = Letter { path: self.path, id, at: self.at };
                    letter.message(inner, depth - 1, sink);
                }
                PartType::Message(_) => {
                    let what = format!("mails are attached to each other more than {DEEPEST} deep");
                    let at = (self.at + part.raw_body_offset() as usize) as u64;
                    sink(Err(CarrierError::new(self.path, what).at_byte(at)));
                }
                body => {
                    let number = number.to_string();
                    let mut given = Given::default();
                    given.path = Some(self.path.to_owned());
                    given.id =
                        Some(format!("{name}#{}", part.attachment_name().unwrap_or(&number)));
                    let bytes = match body {
                        PartType::Text(text) | PartType::Html(text) => text.as_bytes().to_vec(),
                        _ => part.contents().to_vec(),
                    };
                    sink(Ok(Unpacked::Enclosed(Box::new(Enclosed::new(bytes, given)))));
                }
            }
        }
    }

    /// What the header says of the copy.
    fn given(&self, message: &Message<'_>) -> Given {
        let mut given = Given::default();
        given.id.clone_from(&self.id);
        given.path = Some(self.path.to_owned());
        given.encoding = Some("UTF-8".to_owned());
        let header = |name| message.header(name).and_then(|value| value.as_text());
        let text = |value: Option<&str>| {
            let words: Vec<&str> = value?.split_whitespace().collect();
            (!words.is_empty()).then(|| words.join(" "))
        };
        let published = message.header_raw(HeaderName::Date).and_then(dates::published);
        given.date = published.as_ref().map(dates::given);
        given.outlet = text(header(HeaderName::Organization));
        given.title = text(message.subject()).map(|subject| without_prefix(&subject).to_owned());
        let known = &mut given.metadata;
        known.published = published;
        let identifier =
            |value: &str| Identifier { scheme: "message-id".to_owned(), value: value.to_owned() };
        known.identifiers.extend(message.message_id().map(identifier));
        if let Some(sender) = message.from().and_then(|from| from.first()) {
            let name = [sender.name(), sender.address()]
                .into_iter()
                .flatten()
                .find(|name| !name.trim().is_empty());
            known.credits.extend(name.map(|name| Credit {
                task: Field::given("Sent"),
                name: Field::given(name.trim()),
                place: None,
            }));
        }
        known.keywords = message
            .header(HeaderName::Keywords)
            .map(|keywords| {
                let one = keywords.as_text().map(|text| text.split(',').collect::<Vec<_>>());
                let list = keywords
                    .as_text_list()
                    .map(|list| list.iter().flat_map(|text| text.split(',')).collect());
                one.or(list)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|word| Field::given(word.trim()))
                    .collect()
            })
            .unwrap_or_default();
        given
    }

    /// The text of the mail itself.
    fn body(&self, message: &Message<'_>, plain: &str, mut given: Given, sink: Sink<'_>) {
        let html = text::html(message).filter(|html| text::is_stub(plain, html));
        if let Some(html) = html {
            let enclosed = Enclosed::new(html.into_bytes(), given).by(HTML);
            return sink(Ok(Unpacked::Enclosed(Box::new(enclosed))));
        }
        if plain.trim().is_empty() && !message.attachments.is_empty() {
            // What is attached may be copy; what is not is said here, for there is no article.
            let unread = given.diagnostics.iter().filter(|said| said.code == UNREAD);
            let unread: Vec<&str> = unread.map(|said| said.message.as_str()).collect();
            if !unread.is_empty() {
                let at = self.at as u64;
                sink(Err(CarrierError::new(self.path, unread.join("; ")).at_byte(at)));
            }
            return;
        }
        if let Some(article) = form::article(plain, &given) {
            return sink(article.map_err(|error| CarrierError::new(self.path, error.to_string())));
        }
        let (copy, signature) = text::signature(plain);
        if !signature.trim().is_empty() {
            let opening: String = signature.trim().chars().take(60).collect();
            let message = format!("the signature was left out: {opening:?}");
            given.diagnostics.push(note("mail/signature", Severity::Note, message));
        }
        let source = Source::with(copy, given).map(Unpacked::Source);
        sink(source.map_err(|error| CarrierError::new(self.path, error.to_string())));
    }
}

/// Whether a blank line ends the header.
fn has_body(mail: &[u8]) -> bool {
    // The end of a file that has nothing but a header, all of it, counts for the blank line.
    memchr::memchr_iter(b'\n', mail)
        .any(|at| matches!(mail.get(at + 1..), Some([b'\n', ..] | [b'\r', b'\n', ..])))
}

/// How many parts say that they hold others.
fn nesting(bytes: &[u8]) -> usize {
    memchr::memchr2_iter(b'm', b'M', bytes)
        .filter(|at| {
            let holds = |name: &[u8]| {
                bytes.get(*at..*at + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
            };
            holds(b"multipart/") || holds(b"message/")
        })
        .take(MOST_PARTS + 1)
        .count()
}

/// The boundary of a part that holds others.
fn boundary<'a>(part: &'a MessagePart<'_>) -> Option<&'a str> {
    let PartType::Multipart(_) = part.body else { return None };
    part.content_type()?.attribute("boundary")
}

/// Whether an attachment is copy: a mail, or text that somebody wrote.
fn is_copy(part: &MessagePart<'_>) -> bool {
    match &part.body {
        PartType::Message(_) => true,
        PartType::Text(text) | PartType::Html(text) => {
            let subtype = part.content_type().and_then(|form| form.subtype()).unwrap_or("plain");
            !is_alternative(part) && !text.trim().is_empty() && !NO_COPY.contains(&subtype)
        }
        _ => false,
    }
}

/// Whether it is another form of what is read, such as the calendar's entry of an invitation.
fn is_alternative(part: &MessagePart<'_>) -> bool {
    let attached = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    !attached && part.attachment_name().is_none() && matches!(part.body, PartType::Html(_))
}

/// Says that an attachment was not read.
fn unread(part: &MessagePart<'_>) -> Diagnostic {
    let name = part.attachment_name().unwrap_or("without a name");
    let form = part.content_type().map_or_else(
        || "an unknown form".to_owned(),
        |form| format!("{}/{}", form.ctype(), form.subtype().unwrap_or("?")),
    );
    let message = format!("the attachment {name:?} ({form}, {} bytes) was not read", part.len());
    note(UNREAD, Severity::Note, message)
}

fn note(code: &'static str, severity: Severity, message: String) -> Diagnostic {
    Diagnostic::new(code, severity, Span::new(0, 0), message)
}

/// What stands before a colon in a subject and is none of it.
static PREFIXES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    copydesk_parser::entries(include_str!("../../data/subjects.txt"), "prefixes").collect()
});
/// The subject without what programs put before it, `Fwd: Re: `, and what says that copy follows.
fn without_prefix(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((prefix, behind)) = rest.split_once(':')
        && PREFIXES.iter().any(|known| prefix.trim().eq_ignore_ascii_case(known))
        && !behind.trim().is_empty()
    {
        rest = behind.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests;
