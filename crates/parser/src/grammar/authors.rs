//! Who wrote it, read from a line that is known to be a byline: names, roles, organizations, places.
//!
//! [`byline`](super::byline) tells bylines from other lines and is strict; this one reads what a line
//! says once the page has said that it is one: `October 11, 2023 by Ines Moreau`, `Ines Moreau | Senior
//! Writer | July 2, 2025`, `By Ines Moreau in Lisbon and Tom Adeyemi, Quay Press`, `Written by ines`.
//!
//! The line is cut at signs (`|`, `•`, dashes) and at dates; what stands between commas and `and` is a
//! name, a role (a writer's, `data/roles.txt`, or behind a name that of any occupation,
//! `data/occupations.txt`), an organization (an agency, or a word of mastheads in it), or letters of a
//! degree or of a licence. A role or organization holds for the authors before it that have none.
//!
//! Limits of this version: a single word or words in small letters are a name behind a `by` only; a
//! place is told by `in` alone.

use std::ops::Range;

use super::byline::{
    Byline, FOR, ParsedAuthor, byline, is_initialism, is_occupation, is_person_name, opener, person,
};
use super::words::range_in;
use crate::tables::{
    AGENCIES, BYLINE_BUTTONS, BYLINE_BY, BYLINE_GENRES, BYLINE_LABELS, DEGREES, JOINTS, LEXICON,
    MONTHS, POSTS, ROLES, WEEKDAYS, fold, word,
};

/// One author, as byte ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// The name.
    pub name: Range<usize>,
    /// Role or beat as printed, an organization in it left there.
    pub role: Option<Range<usize>>,
    /// The outlet or agency.
    pub organization: Option<Range<usize>>,
    /// Where it was written.
    pub place: Option<Range<usize>>,
}

/// The authors that a byline names, in order.
///
/// ```
/// use copydesk_parser::grammar::authors;
/// let text = "By INES MOREAU in Lisbon, Quay Press Writer";
/// let found = &authors(text)[0];
/// let read = |range: &Option<std::ops::Range<usize>>| range.clone().map(|range| &text[range]);
/// assert_eq!(&text[found.name.clone()], "INES MOREAU");
/// assert_eq!(read(&found.role), Some("Quay Press Writer"));
/// assert_eq!(read(&found.organization), Some("Quay Press"));
/// assert_eq!(read(&found.place), Some("Lisbon"));
/// ```
pub fn authors(text: &str) -> Vec<Writer> {
    let mut found: Vec<Writer> = Vec::new();
    let (line, told) = behind_opener(text);
    // `Ines Moreau Ports/Shipping Reporter`: the role begins behind the name without a sign.
    let plain = !told && !line.contains([',', '|', '•', '·', '\n']);
    if plain && let Some(known) = byline(text) {
        for author in known.authors {
            let name = author.name;
            found.push(Writer { name, role: None, organization: None, place: None });
            if let Some(range) = author.role {
                role(text, &mut found, &range);
            }
        }
        return found;
    }
    // `Ines Moreau Ports/Shipping Reporter`: a stroke between words without blanks joins a beat.
    if !told
        && has_joining_stroke(line)
        && let Some(byline) = byline(text)
    {
        let writer = |author: ParsedAuthor| Writer {
            name: author.name,
            role: author.role,
            organization: None,
            place: None,
        };
        return byline.authors.into_iter().map(writer).collect();
    }
    let pieces = line.split(SIGNS).flat_map(|piece| piece.split(HYPHEN));
    let mut letters = false;
    for (index, piece) in pieces.enumerate() {
        let cut = until_date(piece);
        for (place_of_part, part) in parts(cut).enumerate() {
            let bare = without_button(part.trim_matches(EDGES));
            let (bare, place) = in_place(bare);
            let (bare, outlet) = for_outlet(bare);
            let range = range_in(text, bare);
            // `By Ines Moreau, Senior Director, Quay Press`: what she is, not a second name.
            let first = index == 0 && place_of_part == 0;
            let is_told = !first && bare.split_whitespace().any(is_occupation);
            match what(bare, told) {
                _ if bare.is_empty() => {}
                What::Person | What::Other if is_told => role(text, &mut found, &range),
                // A page says when and on what beside the name; a second name stands behind `and`.
                What::Person if index == 0 || found.is_empty() && !told => {
                    let place = place.map(|place| range_in(text, place));
                    found.push(Writer { name: range, role: None, organization: None, place });
                }
                // `By Ines Moreau Harbour Correspondent`.
                What::Role if told && found.is_empty() => match byline(bare) {
                    Some(named) => with_roles(text, &mut found, range.start, named),
                    None => role(text, &mut found, &range),
                },
                What::Role => role(text, &mut found, &range),
                What::Organization => employ(&mut found, &range),
                What::Other if !found.is_empty() && is_abbreviation(bare) => {
                    // What nobody knows behind a degree is a licence: `Ines Moreau, MD, FOMA`.
                    letters = DEGREES.contains(&bare) || letters;
                    if !letters {
                        employ(&mut found, &range);
                    }
                }
                What::Other if told && index == 0 && found.is_empty() && is_handle(bare) => {
                    found.push(Writer { name: range, role: None, organization: None, place: None });
                }
                _ => {}
            }
            if let Some(outlet) = outlet {
                employ(&mut found, &range_in(text, outlet));
            }
        }
        // A date or a second sentence ends what the byline says of its authors.
        if cut.len() < piece.len() && told {
            break;
        }
    }
    for writer in &mut found {
        let name = once(&text[writer.name.clone()]);
        writer.name.end = writer.name.start + name.len();
    }
    // `in Lisbon` behind two names is where both were.
    for index in (1..found.len()).rev() {
        if found[index - 1].place.is_none() {
            found[index - 1].place = found[index].place.clone();
        }
    }
    found
}

