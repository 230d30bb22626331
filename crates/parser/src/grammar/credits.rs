//! Credits: who reported, wrote and edited, at the end of agency copy.
//!
//! `(Reporting by A and B in Tokyo; Editing by C)`, `Additional reporting by A.`, with or without
//! brackets, behind dashes (`-- With assistance from A in Oslo`) or with a colon in place of the `by`
//! (`Additional reporting: A`). What may stand before `by` is in `data/credit_verbs.txt`. A sentence that
//! says who contributed is credits too.
//! A place holds for all the names since the place before: in `by A, B and C in Tokyo, and D in
//! Washington` the first three are in Tokyo.

use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::combinator::{opt, recognize};
use nom::{IResult, Parser};

use super::byline::is_person_name;
use super::contributed::{contributed, role_before};
use super::words::{blanks, blanks1};
use crate::tables::{CREDIT_INITIALS, CREDIT_OPENERS, CREDIT_VERBS, fold};

/// The credits that begin at the start of a text and run to its end, or to the bracket that closes
/// them.
///
/// ```
/// use copydesk_parser::grammar::credits;
/// assert_eq!(credits("(Reporting by Ines Moreau; Editing by Li Wei)"), Some(0..45));
/// assert_eq!(credits("Li Wei in Lisbon contributed to this report."), Some(0..44));
/// assert_eq!(credits("Reporting requirements were tightened by the board."), None);
/// ```
pub fn credits(text: &str) -> Option<Range<usize>> {
    let whole = || text.len() - text.trim_start().len()..text.trim_end().len();
    by_task(text).or_else(|| contributed(text).map(|_| whole()))
}

/// Credits that name the task before the people.
fn by_task(text: &str) -> Option<Range<usize>> {
    // Most lines are turned away by their first letter.
    let rare = |initial: u8| {
        initial.is_ascii_alphabetic()
            && *CREDIT_INITIALS >> (initial.to_ascii_lowercase() - b'a') & 1 == 0
    };
    if text.bytes().next().is_none_or(rare) {
        return None;
    }
    let line = text.trim_start_matches([' ', '\u{a0}', '\t']);
    let start = text.len() - line.len();
    let word = line.trim_start_matches(['(', '[', '—', '–', '-', ' ', '\u{a0}']);
    let word = &word[..word.bytes().take_while(u8::is_ascii_alphabetic).count()];
    if word.bytes().next().is_none_or(rare) || !CREDIT_OPENERS.contains(&fold(word)) {
        return None;
    }
    let (behind, opened) = opening(line).ok()?;
    // `Writing: A Life` is a title: behind a colon stand names alone, and the task is of two words.
    if let Some(task) = line[..line.len() - behind.len()].trim_end().strip_suffix(':') {
        let task = task.trim_start_matches(|c: char| !c.is_alphabetic());
        let last = task.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        let said = ["by", "from"].iter().any(|by| last.eq_ignore_ascii_case(by));
        let alone =
            |row: &&str| row.strip_suffix(':').is_some_and(|row| task.eq_ignore_ascii_case(row));
        let whole = task.contains(' ') || CREDIT_VERBS.iter().any(alone);
        if !(said || whole && is_listed(behind)) {
            return None;
        }
    }
    // A name follows, not the rest of a sentence.
    if !behind.starts_with(|c: char| c.is_uppercase()) && !behind.starts_with("the ") {
        return None;
    }
    let end = text.trim_end().len();
    if !opened {
        return (!is_told(behind)).then_some(start..end);
    }
    let close = if line.starts_with('[') { ']' } else { ')' };
    match text[start..].rfind(close) {
        Some(at) if text[start + at + 1..].trim().is_empty() => Some(start..start + at + 1),
        Some(_) => None,
        None => Some(start..end),
    }
}

