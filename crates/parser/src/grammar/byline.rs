//! Bylines: who wrote it, with role or organization.
//!
//! `By NAME`, `By NAME and NAME`, `By NAME, ROLE`, `Written by NAME`, the same in German, French,
//! Spanish and Italian; and, without a `By`, `NAME ROLE` where the last word is a writer's role
//! (`data/roles.txt`), and `NAME · OUTLET`. A name is two to four capitalised words, particles (`van`,
//! `bin`) between.
//!
//! Limits of this version: a line that is a bare name is not claimed here; the decoder weighs it by
//! its place on the page.

use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{opt, recognize, verify};
use nom::multi::many0;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::words::{blanks, blanks1, letters_end, name_word, range_in};
use crate::tables::{
    AGENCIES, BYLINE_PHRASES, LEXICON, NAME_PARTICLES, OCCUPATIONS, ROLES, fold, word,
};

/// One author of a byline, as byte ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedAuthor {
    /// The name.
    pub name: Range<usize>,
    /// Role, beat or organization as printed.
    pub role: Option<Range<usize>>,
}

/// A byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// Its authors in order; empty where `By` is followed by an organization alone.
    pub authors: Vec<ParsedAuthor>,
    /// An agency that it names.
    pub agency: Option<Range<usize>>,
}

/// The byline that a whole line is, if it is one.
///
/// ```
/// use copydesk_parser::grammar::byline;
/// let text = "By Ines Moreau and Tom Adeyemi, Harbour Correspondents";
/// let found = byline(text).unwrap();
/// let names: Vec<_> = found.authors.iter().map(|author| &text[author.name.clone()]).collect();
/// assert_eq!(names, ["Ines Moreau", "Tom Adeyemi"]);
/// assert!(byline("By Friday the harbour had closed, and the crews went home.").is_none());
/// ```
pub fn byline(text: &str) -> Option<Byline> {
    let line = text.trim();
    if line.len() > 160 || line.ends_with(['?', '!']) {
        return None;
    }
    if let Some(rest) = opener(line) {
        // `By INES MOREAU imoreau@quay.example`
        let rest = match rest.rsplit_once(' ') {
            Some((names, address)) if address.contains('@') => names.trim_end(),
            _ => rest,
        };
        return named(text, rest);
    }
    role_at_end(text, line).or_else(|| with_outlet(text, line))
}

/// What parts a writer from an outlet and an outlet from the day.
const PARTING: [char; 4] = ['·', '|', '•', '∙'];

/// `NAME · OUTLET`, and what a page sets behind it: `Ines Moreau · Quay News · Posted: May 3`.
fn with_outlet(whole: &str, line: &str) -> Option<Byline> {
    // Most lines hold none of the signs.
    memchr::memchr3(b'|', 0xc2, 0xe2, line.as_bytes())?;
    let mut parts = line.split(PARTING);
    let name = parts.next()?.trim();
    if name.len() == line.len() || !is_person_name(name) {
        return None;
    }
    let outlet = parts.next()?.trim();
    let is_outlet = |word: &str| LEXICON.get(fold(word)).bits & word::OUTLET != 0;
    let named = AGENCIES.contains(outlet)
        || outlet.split_whitespace().count() <= OUTLET
            && outlet.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && outlet.split_whitespace().any(is_outlet);
    if !named {
        return None;
    }
    let range = range_in(whole, outlet);
    let agency = AGENCIES.contains(outlet).then(|| range.clone());
    let author = ParsedAuthor { name: range_in(whole, name), role: Some(range) };
    Some(Byline { authors: vec![author], agency })
}

/// An outlet behind a name has so many words at most.
const OUTLET: usize = 5;

/// Whether the whole text is the name of a person: two to four capitalised words, none of them a
/// word of grammar or of a masthead.
pub fn is_person_name(text: &str) -> bool {
    let is_other = |word: &str| {
        let known = LEXICON.get(fold(word)).bits;
        known & (word::GRAMMAR | word::OUTLET | word::ROLE) != 0
    };
    has_form_of_name(text, is_other)
}