/// A part of the line without the button or the address behind it: `Ines Moreau Follow`.
fn without_button(part: &str) -> &str {
    match part.rsplit_once([' ', '\u{a0}']) {
        Some((name, word)) if word.contains('@') || BYLINE_BUTTONS.contains(&fold(word)) => {
            name.trim_end()
        }
        _ => part,
    }
}

/// The first half of a name that stands twice, as where its picture has it too: `Ines Moreau Ines
/// Moreau`.
fn once(name: &str) -> &str {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, second) = words.split_at(words.len() / 2);
    match first.last() {
        Some(last) if first.len() > 1 && first == second => &name[..range_in(name, last).end],
        _ => name,
    }
}

/// Adds the authors of a part of the line, which begins at `from`: `Ines Moreau Harbour Correspondent`.
fn with_roles(text: &str, found: &mut Vec<Writer>, from: usize, part: Byline) {
    let within = |of: &Range<usize>| from + of.start..from + of.end;
    for author in part.authors {
        let name = within(&author.name);
        found.push(Writer { name, role: None, organization: None, place: None });
        if let Some(of) = author.role {
            role(text, found, &within(&of));
        }
    }
}

/// Whether a line says by whom it is (`By …`, `Posted on 3 March by …`) and names somebody.
///
/// ```
/// use copydesk_parser::grammar::names_writer;
/// assert!(names_writer("Von Greta Lindner, Husum") && !names_writer("By the sea"));
/// ```
pub fn names_writer(text: &str) -> bool {
    behind_opener(text).1 && !authors(text).is_empty()
}

/// Whether a stroke stands between two words without a blank at either side.
fn has_joining_stroke(line: &str) -> bool {
    let letter =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
    let bytes = line.as_bytes();
    memchr::memchr_iter(b'/', bytes)
        .any(|at| letter(bytes[..at].last()) && letter(bytes.get(at + 1)))
}

/// What sets parts of a byline off.
const SIGNS: [char; 12] = ['|', '•', '●', '·', '⋅', '∙', '–', '—', '\n', '/', '<', '('];
/// A hyphen between blanks does so too; one without stands in a name.
const HYPHEN: &str = " - ";
const EDGES: [char; 12] = [' ', ',', '.', ':', ';', '\u{a0}', ')', '^', '\r', '-', '*', '\t'];