/// Whether what stands behind the task is told in a sentence: `Reporting by the Quay Post found that
/// the harbour had lost its lights`, `Reporting from Lisbon — The minister refused …`.
fn is_told(behind: &str) -> bool {
    let plain = |word: &&str| {
        let word = word.trim_end_matches([',', ';', '.', ')', '—']);
        word.starts_with(char::is_lowercase)
            && !CREDIT_OPENERS.contains(&fold(word))
            && !matches!(word, "and" | "by" | "from" | "in" | "of" | "the" | "with" | "for" | "at")
    };
    behind.split_whitespace().filter(plain).take(TOLD).count() == TOLD
}

/// So many small words are a sentence; `and a freelance journalist based in Osaka` are credits.
const TOLD: usize = 5;

/// Whether a text is persons' names and nothing else: `Ines Moreau, Li Wei and Tom Ode`.
fn is_listed(text: &str) -> bool {
    let text = text.trim_end_matches([')', ']', '.', ' ', '\n', '\u{a0}']);
    let names = parts(text, 0..text.len());
    let mut names = names.into_iter().map(|part| text[part].trim().trim_end_matches(','));
    names.all(|name| name.is_empty() || is_person_name(name))
}

/// One name in credits, as byte ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedCredit {
    /// The task as printed: `Additional reporting`.
    pub task: Range<usize>,
    /// Who did it.
    pub name: Range<usize>,
    /// Where they did it.
    pub place: Option<Range<usize>>,
}

/// Who did what, in a text that [`credits`] takes for credits.
///
/// ```
/// use copydesk_parser::grammar::credits_of;
/// let text = "(Reporting by Ines Moreau in Lisbon; editing by Li Wei)";
/// let found = credits_of(text);
/// assert_eq!(&text[found[0].place.clone().unwrap()], "Lisbon");
/// assert_eq!((&text[found[1].task.clone()], &text[found[1].name.clone()]), ("editing", "Li Wei"));
/// ```
pub fn credits_of(text: &str) -> Vec<ParsedCredit> {
    let clauses = clauses(text);
    let mut found = Vec::new();
    if clauses.is_empty() {
        return contributors(text);
    }
    for (index, (task, start)) in clauses.iter().enumerate() {
        let end = clauses.get(index + 1).map_or(text.len(), |(next, _)| next.start);
        names(text, *start..end, task, &mut found);
    }
    found
}

/// The names in a sentence that says who contributed, without their roles.
fn contributors(text: &str) -> Vec<ParsedCredit> {
    let mut found = Vec::new();
    let Some(sentence) = contributed(text) else { return found };
    names(text, sentence.who, &sentence.task, &mut found);
    for credit in &mut found {
        credit.name.start += role_before(&text[credit.name.clone()]);
        if credit.place.is_none() {
            credit.place.clone_from(&sentence.place);
        }
    }
    found.retain(|credit| !credit.name.is_empty());
    found
}

/// The tasks in a text, each with where its names begin.
fn clauses(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    // A task begins the text or stands behind a sign or `and`.
    let mut may_begin = true;
    let mut at = 0;
    for word in text.split_inclusive([' ', '\n', '\u{a0}']) {
        let bare = word.trim_start_matches(['(', '[', '—', '-', '*']);
        let start = at + word.len() - bare.len();
        at += word.len();
        let free = may_begin && start >= found.last().map_or(0, |(_, names)| *names);
        if free && let Ok((behind, length)) = task(&text[start..]) {
            found.push((start..start + length, text.len() - behind.len()));
            may_begin = false;
            continue;
        }
        let word = word.trim_end();
        may_begin = word.ends_with([';', ',', '.', ')', '—', '-', '/', '|', '('])
            || matches!(word, "and" | "with" | "&")
            || may_begin && word.is_empty();
    }
    found
}

