//! The text of a mail: which of its parts, decoded, its soft line breaks undone.
//!
//! `format=flowed` (RFC 3676) is undone: a line that ends with a blank goes on in the next, and with
//! `delsp=yes` that blank was put there only for this. Lines that are quoted to different depths are
//! not joined.
//!
//! A text whose part names no character set, and that is no UTF-8, is decoded as any copy is.

use copydesk_parser::encoding;
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders as _, PartType};

/// The mark above a signature, as RFC 3676 has it.
const SIGNATURE: &str = "-- ";
/// A plain text with less than this share of the HTML's words is a stub beside it.
const STUB: (usize, usize) = (1, 2);

/// The plain text of a mail.
#[derive(Default)]
pub(super) struct Plain {
    /// The parts that it stands in.
    pub(super) parts: Vec<u32>,
    /// The parts, one below the other.
    pub(super) text: String,
}

/// The plain text of a mail; where a mail is damaged, what it has of text without a name.
pub(super) fn plain(message: &Message<'_>) -> Plain {
    let of = |ids: &[u32]| {
        let mut plain = Plain::default();
        for id in ids {
            let Some(part) = message.part(*id) else { continue };
            let PartType::Text(text) = &part.body else { continue };
            plain.add(*id, &part_text(message, part, text));
        }
        plain
    };
    let plain = of(&message.text_body);
    if !plain.text.is_empty() || html(message).is_some() {
        return plain;
    }
    let unnamed =
        |id: &&u32| message.part(**id).is_some_and(|part| part.attachment_name().is_none());
    of(&message.attachments.iter().filter(unnamed).copied().collect::<Vec<u32>>())
}

impl Plain {
    fn add(&mut self, part: u32, text: &str) {
        self.parts.push(part);
        if text.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(if self.text.ends_with('\n') { "\n" } else { "\n\n" });
        }
        self.text.push_str(text);
    }
}

/// The HTML of a mail, its parts one below the other.
pub(super) fn html(message: &Message<'_>) -> Option<String> {
    let parts = message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(text) => Some(text.as_ref()),
        _ => None,
    });
    let all = parts.collect::<Vec<&str>>().join("\n");
    (!all.trim().is_empty()).then_some(all)
}

/// Whether the plain text says less than the HTML does.
pub(super) fn is_stub(plain: &str, html: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let (plain, html) = (words(plain), words(&html_to_text(html)));
    plain == 0 || plain * STUB.1 < html * STUB.0
}

/// The text of one part.
fn part_text(message: &Message<'_>, part: &MessagePart<'_>, decoded: &str) -> String {
    let form = part.content_type();
    let attribute = |name| form.and_then(|form| form.attribute(name));
    let named = attribute("charset").is_some_and(|name| !name.eq_ignore_ascii_case("us-ascii"));
    let raw = (!named && part.encoding == Encoding::None && decoded.contains('\u{fffd}'))
        .then(|| {
            message
                .raw_message()
                .get(part.raw_body_offset() as usize..part.raw_end_offset() as usize)
        })
        .flatten()
        .and_then(|raw| encoding::decode(raw).ok());
    let text = raw.map_or_else(|| decoded.to_owned(), |raw| raw.text.into_owned());
    if attribute("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
        return unflow(
            &text,
            attribute("delsp").is_some_and(|yes| yes.eq_ignore_ascii_case("yes")),
        );
    }
    text
}

/// Joins the lines that were broken for sending.
fn unflow(text: &str, delete_blank: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = &line[depth..];
        // A blank was put before what could be taken for a mark.
        let content = content.strip_prefix(' ').unwrap_or(content);
        let mark = content == SIGNATURE;
        if open != Some(depth) || mark {
            if open.is_some() {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', depth));
            if depth > 0 {
                out.push(' ');
            }
        }
        let soft = content.ends_with(' ') && !mark;
        let kept = if soft && delete_blank { &content[..content.len() - 1] } else { content };
        out.push_str(kept);
        open = soft.then_some(depth);
        if !soft {
            out.push('\n');
        }
    }
    if open.is_some() {
        out.push('\n');
    }
    out
}

/// The copy, and what stands below the last signature mark.
pub(super) fn signature(text: &str) -> (&str, &str) {
    let mut at = 0;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        if line.trim_end_matches(['\r', '\n']) == SIGNATURE {
            found = Some((at, at + line.len()));
        }
        at += line.len();
    }
    if let Some((start, end)) = found {
        return (&text[..start], &text[end..]);
    }
    // Many programs drop the blank of the mark; with nothing below it says nothing else.
    let rest = text.trim_end().strip_suffix("--").filter(|rest| rest.ends_with('\n'));
    (rest.unwrap_or(text), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_lines_are_joined_at_one_depth_of_quoting() {
        let text = "The pier \nis open.\n\n> It was \n>> shut.\n-- \nA. Writer \nof Kell\n";
        assert_eq!(
            unflow(text, false),
            "The pier is open.\n\n> It was \n>> shut.\n-- \nA. Writer of Kell\n"
        );
        assert_eq!(unflow("a wo \nrd\n From us \n", true), "a word\nFrom us\n");
    }

    #[test]
    fn a_signature_stands_below_its_mark() {
        assert_eq!(signature("Copy.\n-- \r\nA. Writer\n"), ("Copy.\n", "A. Writer\n"));
        assert_eq!(signature("Copy.\n--\nMore.\n"), ("Copy.\n--\nMore.\n", ""));
        assert_eq!(signature("Copy.\n\n--\n\n"), ("Copy.\n\n", ""));
    }
}