/// The line behind its opener, or behind a date or a word of publishing and its opener; whether there
/// was one.
fn behind_opener(text: &str) -> (&str, bool) {
    let line = text.trim_start_matches(EDGES);
    if let Some(behind) = opener(line) {
        return (behind, true);
    }
    if let Some(behind) = behind_label(line) {
        return (behind, true);
    }
    let (mut at, mut genre) = (0, false);
    for word in line.split_inclusive([' ', '\u{a0}']) {
        at += word.len();
        let bare = word.trim_end();
        if genre && BYLINE_BY.contains(&bare) {
            return (&line[at..], true);
        }
        genre = at < GENRE && BYLINE_GENRES.contains(&fold(bare));
        let dated = line[..at].bytes().any(|byte| byte.is_ascii_digit())
            || line[..at].split_whitespace().any(is_published);
        if matches!(bare, "by" | "By" | "BY" | "by:" | "By:") && dated {
            return (&line[at..], true);
        }
    }
    match behind_other(line) {
        Some(behind) => (behind, true),
        None => (line, false),
    }
}

/// What stands behind the opener of a later part, where the first tells of somebody else: `Reviewed by Tom
/// Adeyemi — Written by Ines Moreau`.
fn behind_other(line: &str) -> Option<&str> {
    let sign = line.find(SIGNS).or_else(|| line.find(HYPHEN))?;
    if is_person_name(line[..sign].trim_matches(EDGES)) {
        return None;
    }
    let parts = line[sign..].split(SIGNS).flat_map(|part| part.split(HYPHEN));
    let mut openers = parts.filter_map(|part| opener(part.trim_start_matches(EDGES)));
    let behind = openers.find(|behind| person(behind).is_ok())?;
    line.get(range_in(line, behind).start..)
}

/// What stands behind `Автор:` or `作者：`, wherever it stands in the line; where names have no
/// capitals, up to the next blank.
fn behind_label(line: &str) -> Option<&str> {
    let behind = line.match_indices([':', '：']).find_map(|(at, sign)| {
        let before = line[..at].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        let label = !word.is_empty() && BYLINE_LABELS.contains(&word.to_lowercase().as_str());
        label.then(|| line[at + sign.len()..].trim_start())
    })?;
    let cased = behind.starts_with(|c: char| c.is_uppercase() || c.is_lowercase());
    let end = behind.find(|c: char| c.is_whitespace() || matches!(c, '）' | '；' | '，'));
    match end.filter(|_| !cased) {
        Some(end) => behind.get(..end),
        None => Some(behind),
    }
}

fn is_published(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    known(bare) & word::PUBLISHED != 0
}

fn known(word: &str) -> u16 {
    LEXICON.get(fold(word)).bits
}

/// A piece up to a date, a time or a word such as `Updated`.
fn until_date(piece: &str) -> &str {
    let mut words = piece.split_whitespace().peekable();
    let mut first = true;
    while let Some(word) = words.next() {
        let at = word.as_ptr() as usize - piece.as_ptr() as usize;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let dated = words.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        // `Tom May` is a name, and so is `April Lund`.
        let month = MONTHS.contains_key(&fold(bare)) && dated;
        // `di 16 maart`: short words before a number are weekdays in many languages.
        let short = dated && word.len() <= 4 && word.starts_with(char::is_lowercase);
        let weekday = !first && (short || WEEKDAYS.contains_key(&fold(bare)));
        // `Last Updated` too.
        let last = matches!(word, "Last" | "last" | "Originally" | "originally")
            && words.peek().is_some_and(|next| is_published(next));
        let told = !first && (last || is_published(word) || matches!(word, "on" | "at"));
        let ends = !first && is_sentence_end(&piece[..at]);
        if word.starts_with(|c: char| c.is_ascii_digit()) || month || weekday || told || ends {
            return &piece[..at];
        }
        first = false;
    }
    piece
}

/// Whether a sentence ends here: `J.` and `Dr.` do not end one.
fn is_sentence_end(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    last.ends_with('.') && last.len() > 4 && !last[..last.len() - 1].contains('.')
}

/// In so many bytes of a line the kind of piece ends that a `by` stands behind.
const GENRE: usize = 40;

/// What stands between commas and `and`.
fn parts(piece: &str) -> impl Iterator<Item = &str> {
    piece.split([',', '&']).flat_map(|part| {
        let mut rest = Some(part);
        std::iter::from_fn(move || {
            let part = rest?;
            let found = JOINTS.iter().find_map(|joint| {
                let mut words = part.split_inclusive(' ');
                let word = words.find(|word| word.strip_suffix(' ') == Some(*joint))?;
                Some((range_in(part, word).start, joint.len()))
            });
            let Some((at, width)) = found else { return rest.take() };
            rest = Some(&part[at + width..]);
            Some(&part[..at])
        })
    })
}

