//! Notes to editors, corrections and embargoes, by how they open (`data/note_openers.txt`).

use std::ops::Range;

use crate::tables::NOTE_OPENERS;

/// What kind of note it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// For the desk: `Eds: …`, `(Adds background)`.
    Editors,
    /// For the reader: `Correction: …`.
    Correction,
    /// When it may run: `EMBARGOED until …`.
    Embargo,
}

/// The note that a line opens, if it opens one.
///
/// ```
/// use copydesk_parser::grammar::{NoteKind, note};
/// assert_eq!(note("Eds: Adds quotes."), Some(NoteKind::Editors));
/// assert_eq!(note("Corrections officers walked out."), None);
/// ```
pub fn note(text: &str) -> Option<NoteKind> {
    let line = text.trim_start_matches([' ', '\t', '\n', '\r', '\u{a0}']);
    let line = line.strip_prefix(['^', '[', '*', '<']).unwrap_or(line);
    let first = line.bytes().next()?.to_ascii_lowercase();
    let openers = NOTE_OPENERS.get(usize::from(first)).filter(|openers| !openers.is_empty())?;
    let (kind, _) = openers.iter().find(|(_, opener)| opens_with(line, opener))?;
    Some(match kind {
        'c' => NoteKind::Correction,
        'e' => NoteKind::Embargo,
        _ => NoteKind::Editors,
    })
}

/// The sentence of a note that says until when, or on what condition, the copy must not be used.
///
/// ```
/// use copydesk_parser::grammar::embargo;
/// let note = "Eds: Photos move at noon. EMBARGOED until 6 a.m. Monday.";
/// assert_eq!(&note[embargo(note).unwrap()], "EMBARGOED until 6 a.m. Monday.");
/// ```
pub fn embargo(text: &str) -> Option<Range<usize>> {
    let bare = text.trim_matches([' ', '^', '<', '[', ']', '(', ')', '*', '\n', '\r', '\t']);
    let start = bare.as_ptr() as usize - text.as_ptr() as usize;
    if note(text) == Some(NoteKind::Embargo) {
        return Some(start..start + bare.len());
    }
    // The signs that show an embargo inside a note of something else.
    let lower = bare.to_ascii_lowercase();
    let sign =
        ["embargo", "not for release before", "not for publication before", "hold for release"];
    let at = sign.into_iter().filter_map(|sign| lower.find(sign)).min()?;
    let begin = bare[..at]
        .rfind(". ")
        .map_or_else(|| bare[..at].find(": ").map_or(0, |n| n + 2), |n| n + 2);
    Some(start + begin..start + bare.len())
}

/// Whether a line opens with these small letters and no word goes on behind them; a curly apostrophe
/// stands for the straight one.
fn opens_with(line: &str, opener: &str) -> bool {
    let mut bytes = line.as_bytes();
    for wanted in opener.bytes() {
        let width = match bytes {
            [0xe2, 0x80, 0x99, ..] if wanted == b'\'' => 3,
            [byte, ..] if byte.to_ascii_lowercase() == wanted => 1,
            _ => return false,
        };
        bytes = &bytes[width..];
    }
    !(opener.ends_with(char::is_alphanumeric)
        && bytes.first().is_some_and(u8::is_ascii_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_by_their_opening() {
        use NoteKind::{Correction, Editors, Embargo};
        for (text, kind) in [
            ("EDITOR’S NOTE: Photos move at noon.", Some(Editors)),
            ("(Adds details, background)", Some(Editors)),
            ("^Eds: Also in Monday papers.<", Some(Editors)),
            ("CORRECTION: The ferry is blue.", Some(Correction)),
            ("Correction, Nov. 9: The ferry is blue.", Some(Correction)),
            ("EMBARGOED until noon", Some(Embargo)),
            ("Editors met on Monday.", None),
            ("An earlier ferry left.", None),
            ("", None),
        ] {
            assert_eq!(note(text), kind, "{text}");
        }
    }
}