/// Whether the whole text has the form of a person's name, none of its words `is_other`.
pub(crate) fn has_form_of_name(text: &str, is_other: impl Fn(&str) -> bool) -> bool {
    let (mut words, mut particles, mut small) = (0, 0, false);
    for word in text.split_whitespace() {
        words += 1;
        if words > 5 {
            return false;
        }
        let word = if words > 1 { without_elision(word) } else { word };
        if word.starts_with(char::is_lowercase) {
            particles += 1;
            if words == 1 || particles > 2 || !NAME_PARTICLES.contains(&word) {
                return false;
            }
            continue;
        }
        particles = 0;
        if !is_name_word(word) || is_initialism(word) {
            return false;
        }
        if is_other(word) {
            return false;
        }
        small |= word.chars().any(char::is_lowercase);
    }
    words >= 2 && particles == 0 && small
}

/// A capital and letters; an inner hyphen, apostrophe or full stop stands between letters.
fn is_name_word(word: &str) -> bool {
    if !word.as_bytes().first().is_some_and(|byte| byte.is_ascii_uppercase() || *byte >= 0x80) {
        return false;
    }
    if letters_end(word) == word.len() {
        return word.starts_with(char::is_uppercase);
    }
    let mut letter = false;
    let mut first = true;
    for c in word.chars() {
        match c {
            c if c.is_alphabetic() => {
                if std::mem::take(&mut first) && !c.is_uppercase() {
                    return false;
                }
                letter = true;
            }
            '-' | '\'' | '’' | '.' if letter => letter = false,
            _ => return false,
        }
    }
    !first && (letter || word.ends_with('.'))
}

/// `d'Adeyemi` without what is elided before a vowel.
fn without_elision(word: &str) -> &str {
    let rest = ["d'", "d’"].iter().find_map(|elided| word.strip_prefix(elided));
    rest.filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(word)
}

/// `FBN`: capitals without a vowel are no name.
pub(super) fn is_initialism(word: &str) -> bool {
    word.len() >= 2
        && word.bytes().all(|byte| byte.is_ascii_uppercase() && !b"AEIOUY".contains(&byte))
}

/// `By`, `Written by` and the like, with the blanks behind it: the text behind. Pages lose the blank behind a
/// colon and behind an opener of several words: `Author:Ines Moreau`, `Written byInes Moreau`.
pub(super) fn opener(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('^').unwrap_or(line);
    // Most lines are turned away by their first letter.
    if !rest.starts_with(|c: char| "bBwWtTsSpPaAvVdDrRiIF".contains(c)) {
        return None;
    }
    // `From NAME in PLACE`; what `from` opens without a place is a clause.
    if let Some(behind) = rest.strip_prefix("From ").filter(|behind| behind.contains(" in ")) {
        return Some(behind);
    }
    let behind = BYLINE_PHRASES.iter().find_map(|(opener, as_printed)| {
        let start = rest.get(..opener.len())?;
        let same = if *as_printed { start == *opener } else { start.eq_ignore_ascii_case(opener) };
        same.then(|| (*opener, &rest[start.len()..]))
    })?;
    let (opener, behind) = behind;
    let glued = opener.ends_with(':') || opener.contains(' ');
    match blanks1(behind) {
        Ok((behind, _)) => Some(behind),
        Err(_) => Some(behind).filter(|name| glued && name.starts_with(char::is_uppercase)),
    }
}

/// Whether a line is nothing but what opens a byline, a colon behind it or none: `Written by`, `Author:`.
///
/// ```
/// use copydesk_parser::grammar::is_byline_label;
/// assert!(is_byline_label("Article written by:") && !is_byline_label("Written by Ines Moreau"));
/// ```
pub fn is_byline_label(text: &str) -> bool {
    let bare = |text: &str| text.trim_end_matches([' ', ':']).len();
    let text = text.trim();
    let label = &text[..bare(text)];
    BYLINE_PHRASES.iter().any(|(opener, as_printed)| {
        let opener = &opener[..bare(opener)];
        if *as_printed { opener == label } else { opener.eq_ignore_ascii_case(label) }
    })
}

/// What stands between a writer and an outlet that is not the writer's own.
pub(super) const FOR: [&str; 4] = [" for ", " For ", " Special to ", " special to "];

