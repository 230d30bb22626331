//! Whether bytes are a mail: the header fields that stand first.
//!
//! Copy that is pasted may open with labels too (`From: the harbour board`, `Date: 3 May`), and an
//! archive export does. So a field is asked for that only a mail program writes, or the sender's
//! address and a date in the form of RFC 822 beside each other.

use copydesk_core::{Detection, Evidence, Span};

/// Fields that only programs write.
const TRANSPORT: &[&str] = &[
    "received",
    "return-path",
    "delivered-to",
    "message-id",
    "mime-version",
    "dkim-signature",
    "content-type",
    "content-transfer-encoding",
    "x-mailer",
];
/// Fields that tell what a message is.
const ENVELOPE: &[&str] = &["from", "to", "date", "subject", "sender", "reply-to"];
/// A header with more lines than this is not looked at further.
const LINES: usize = 400;
/// Nor is a longer beginning.
const LOOKED_AT: usize = 64 << 10;

/// Where the mail begins: behind blank lines.
pub(super) fn start(bytes: &[u8]) -> usize {
    let blank = bytes.iter().take(LOOKED_AT).take_while(|byte| byte.is_ascii_whitespace()).count();
    bytes[..blank].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
}

/// Whether a mailbox begins here: a line `From `, the sender, and the day.
pub(super) fn is_mailbox(bytes: &[u8]) -> bool {
    bytes.starts_with(b"From ") && first_line(bytes).split(|byte| *byte == b' ').count() > 3
}

/// How well it fits.
pub(super) fn detect(bytes: &[u8]) -> Detection {
    let start = start(bytes);
    let rest = &bytes[start..bytes.len().min(LOOKED_AT)];
    let (mailbox, skipped) =
        if is_mailbox(rest) { (true, first_line(rest).len() + 1) } else { (false, 0) };
    let Some(found) = fields(rest.get(skipped..).unwrap_or_default()) else {
        return Detection::none();
    };
    let span = Span::from_usize(start, start + skipped + found.length);
    let note = "header fields of a mail";
    let score = match found {
        _ if found.transport > 1 || (found.transport > 0 && found.envelope > 0) => 0.9,
        _ if found.address && found.date => 0.8,
        _ if mailbox && found.envelope > 1 => 0.8,
        _ => return Detection::none(),
    };
    Detection::score(score).because(Evidence::new(span, note))
}

#[derive(Default)]
struct Fields {
    transport: usize,
    envelope: usize,
    /// `From` holds an address.
    address: bool,
    /// `Date` has the form of RFC 822.
    date: bool,
    length: usize,
}

/// The header fields; none where a line among them is no field.
fn fields(bytes: &[u8]) -> Option<Fields> {
    let mut found = Fields::default();
    for line in bytes.split_inclusive(|byte| *byte == b'\n').take(LINES) {
        let text = line.trim_ascii_end();
        if text.is_empty() {
            break;
        }
        let folded = matches!(text.first(), Some(b' ' | b'\t'));
        if !folded {
            // The last line may be cut by what was looked at.
            match field(text) {
                Some((name, value)) => found.count(&name, value),
                None if line.ends_with(b"\n") => return None,
                None => break,
            }
        } else if found.length == 0 {
            return None;
        }
        found.length += line.len();
    }
    Some(found)
}

impl Fields {
    fn count(&mut self, name: &str, value: &[u8]) {
        self.transport += usize::from(TRANSPORT.contains(&name));
        self.envelope += usize::from(ENVELOPE.contains(&name));
        self.address |= name == "from" && memchr::memchr(b'@', value).is_some();
        self.date |= name == "date"
            && std::str::from_utf8(value).is_ok_and(|value| crate::dates::rfc822(value).is_some());
    }
}

/// The name, in lower case, and the value of a field.
fn field(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = memchr::memchr(b':', line)?;
    let (name, value) = (&line[..colon], &line[colon + 1..]);
    let fits = !name.is_empty() && name.len() < 80 && name.iter().all(u8::is_ascii_graphic);
    let name = fits.then(|| std::str::from_utf8(name).ok())??;
    Some((name.to_ascii_lowercase(), value.trim_ascii()))
}

fn first_line(bytes: &[u8]) -> &[u8] {
    &bytes[..memchr::memchr(b'\n', bytes).unwrap_or(bytes.len())]
}

#[cfg(test)]
mod tests {
    fn score(text: &str) -> f32 {
        super::detect(text.as_bytes()).value()
    }

    #[test]
    fn a_mail_is_told_by_what_programs_write() {
        assert!(score("\r\n   \nReceived: by x\n\tat noon\nFrom: a@a.example\n\nHello\n") > 0.8);
        assert!(score("From: a@a.example\nDate: Tue, 3 Mar 2015 11:27:36 +1100\n\nHello\n") > 0.7);
        assert!(
            score("Content-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\n--b\n") > 0.8
        );
        assert!(score("From a@a.example Tue Mar  3 11:27:36 2015\nFrom: a\nTo: b\n\nHello") > 0.7);
    }

    #[test]
    fn labels_above_copy_are_no_mail() {
        for text in [
            "From: The harbour board\nDate: 3 May 2019\nSubject: Piers\n\nThe pier is open.\n",
            "Subject: Piers\n\nThe pier is open.\n",
            "PARIS: Received wisdom: MIME-Version: no\n",
            "Headline\n\nReceived: nothing\nMIME-Version: 1.0\n",
            "WARC/1.0\r\nWARC-Type: response\r\n\r\n",
            "Length: 500 words\nByline: By A Writer\n\nThe pier is open.\n",
            "",
        ] {
            assert!(score(text) < f32::EPSILON, "{text:?}");
        }
    }
}
