//! `copy/markup`: a file of some format that no carrier recognised, read as if it were copy.
//!
//! What opens as a JSON object, an XML document or RTF is markup to its last line; read as plain
//! text, its field names and tags look like copy. Only the opening is looked at: copy that quotes
//! markup further down is copy.

use copydesk_core::{Diagnostic, Severity, Source, Span};

/// The code of the diagnostic.
const CODE: &str = "copy/markup";

pub(super) fn check(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let bare = text.trim_start();
    let (format, shown) = opening(bare)?;
    let start = text.len() - bare.len();
    let place = Span::from_usize(start, start + shown);
    let message = format!("the text opens as {format}, which nothing here recognised as copy");
    Some(
        Diagnostic::new(CODE, Severity::Warning, place, message)
            .help("look whether the file is whole, or hand over its text alone"),
    )
}

/// The format that a text opens with, and how many bytes show it.
fn opening(text: &str) -> Option<(&'static str, usize)> {
    match text.as_bytes().first()? {
        b'{' => {
            if text.starts_with("{\\rtf") {
                return Some(("RTF", 5));
            }
            let name = text[1..].trim_start().strip_prefix('"')?;
            let end = name.find(['"', '\n'])?;
            let behind = name[end..].strip_prefix('"')?.trim_start();
            behind.starts_with(':').then(|| ("JSON", text.len() - behind.len() + 1))
        }
        b'<' => text.starts_with("<?xml ").then_some(("XML", 5)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, String)> {
        let diagnostic = check(&Source::new(text).unwrap())?;
        Some((diagnostic.span.get(text).unwrap(), diagnostic.message))
    }

    #[test]
    fn a_file_of_a_format_says_which() {
        for (text, shown, format) in [
            ("\n{\n \"uri\" : 1}", "{\n \"uri\" :", "JSON"),
            ("<?xml version=\"1.0\"?><a/>", "<?xml", "XML"),
            ("{\\rtf1 Pier", "{\\rtf", "RTF"),
        ] {
            let (span, message) = found(text).unwrap();
            assert_eq!(span, shown);
            assert!(message.contains(format), "{message}");
        }
    }

    #[test]
    fn copy_is_no_markup() {
        for text in ["", "{", "{\"", "{\"Pier\" sold}", "<Pier sold>", "The {\"pier\": 1}", "{}"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
