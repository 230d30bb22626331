//! Bytes: whether they are a web page, and their text.

use std::borrow::Cow;

use copydesk_parser::encoding::{self, DecodeError, Decoded};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// So much of the beginning is looked at.
const HEAD: usize = 4096;
/// An encoding is declared within so many bytes (the HTML Standard's prescan).
const PRESCAN: usize = 1024;

/// Elements that prose in angle brackets and other formats do not have.
const ELEMENTS: &[&str] = &[
    "<div",
    "<span",
    "<p>",
    "<p ",
    "<a href",
    "<br",
    "<img",
    "<h1",
    "<h2",
    "<h3",
    "<ul",
    "<ol",
    "<li",
    "<table",
    "<tr",
    "<td",
    "<script",
    "<style",
    "<meta",
    "<link",
    "<article",
    "<section",
    "<header",
    "<nav",
    "<main",
    "<strong",
    "<em>",
    "<blockquote",
    "<figure",
    "<title",
];

/// How much the bytes look like a page, where, and why.
pub(crate) fn looks_like_html(bytes: &[u8]) -> Option<(f32, usize, &'static str)> {
    if !encoding::may_open_with(bytes, b'<') {
        return None;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let (text, offsets_hold) = match Encoding::for_bom(head) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            (encoding.decode_without_bom_handling(&head[mark..]).0, false)
        }
        _ => (String::from_utf8_lossy(head), true),
    };
    let lower = text.to_ascii_lowercase();
    let mut rest = lower.trim_start_matches('\u{feff}').trim_start();
    // A declaration, comments and instructions may stand before the doctype.
    while let Some((open, close)) =
        [("<?xml", "?>"), ("<!--", "-->")].into_iter().find(|(open, _)| rest.starts_with(open))
    {
        let Some(end) = rest[open.len()..].find(close) else { break };
        rest = rest[open.len() + end + close.len()..].trim_start();
    }
    let at = if offsets_hold && text.len() == head.len() { lower.len() - rest.len() } else { 0 };
    let tag = |name: &str| {
        rest.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    if rest.strip_prefix("<!doctype").is_some_and(|kind| kind.trim_start().starts_with("html")) {
        return Some((0.9, at, "a doctype of HTML"));
    }
    if tag("<html") {
        return Some((0.9, at, "an html element"));
    }
    if tag("<head") || tag("<body") {
        return Some((0.8, at, "a head or a body"));
    }
    if !rest.starts_with('<') || rest.starts_with("<?") {
        return None;
    }
    let kinds = ELEMENTS.iter().filter(|element| rest.contains(*element)).count();
    let first = ELEMENTS.iter().any(|element| rest.starts_with(element));
    match (first, kinds) {
        (true, 3..) => Some((0.6, at, "elements of HTML")),
        (true, _) => Some((0.3, at, "an element of HTML")),
        (false, 5..) => Some((0.3, at, "elements of HTML")),
        _ => None,
    }
}

/// The text of a page.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    let marked = Encoding::for_bom(bytes).is_some();
    if !marked
        && std::str::from_utf8(bytes).is_err()
        && let Some(encoding) = declared(bytes)
    {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        if !damaged && !text.contains('\0') {
            return Ok(Decoded {
                text: Cow::Owned(text.into_owned()),
                encoding: encoding.name(),
                damaged,
            });
        }
    }
    encoding::decode(bytes)
}

/// The encoding that a `meta` element declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let at = head.find("charset=")? + "charset=".len();
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
    let encoding = Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])?;
    // A page that says so in bytes is not UTF-16.
    Some(encoding).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_other_formats() {
        let score = |bytes: &[u8]| looks_like_html(bytes).map_or(0.0, |(score, _, _)| score);
        for page in [
            &b"\xef\xbb\xbf <!DOCTYPE html>"[..],
            b"<?xml version='1.0'?>\n<!-- a --><!DOCTYPE HTML PUBLIC '-//W3C//DTD XHTML 1.0'>",
            b"<HTML lang=en>",
            b"\xff\xfe<\0!\0d\0o\0c\0t\0y\0p\0e\0 \0h\0t\0m\0l\0>\0",
        ] {
            assert!(score(page) > 0.8, "{page:?}");
        }
        assert!(score(b"<div><p>The pier is open.</p><a href='/'>Home</a></div>") > 0.5);
        for other in [
            &b""[..],
            b"The <p> element is for paragraphs.",
            b"<?xml version='1.0'?><nitf><body><p>The pier</p></body></nitf>",
            b"<rss version='2.0'><channel><title>Pier</title></channel></rss>",
            b"<newsItem xmlns='x'><itemMeta/></newsItem>",
            b"<htmlx>",
            b"From: desk@pier.example\nContent-Type: text/html\n\n<html>",
            b"{\"html\": \"<html>\"}",
        ] {
            assert!(score(other) < 0.05, "{other:?}");
        }
    }

    #[test]
    fn a_declared_encoding_counts_where_the_bytes_are_no_utf_8() {
        let page = b"<meta charset=\"windows-1250\"><p>P\xf8\xedstav je otev\xf8en.";
        assert_eq!(decode(page).unwrap().encoding, "windows-1250");
        assert!(decode(page).unwrap().text.contains("Přístav"));
        let wrong = "<meta charset=iso-8859-1><p>Přístav".as_bytes();
        assert_eq!(decode(wrong).unwrap().encoding, "UTF-8");
    }
}
