//! The names in a byline field.
//!
//! A field says who wrote it, so that every piece of it is taken for a name unless it looks like a
//! role: `A B and C D, Kell correspondents` has two authors, the second with a role. Names stay as
//! printed, capitals included; only `Moreau, Ines` is turned round.

use std::sync::LazyLock;

use copydesk_core::{Author, Field, Span};
use copydesk_parser::grammar::is_person_name;

use crate::labels::words;

/// Words before the names.
static OPENERS: LazyLock<Vec<&str>> = LazyLock::new(|| words("openers"));
/// Words between two names.
static JOINTS: LazyLock<Vec<&str>> = LazyLock::new(|| words("joints"));
/// How a byline begins that names nobody.
static NOBODY: LazyLock<Vec<String>> =
    LazyLock::new(|| words("nobody").iter().map(|word| word.replace('_', " ")).collect());
/// Words behind which a place follows.
static PLACES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let both = |word: &&str| [format!(" {word} "), format!(" {word}\n")];
    words("places").iter().flat_map(both).collect()
});
/// The authors of `By Ines Moreau and Tom Adeyemi, Kell`, the text beginning at this offset.
pub(crate) fn running(text: &str, offset: u32) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    let body = without_opener(text);
    for piece in pieces(body) {
        let (name, aside) = apart(piece);
        if name.is_empty() {
            continue;
        }
        let is_name = authors.is_empty() || is_person_name(name) || is_capitals_name(name);
        match authors.last_mut() {
            Some(author) if !is_name => {
                author.role.get_or_insert_with(|| field(text, name, offset));
            }
            _ if is_nobody(name) => {}
            _ => {
                let mut author = Author::new(field(text, name, offset));
                let aside = aside.map(|(is_place, aside)| (is_place, field(text, aside, offset)));
                match aside {
                    Some((true, place)) => author.place = Some(place),
                    Some((false, role)) => author.role = Some(role),
                    None => {}
                }
                authors.push(author);
            }
        }
    }
    authors
}

/// The authors of `Moreau, Ines; Adeyemi, Tom.`
pub(crate) fn inverted(text: &str, offset: u32) -> Vec<Author> {
    if !text.contains([';', ',']) {
        return running(text, offset);
    }
    text.split(';')
        .map(|name| name.trim().trim_end_matches('.').trim_end())
        .filter(|name| !name.is_empty())
        .map(|name| {
            let mut field = field(text, name, offset);
            field.value = turned(&field.value);
            Author::new(field)
        })
        .collect()
}

/// `Ines Moreau` of `Moreau, Ines`; what has another form stays as it is.
fn turned(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') && !given.is_empty() => {
            format!("{given} {family}")
        }
        _ => name.to_owned(),
    }
}

/// Whether a text begins with a word that opens a byline.
pub(crate) fn has_opener(text: &str) -> bool {
    without_opener(text).len() < text.trim_start().len()
}

fn without_opener(text: &str) -> &str {
    let start = text.trim_start();
    let behind = |opener: &&str| {
        let head = start.get(..opener.len())?;
        let rest = start.get(opener.len()..)?;
        let opens = head.eq_ignore_ascii_case(opener) && rest.starts_with(char::is_whitespace);
        opens.then(|| rest.trim_start())
    };
    OPENERS.iter().find_map(behind).unwrap_or(start)
}

/// Pieces between commas, semicolons, slashes and joints, brackets left whole.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' | '/' | '|' if depth == 0 => {
                pieces.push(&text[start..at]);
                start = at + 1;
            }
            c if c.is_whitespace() && depth == 0 => {
                if let Some(length) = joint(&text[at..]) {
                    pieces.push(&text[start..at]);
                    start = at + length;
                    skip_to = start;
                }
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// The length of the joint that the text begins with, up to the blank behind it.
fn joint(text: &str) -> Option<usize> {
    let bare = text.trim_start();
    let lead = text.len() - bare.len();
    JOINTS.iter().find_map(|word| {
        let rest = bare.strip_prefix(word)?;
        rest.starts_with(char::is_whitespace).then_some(lead + word.len())
    })
}

/// A name, and what stands beside it: a role in brackets, or (true) a place behind `in`.
fn apart(piece: &str) -> (&str, Option<(bool, &str)>) {
    let piece = piece.trim();
    if let Some(open) = piece.find('(').filter(|open| *open > 0) {
        let aside = piece[open + 1..].trim_end_matches([')', ' ']);
        return (
            piece[..open].trim_end(),
            Some((false, aside)).filter(|aside| !aside.1.is_empty()),
        );
    }
    for word in PLACES.iter() {
        if let Some(at) = piece.find(word).filter(|at| *at > 0) {
            let place = piece[at + word.len()..].trim();
            let is_place = place.starts_with(char::is_uppercase);
            return (piece[..at].trim_end(), Some((is_place, place)));
        }
    }
    (piece.trim_end_matches('.'), None)
}

/// Whether a piece names an office instead of a person: `our correspondent`.
fn is_nobody(name: &str) -> bool {
    let name = name.to_lowercase();
    NOBODY.iter().any(|opening| name.starts_with(opening.as_str()))
}

/// `TOM ADEYEMI`: a name all in capitals, and no role.
fn is_capitals_name(name: &str) -> bool {
    let mut titled = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        let mut letters = word.chars();
        titled.extend(letters.next());
        titled.extend(letters.flat_map(char::to_lowercase));
        titled.push(' ');
    }
    is_person_name(&titled)
}

/// A part of a text that begins at this offset, white space folded.
pub(crate) fn field(text: &str, part: &str, offset: u32) -> Field {
    let start = offset as usize + (part.as_ptr() as usize - text.as_ptr() as usize);
    let value: Vec<&str> = part.split_whitespace().collect();
    Field::read(value.join(" "), Span::from_usize(start, start + part.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> String {
        let show = |author: Author| {
            let beside = |field: Option<Field>, mark| {
                field.map(|field| format!(" {mark}{}", field.value)).unwrap_or_default()
            };
            let (role, place) = (beside(author.role, "- "), beside(author.place, "@"));
            format!("{}{role}{place}", author.name.value)
        };
        running(text, 0).into_iter().map(show).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn bylines_of_many_forms() {
        for (text, names) in [
            ("Ines Moreau", "Ines Moreau"),
            ("By Ines Moreau and\nTom Adeyemi", "Ines Moreau | Tom Adeyemi"),
            ("BY TOM ADEYEMI", "TOM ADEYEMI"),
            (
                "Ines Moreau (now), Tom Adeyemi (earlier)",
                "Ines Moreau - now | Tom Adeyemi - earlier",
            ),
            ("Tom Adeyemi in Kell", "Tom Adeyemi @Kell"),
            ("Tom Adeyemi, Harbour correspondent", "Tom Adeyemi - Harbour correspondent"),
            ("Par Inès Moreau et Tom Adeyemi", "Inès Moreau | Tom Adeyemi"),
            ("BY TOM ADEYEMI, POLITICAL EDITOR", "TOM ADEYEMI - POLITICAL EDITOR"),
            ("TOM ADEYEMI AND INES MOREAU", "TOM ADEYEMI | INES MOREAU"),
            ("de Vries", "de Vries"),
            ("VAN ONZE CORRESPONDENT", ""),
            ("", ""),
        ] {
            assert_eq!(named(text), names, "{text}");
        }
        let names = inverted("Moreau, Ines; Adeyemi, Tom.", 0);
        assert_eq!(names[1].name.value, "Tom Adeyemi");
    }
}