/// `Reporting and writing by`: what stands behind it, and how long the task is.
fn task(input: &str) -> IResult<&str, usize> {
    let initial = input.bytes().next().map_or(0, |byte| byte.to_ascii_lowercase());
    for verb in CREDIT_VERBS.iter().filter(|verb| verb.as_bytes().first() == Some(&initial)) {
        let said = (blanks1, alt((tag_no_case("by"), tag_no_case("from"))), opt(tag(":")));
        let by = alt((recognize(said), tag(":")));
        let verb = verb.trim_end_matches(':');
        let mut by = recognize((tag_no_case(verb), by, blanks1));
        let parsed: IResult<&str, &str> = by.parse(input);
        if let Ok((rest, _)) = parsed {
            return Ok((rest, verb.len()));
        }
    }
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Alt)))
}

/// The names of a clause.
fn names(text: &str, range: Range<usize>, task: &Range<usize>, found: &mut Vec<ParsedCredit>) {
    let first = found.len();
    let mut open = first;
    for part in parts(text, range) {
        let Some(part) = trimmed(text, part) else { continue };
        let (name, place) = match in_place(&text[part.clone()]) {
            Some((name, place)) => {
                (part.start..part.start + name, Some(part.start + place..part.end))
            }
            None => (part, None),
        };
        // `in Washington, D.C.`: one word behind a place goes on with it.
        let alone = !text[name.clone()].contains(' ') && place.is_none();
        let behind_place = alone && open == found.len() && found.len() > first;
        let last = found.last_mut().filter(|_| behind_place);
        if let Some(place) = last.and_then(|last| last.place.as_mut()) {
            place.end = name.end;
            continue;
        }
        found.push(ParsedCredit { task: task.clone(), name, place: place.clone() });
        if place.is_some() {
            found[open..].iter_mut().for_each(|credit| credit.place.clone_from(&place));
            open = found.len();
        }
    }
}

/// What stands between commas and the words `and` and `with`.
fn parts(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at) = (range.start, range.start);
    for word in text[range.clone()].split_inclusive([' ', '\n', '\u{a0}']) {
        let bare = word.trim_end();
        let end = at + bare.len();
        if matches!(bare, "and" | "with" | "&") {
            found.push(start..at);
            start = end;
        } else if bare.ends_with([',', ';', '/', '|']) {
            found.push(start..end);
            start = end;
        }
        at += word.len();
    }
    found.push(start..range.end);
    found
}

/// Where `NAME in PLACE` ends its name and begins its place.
fn in_place(printed: &str) -> Option<(usize, usize)> {
    let at = printed.match_indices("in").map(|(at, _)| at).find(|at| {
        let (before, behind) = (&printed[..*at], &printed[at + 2..]);
        before.ends_with([' ', '\n', '\u{a0}']) && behind.starts_with([' ', '\n', '\u{a0}'])
    })?;
    let place = printed[at + 2..].trim_start();
    let named = place.starts_with(char::is_uppercase) || place.starts_with("the ");
    named.then(|| (printed[..at].trim_end().len(), printed.len() - place.len()))
}

/// A name or a name with its place, without the signs around it.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    const EDGES: [char; 15] =
        [' ', ',', ';', '&', '/', '|', '(', ')', '[', ']', '\n', '\r', '\u{a0}', '—', '*'];
    let part = text[range.clone()].trim_start_matches(EDGES);
    let start = range.end - part.len();
    let bare = part.trim_end_matches(EDGES);
    // The stop of the sentence, but not that of `Jr.` or `D.C.`
    let stopped = bare
        .strip_suffix('.')
        .filter(|bare| bare.rsplit([' ', '.']).next().is_some_and(|last| last.len() > 2));
    let bare = stopped.unwrap_or(bare).trim_end_matches(EDGES);
    let named =
        bare.starts_with(char::is_uppercase) || bare.starts_with("the ") || bare.contains(' ');
    (named && bare.len() <= 80).then_some(start..start + bare.len())
}

