//! Photo credits and captions, by what they say (`data/photo_phrases.txt`), and `AGENCY/Name`.

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::combinator::verify;

use super::phrases;
use super::words::name_words;
use crate::tables::AGENCIES;

/// What a line about a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoKind {
    /// Who owns the picture.
    Credit,
    /// What it shows.
    Caption,
}

/// What a line says about a picture, if it says so.
///
/// ```
/// use copydesk_parser::grammar::{PhotoKind, photo};
/// assert_eq!(photo("REUTERS/Ines Moreau"), Some(PhotoKind::Credit));
/// assert_eq!(photo("The pier in March (file photo)"), Some(PhotoKind::Caption));
/// assert_eq!(photo("The pier was closed."), None);
/// ```
pub fn photo(text: &str) -> Option<PhotoKind> {
    let line = text.trim();
    photo_of(line, phrases::said(line))
}

/// The points of a line for being a rights line, and what it says about a picture, in one search.
pub fn rights_and_photo(text: &str) -> (u32, Option<PhotoKind>) {
    let line = text.trim();
    let said = phrases::said(line);
    (said.rights, photo_of(line, said))
}

fn photo_of(line: &str, said: phrases::Said) -> Option<PhotoKind> {
    if line.len() > 400 {
        return None;
    }
    let stroke = memchr::memchr(b'/', line.as_bytes()).is_some();
    if said == phrases::Said::default() && !stroke {
        return None;
    }
    if stroke && agency_and_name(line) {
        return Some(PhotoKind::Credit);
    }
    if !(said.credit_opens || said.credit || said.caption) {
        return None;
    }
    let words = line.split_whitespace().count();
    // A long line that merely ends with its credit is a caption.
    if (said.credit_opens && words <= 14) || (said.credit && words <= 8) {
        Some(PhotoKind::Credit)
    } else if said.credit_opens || said.credit || (said.caption && words <= 60) {
        Some(PhotoKind::Caption)
    } else {
        None
    }
}

/// `REUTERS/Ines Moreau`, `AFP/Getty`
fn agency_and_name(line: &str) -> bool {
    let mut credit = (
        verify(
            take_while1::<_, &str, nom::error::Error<&str>>(|c: char| c != '/'),
            |name: &str| {
                AGENCIES.contains(name)
                    || (name.len() <= 12
                        && name.len() > 1
                        && name.chars().all(|c| c.is_uppercase() || c == ' '))
            },
        ),
        tag("/"),
        name_words,
    );
    matches!(credit.parse(line), Ok((rest, _)) if rest.len() <= 30 && !rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_and_captions() {
        for (text, kind) in [
            ("Photo: Ines Moreau", Some(PhotoKind::Credit)),
            ("AFP/Getty Images", Some(PhotoKind::Credit)),
            ("Getty Images", Some(PhotoKind::Credit)),
            (
                "Workers on the northern pier on Tuesday. Photo: Ines Moreau/Getty Images",
                Some(PhotoKind::Caption),
            ),
            ("The ferry at its berth. Photograph: Ines Moreau/HG", Some(PhotoKind::Caption)),
            ("The bigger picture: ferries and their crews", None),
            ("Mayor Ode, left, with the harbour master", Some(PhotoKind::Caption)),
            ("Ferries/buses stop at noon.", None),
            ("He said the photo was old.", None),
        ] {
            assert_eq!(photo(text), kind, "{text}");
        }
    }
}
