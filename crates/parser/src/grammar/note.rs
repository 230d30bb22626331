//! Notes to editors, corrections and embargoes, by how they open (`data/note_openers.txt`).

use nom::Parser;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::one_of;
use nom::combinator::opt;

use super::words::blanks;
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
    let (line, _) = blanks(text).ok()?;
    let (line, _) = opt(one_of::<_, _, nom::error::Error<&str>>("^[*<")).parse(line).ok()?;
    let first = line.chars().next()?;
    if !matches!(
        first.to_ascii_lowercase(),
        'a' | 'c' | 'e' | 'f' | 'i' | 'n' | 'r' | 's' | 't' | 'u' | 'w' | '('
    ) {
        return None;
    }
    // Curly apostrophes are two bytes longer than the straight one of the table.
    let straight;
    let head = if line.get(..line.len().min(40)).is_none_or(|head| head.contains('’')) {
        straight =
            line.chars().take(40).map(|c| if c == '’' { '\'' } else { c }).collect::<String>();
        straight.as_str()
    } else {
        line
    };
    let (kind, _) = NOTE_OPENERS.iter().find(|(_, opener)| {
        let opened = tag_no_case::<_, _, nom::error::Error<&str>>(*opener).parse(head);
        matches!(opened, Ok((rest, _)) if ends_word(opener, rest))
    })?;
    Some(match kind {
        'c' => NoteKind::Correction,
        'e' => NoteKind::Embargo,
        _ => NoteKind::Editors,
    })
}

fn ends_word(opener: &str, rest: &str) -> bool {
    !(opener.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric))
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