/// The opening up to `by`: whether a bracket opened it.
fn opening(input: &str) -> IResult<&str, bool> {
    let dashes = take_while1(|c| matches!(c, '—' | '–' | '-'));
    let (rest, bracket) = opt(alt((tag("("), tag("["), dashes))).parse(input)?;
    let opened = matches!(bracket, Some("(" | "["));
    let (rest, _) = blanks(rest)?;
    let (rest, _) = task(rest)?;
    Ok((rest, opened))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_with_and_without_brackets() {
        for text in [
            "(Additional reporting by A. Ode, B. Lund and C. Ito in Osaka, and D. Roe in Bern; Editing by E. Fry)",
            "Reporting by Ines Moreau; editing by Li Wei",
            "[Editing by Li Wei]",
            "Translated by Li Wei",
            "AP Business Writer Li Wei in Bern and the Osaka bureau contributed.",
            "-- With assistance from Li Wei in Bern",
            "— With assistance by Li Wei, and Ines Moreau",
            "Additional reporting: Ines Moreau and Li Wei",
            "(Mitarbeit: Greta Lindner)",
            "(Reporting By: Ines Moreau in Tokyo; Editing By: Li Wei)",
            "REPORTING BY: THE QUAY NEWSROOM",
            "Reporting by Ines Moreau, a freelance journalist based in Osaka, and Li Wei in Bern",
        ] {
            assert_eq!(credits(text), Some(0..text.len()), "{text}");
        }
    }

    #[test]
    fn who_did_what_and_where() {
        let read = |text: &str| -> String {
            let show = |credit: &ParsedCredit| {
                let place = credit.place.clone().map(|place| format!(" @{}", &text[place]));
                let (task, name) = (&text[credit.task.clone()], &text[credit.name.clone()]);
                format!("{task}: {name}{}", place.unwrap_or_default())
            };
            credits_of(text).iter().map(show).collect::<Vec<_>>().join("; ")
        };
        for (text, expected) in [
            (
                "(Additional reporting by A. Ode, B. Lund and C. Ito in Osaka, and D. Roe in Bern; Editing by E. Fry)",
                "Additional reporting: A. Ode @Osaka; Additional reporting: B. Lund @Osaka; \
                 Additional reporting: C. Ito @Osaka; Additional reporting: D. Roe @Bern; Editing: E. Fry",
            ),
            (
                "Reporting by Ines Moreau in Washington, D.C., and Li Wei; writing by Tom Ode, editing by E. Fry.",
                "Reporting: Ines Moreau @Washington, D.C.; Reporting: Li Wei; writing: Tom Ode; editing: E. Fry",
            ),
            (
                "Reporting by Ines Moreau\nin Lisbon. Editing by Li Wei and the Osaka newsroom",
                "Reporting: Ines Moreau @Lisbon; Editing: Li Wei; Editing: the Osaka newsroom",
            ),
            (
                "(Associated Press writers Ines Moreau in Lima, Tom Ode and Li Wei in Bern contributed to this report.)",
                "contributed: Ines Moreau @Lima; contributed: Tom Ode @Bern; contributed: Li Wei @Bern",
            ),
            (
                "Staff writer Tom Ode contributed reporting from Bern.",
                "contributed reporting: Tom Ode @Bern",
            ),
            ("Nobody is named.", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_are_no_credits() {
        for text in [
            "Written by hand, the note said little.",
            "Reporting by phone is over.",
            "(Reporting) by Li",
            "Years of neglect contributed to this report.",
            "Ode contributed to this report and left.",
            "Ode left. Li contributed.",
            "Writing: A Life",
            "Reporting by the Quay Post found that the harbour had lost its lights last month.",
            "Reporting from Lisbon — The minister refused to open the bridge while it rains.",
            "Graphics: Lund Iris Two",
            "Editing: the art of leaving out",
            "",
            "Editing",
        ] {
            assert_eq!(credits(text), None, "{text}");
        }
    }
}