/// What follows the opener: names, then perhaps roles and an outlet.
fn named(whole: &str, rest: &str) -> Option<Byline> {
    let mut authors: Vec<ParsedAuthor> = Vec::new();
    let mut agency = None;
    let mut rest = rest;
    while let Ok((behind, name)) = person_or_capitals(rest) {
        if AGENCIES.contains(name) {
            agency = Some(range_in(whole, name));
        } else {
            authors.push(ParsedAuthor { name: range_in(whole, name), role: None });
        }
        rest = behind;
        match joint(rest) {
            Ok((behind, _)) if person_or_capitals(behind).is_ok() && !begins_role(behind) => {
                rest = behind;
            }
            _ => break,
        }
    }
    if authors.is_empty() && agency.is_none() {
        return None;
    }
    let tail = rest.trim_start_matches([
        ',', '|', '/', '-', '–', '—', '·', '•', '(', ' ', '\u{a0}', '\n', '\r',
    ]);
    let role = tail.trim_end_matches([')', '<', ' ', '\u{a0}', '\n', '\r', ',', '|']);
    if role.is_empty() {
        return Some(Byline { authors, agency });
    }
    let outlet = FOR.iter().find_map(|words| rest.strip_prefix(words));
    // `by Ines Moreau for the Lund Post`
    let outlet = outlet.map(|outlet| outlet.strip_prefix("the ").unwrap_or(outlet));
    if let Some(outlet) = outlet
        && outlet.split_whitespace().count() <= 6
        && outlet.starts_with(char::is_uppercase)
        && !authors.is_empty()
    {
        let range = range_in(whole, outlet.trim_end());
        for author in &mut authors {
            author.role = Some(range.clone());
        }
        return Some(Byline { authors, agency });
    }
    // A sentence that happens to begin with `By` goes on in small letters.
    let separated =
        rest.len() != tail.len() && !rest.trim_start().starts_with(|c: char| c.is_lowercase());
    let words = role.split_whitespace().count();
    let told = role.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    if !separated
        || words > 14
        || (told * 2 > words && words > 3)
        || role.ends_with('.') && words > 6
    {
        return None;
    }
    let range = range_in(whole, role);
    if let Some(at) = AGENCIES.at_end(role) {
        agency = Some(range.start + at..range.end);
    }
    for author in &mut authors {
        author.role = Some(range.clone());
    }
    Some(Byline { authors, agency })
}