/// `NAME in PLACE`
fn in_place(part: &str) -> (&str, Option<&str>) {
    match part.split_once(" in ") {
        Some((name, place)) if place.starts_with(char::is_uppercase) => (name, Some(place)),
        Some((name, _)) => (name, None),
        None => (part, None),
    }
}

/// `NAME for OUTLET`, `NAME Special to OUTLET`, `Special to OUTLET`
fn for_outlet(part: &str) -> (&str, Option<&str>) {
    let alone = ["Special to ", "special to "].iter().find_map(|words| part.strip_prefix(words));
    if alone.is_some() {
        return (&part[..0], alone);
    }
    let found = FOR.iter().find_map(|words| part.split_once(words));
    // `by Ines Moreau for the Lund Post`
    let found = found.map(|(name, outlet)| (name, outlet.strip_prefix("the ").unwrap_or(outlet)));
    match found.filter(|(_, outlet)| outlet.starts_with(char::is_uppercase)) {
        Some((name, outlet)) => (name, Some(outlet)),
        None => (part, None),
    }
}

/// Gives an organization to the authors before it that have none.
fn employ(found: &mut [Writer], organization: &Range<usize>) {
    let open = found.iter_mut().filter(|writer| writer.organization.is_none());
    open.for_each(|writer| writer.organization = Some(organization.clone()));
}

/// `CNN`, `MD`: a few capitals.
fn is_abbreviation(part: &str) -> bool {
    (2..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase())
}

enum What {
    Person,
    Role,
    Organization,
    Other,
}

fn what(part: &str, told: bool) -> What {
    let words = || part.split_whitespace();
    if AGENCIES.contains(part) {
        return What::Organization;
    }
    let names_role = words().any(|word| ROLES.contains(&fold(word))) && words().count() <= 8;
    if names_role || POSTS.contains(&part) {
        return What::Role;
    }
    if words().any(|word| known(word) & word::OUTLET != 0) && words().count() <= 5 {
        return What::Organization;
    }
    let shouted = !part.chars().any(char::is_lowercase) && (2..=4).contains(&words().count());
    let name = |word: &str| word.len() > 1 && !is_initialism(word) || word.ends_with('.');
    // Behind a `by` stands `Tom May` too, although `may` is a word of grammar.
    let named = told && matches!(person(part), Ok(("", _)));
    if named || is_person_name(part) || shouted && words().all(name) && part.chars().all(is_of_name)
    {
        return What::Person;
    }
    What::Other
}

const fn is_of_name(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'')
}

/// A name that is no person's form: one word, words in small letters, a team. `by the sea` is none.
fn is_handle(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let count = words.clone().count();
    let of_grammar =
        |word: &str| known(word) & word::GRAMMAR != 0 && word.starts_with(char::is_lowercase);
    (1..=4).contains(&count)
        && part.chars().any(char::is_alphabetic)
        && !part.contains(['@', '['])
        && !words.next().is_some_and(of_grammar)
}

/// Gives a role to the authors before it that have none, and the organization that it holds.
fn role(text: &str, found: &mut [Writer], range: &Range<usize>) {
    let organization =
        organization_in(&text[range.clone()]).map(|length| range.start..range.start + length);
    for writer in found.iter_mut().filter(|writer| writer.role.is_none()) {
        writer.role = Some(range.clone());
        if writer.organization.is_none() {
            writer.organization.clone_from(&organization);
        }
    }
}

/// How much of `Quay Press Writer` is the organization.
fn organization_in(role: &str) -> Option<usize> {
    let opens =
        |form: &str| role.strip_prefix(form).is_some_and(|behind| behind.starts_with([' ', '\n']));
    if let Some(length) = AGENCIES.at_start(role, opens) {
        return Some(length);
    }
    let outlet = |word: &&str| known(word) & (word::OUTLET | word::INSTITUTION) == word::OUTLET;
    let last = role.split_whitespace().rfind(outlet)?;
    let end = last.as_ptr() as usize - role.as_ptr() as usize + last.len();
    // `News Editor` is a desk, `Harbour News Editor` may be an outlet's.
    let several = role[..end].contains(' ') && !role[end..].trim().is_empty();
    several.then_some(end)
}

#[cfg(test)]
mod tests;