/// `NAME … ROLE`, where the last word is a writer's role.
fn role_at_end(whole: &str, line: &str) -> Option<Byline> {
    let last = line.split_whitespace().next_back()?.trim_end_matches([',', '.', ')']);
    if !ROLES.contains(&fold(last)) || line.ends_with('.') {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    if !(3..=9).contains(&words.len()) {
        return None;
    }
    // Two words of name unless a comma says otherwise: a third may already be the beat.
    let name = match line.split_once([',', '|']) {
        Some((name, _)) if is_person_name(name) => name.trim(),
        _ => {
            let end = words[1].as_ptr() as usize + words[1].len() - line.as_ptr() as usize;
            &line[..end]
        }
    };
    if !is_person_name(name) {
        return None;
    }
    let role = line[name.len()..].trim_matches([',', '|', ' ', '\u{a0}', '(', ')']);
    if role.split_whitespace().any(|word| {
        word.starts_with(char::is_lowercase) && word.len() > 3 && !ROLES.contains(&fold(word))
    }) {
        return None;
    }
    let author = ParsedAuthor { name: range_in(whole, name), role: Some(range_in(whole, role)) };
    Some(Byline { authors: vec![author], agency: None })
}

/// Whether a word says what somebody is: `Director`.
pub(super) fn is_occupation(word: &str) -> bool {
    OCCUPATIONS.contains(&fold(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether what follows, up to the next comma or `and`, is a role rather than a second name.
fn begins_role(text: &str) -> bool {
    let part = text.split([',', '|', '<', ')']).next().unwrap_or_default();
    let part = part.split(" and ").next().unwrap_or_default();
    part.split_whitespace().any(|word| ROLES.contains(&fold(word)) || is_occupation(word))
}

fn joint(input: &str) -> IResult<&str, &str> {
    recognize((
        blanks,
        alt((tag(", and "), tag(","), tag("and "), tag("und "), tag("et "), tag("y "), tag("&"))),
        blanks,
    ))
    .parse(input)
}

/// `Ines Moreau`, `INES MOREAU`, `J.R. van der Berg`.
pub(super) fn person(input: &str) -> IResult<&str, &str> {
    let particle = alt((
        tag("van der"),
        tag("van den"),
        tag("van de"),
        tag("van"),
        tag("von"),
        tag("de la"),
        tag("de"),
        tag("del"),
        tag("della"),
        tag("da"),
        tag("dos"),
        tag("di"),
        tag("du"),
        tag("le"),
        tag("la"),
        tag("bin"),
        tag("ibn"),
        tag("al"),
        tag("el"),
        tag("ter"),
        tag("ten"),
    ));
    let small = nom::combinator::peek(nom::character::complete::satisfy(char::is_lowercase));
    let particle = preceded(small, particle);
    let elided = opt(alt((tag("d'"), tag("d’"))));
    let more =
        preceded(blanks1, recognize((opt(terminated(particle, blanks1)), elided, name_word)));
    verify(recognize((name_word, many0(more))), |name: &str| {
        (2..=5).contains(&name.split_whitespace().count())
    })
    .parse(input)
}

/// A person, or a single agency's name.
fn person_or_capitals(input: &str) -> IResult<&str, &str> {
    let ends =
        input.match_indices([' ', ',', '|', '/']).map(|(at, _)| at).chain([input.len()]).take(5);
    if let Some(end) = ends.filter(|end| AGENCIES.contains(&input[..*end])).last() {
        return Ok((&input[end..], &input[..end]));
    }
    person(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let Some(found) = byline(text) else { return "none".into() };
        let authors: Vec<_> = found
            .authors
            .iter()
            .map(|author| {
                let role = author
                    .role
                    .clone()
                    .map(|role| format!(" ({})", &text[role]))
                    .unwrap_or_default();
                format!("{}{role}", &text[author.name.clone()])
            })
            .collect();
        let agency = found.agency.map(|agency| format!(" @{}", &text[agency])).unwrap_or_default();
        format!("{}{agency}", authors.join("; "))
    }

    #[test]
    fn bylines_of_many_forms() {
        for (text, expected) in [
            ("By INES MOREAU", "INES MOREAU"),
            ("by Ines Moreau", "Ines Moreau"),
            ("By Ines Moreau, Tom Adeyemi and Li Wei", "Ines Moreau; Tom Adeyemi; Li Wei"),
            ("By Ines Moreau, Associated Press", "Ines Moreau @Associated Press"),
            ("By Ines Moreau | Harbour Editor", "Ines Moreau (Harbour Editor)"),
            ("By Reuters", " @Reuters"),
            ("Ines Moreau, Asia Reporter", "Ines Moreau (Asia Reporter)"),
            ("Ines Moreau Ports/Shipping Reporter", "Ines Moreau (Ports/Shipping Reporter)"),
            ("Von Jan van der Berg", "Jan van der Berg"),
            ("Von: Jan van der Berg", "Jan van der Berg"),
            ("Author:Ines Moreau", "Ines Moreau"),
            ("Written byInes Moreau", "Ines Moreau"),
            ("Text: Ines Moreau", "Ines Moreau"),
            ("Door Jan van der Berg", "Jan van der Berg"),
            ("By Ines Moreau for The Quay Press", "Ines Moreau (The Quay Press)"),
            ("Ines Moreau · Quay News", "Ines Moreau (Quay News)"),
            ("Ines Moreau | Reuters | May 3", "Ines Moreau (Reuters) @Reuters"),
            ("By Ines d'Adeyemi and Tom d’Orso", "Ines d'Adeyemi; Tom d’Orso"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_byline() {
        for text in [
            "By Friday the harbour had closed.",
            "By the way",
            "ByWay Lane",
            "From Lisbon to Accra in a day",
            "Text: how to read a chart",
            "By Monday Night Fever had spread to the whole of the coast, doctors said",
            "The harbour editor",
            "Ferries stop",
            "Mayor Meets Reporter.",
            "Quay News · Ines Moreau",
            "Ines Moreau · Kell",
            "Ines Moreau | watch the news",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
    }

    #[test]
    fn names_of_persons() {
        assert!(is_person_name("Ines Moreau") && is_person_name("J.R. van der Berg"));
        for text in [
            "Ines FBN News",
            "Harbour Times",
            "The Mayor",
            "Ines",
            "FERRIES STOP",
            "Ines Moreau said",
        ] {
            assert!(!is_person_name(text), "{text}");
        }
    }
}
