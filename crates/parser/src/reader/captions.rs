//! Captions among the lines that the decoder took for something else, on pages of which nothing but the
//! text is known.
//!
//! Between the headline and the end of the copy, a short line that is nothing but a credit (`Ines Moreau/Quay
//! Press`, `Getty Images`) is one; a line of some words right above a photo's credit is its caption, and so
//! is one that has the credit at its end: `The pier at dawn. Photo: Ines Moreau`. Paragraphs are left
//! alone, for copy may speak of a picture too, but for what copy never does: end with a writer and an
//! outlet (`(Ines Moreau/Quay Press)`, `… at dawn Ines Moreau / Quay Press`), with the word for one who
//! took a picture (`（山田太郎撮影）`) or with a credit behind its last stop (`. Photo by Ines Moreau`), and open
//! with `FILE -`. A stroke alone is no sign, for copy parts
//! countries, teams and parties by one: a part of the credit must read as a person, and no country does
//! (`Great Britain/Vesla`). Where a line is no paragraph, brackets behind its full stop that hold a person,
//! an outlet and a person behind a colon, or a word for a picture are a credit too. The marks are rows of
//! `data/caption_marks.txt`.

use std::sync::LazyLock;

use copydesk_core::{BlockKind, Source};
use memchr::memmem::Finder;

use super::kinds::is_furniture_phrase;
use crate::decoder::{Feature, Page};
use crate::grammar;
use crate::tables::{FoldSet, fold_words, rows};
use crate::units::Unit;

/// A caption above its credit has so many words at least.
const ABOVE_CREDIT: u32 = 4;
/// A paragraph above a credit that is its caption has so many at most.
const SAID: u32 = 16;
/// The name of an agency has so many at most.
const AGENCY: u32 = 4;
/// A credit alone has so many at most.
const CREDIT: u32 = 6;
/// One with its credit has so many.
const WITH_CREDIT: u32 = 7;

/// What is in the brackets of a credit, or behind its stroke, has so many bytes at most.
const LONGEST_CREDIT: usize = 60;
/// A credit with a word for a picture has so many words at most.
const IN_BRACKETS: usize = 4;
/// Running words have so many small ones at least.
const RUNNING: usize = 4;

/// Names the captions.
pub(super) fn name(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let headline = kinds.iter().position(|kind| *kind == BlockKind::Headline);
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    let within = headline.map_or(0, |headline| headline + 1)..last;
    for index in within.clone() {
        let text = || units[index].text.of(source.text());
        let misread =
            matches!(kinds[index], BlockKind::Subhead | BlockKind::ListItem | BlockKind::Paragraph);
        let has = |feature: Feature| page.features[index].has(feature);
        let capitalised = has(Feature::TitleCase) || has(Feature::AllCapitals);
        let open = has(Feature::EndOpen)
            && has(Feature::NoGrammarWord)
            && (capitalised || units[index].words == 1);
        if misread
            && open
            && units[index].words <= CREDIT
            && is_credit_alone(text(), units[index].words)
        {
            kinds[index] = BlockKind::PhotoCredit;
        }
    }
    for index in within {
        let (words, features) = (units[index].words, page.features[index]);
        let open = features.has(Feature::EndOpen) && !features.has(Feature::StartsQuote);
        let said = || may_be_said(units[index].text.of(source.text()), words);
        let above_credit = kinds[index + 1] == BlockKind::PhotoCredit
            && words >= ABOVE_CREDIT
            && match kinds[index] {
                BlockKind::Furniture => true,
                BlockKind::Subhead | BlockKind::ListItem => open,
                // A sentence of copy is longer, or is one of several.
                BlockKind::Paragraph => features.has(Feature::PreviousProse) && said(),
                _ => false,
            };
        let certain =
            || !features.has(Feature::IsByline) && is_certain(units[index].text.of(source.text()));
        let with_credit = words >= WITH_CREDIT
            && (may_be(kinds[index])
                && (features.has(Feature::PhotoTail)
                    || certain()
                    || ends_with_photographer(units[index].text.of(source.text())))
                || kinds[index] == BlockKind::Paragraph && certain());
        if (above_credit || with_credit) && !is_furniture_phrase(features) {
            kinds[index] = BlockKind::Caption;
        }
    }
    alternatives(source, units, headline.map_or(0, |headline| headline + 1)..last, kinds);
}

/// Whether a paragraph may be what a picture shows: a sentence of some words without a quotation.
fn may_be_said(text: &str, words: u32) -> bool {
    let within = text.trim_end_matches(['.', ' ']);
    words <= SAID && !within.contains([':', '?', '!', '"', '“', '„', '»']) && !within.contains(". ")
}

/// Names the text that a program reads out for a picture, which pages print above its caption: the same words
/// without the credit.
fn alternatives(
    source: &Source,
    units: &[Unit],
    within: std::ops::Range<usize>,
    kinds: &mut [BlockKind],
) {
    for index in within {
        let open = may_be(kinds[index]) || kinds[index] == BlockKind::Paragraph;
        if !open || kinds[index + 1] != BlockKind::Caption || units[index].words < ABOVE_CREDIT {
            continue;
        }
        let text = units[index].text.of(source.text()).trim_end_matches('.');
        let caption = units[index + 1].text.of(source.text());
        if caption.len() > text.len() && caption.starts_with(text) {
            kinds[index] = BlockKind::Caption;
        }
    }
}

/// Agencies for pictures.
static PHOTO_AGENCIES: LazyLock<FoldSet> =
    LazyLock::new(|| rows(include_str!("../../data/photo_agencies.txt")).map(fold_words).collect());

/// Whether a line is nothing but a credit: `Ines Moreau/Quay Press`, `Getty Images`, `AFP`.
fn is_credit_alone(text: &str, words: u32) -> bool {
    let is_agency =
        |name: &str| grammar::is_agency(name) || PHOTO_AGENCIES.contains(&fold_words(name));
    let Some((first, second)) = text.split_once('/') else {
        return words <= AGENCY && is_agency(text);
    };
    is_credit(text)
        || is_agency(first.trim()) && is_named(second)
        || is_agency(second.trim()) && is_named(first)
}

/// Whether a line ends with a credit or opens as agencies' captions of old pictures do.
pub(crate) fn is_certain(text: &str) -> bool {
    // `… at dawn. Credit...Ines Moreau`
    static MARK: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("Credit"));
    let end = tail(text);
    if MARK.find(end.as_bytes()).is_some() && marks('i').any(|mark| end.contains(mark)) {
        return true;
    }
    if ends_with_words_of_credit(text) {
        return true;
    }
    if marks('o').any(|opener| text.strip_prefix(opener).is_some_and(is_behind_opener)) {
        return true;
    }
    let Some(inside) = text.strip_suffix(['）', ')', ']']) else {
        return before_taken(text).is_some_and(is_behind_name) || ends_with_credit(text);
    };
    let credit = tail(inside).rsplit_once(['（', '(', '[']).map(|(_, credit)| credit);
    before_taken(inside).is_some()
        || credit.is_some_and(|credit| {
            marks('l').any(|ending| credit.ends_with(ending))
                || is_credit(credit)
                || is_behind_agency(credit)
                || is_pictured(credit)
        })
}

/// Whether a sentence is followed by the words of a credit and no stop: `… at dawn. Photo by Ines Moreau/Quay
/// Press`, `… at dawn. Courtesy of the Moreau family`.
fn ends_with_words_of_credit(text: &str) -> bool {
    if text.ends_with(['.', '"', '”', '?', '!']) {
        return false;
    }
    let end = tail(text);
    let Some(stop) = memchr::memrchr(b'.', end.as_bytes()) else { return false };
    let Some(credit) = end[stop + 1..].strip_prefix(' ') else { return false };
    let (first, behind) = credit.split_once(' ').unwrap_or((credit, ""));
    let by = behind.split(' ').next().unwrap_or_default();
    let word = first.trim_end_matches(':');
    let pictured = marks('p').any(|mark| word.eq_ignore_ascii_case(mark));
    let lent = word.eq_ignore_ascii_case("courtesy") && by == "of";
    first.starts_with(char::is_uppercase)
        && (pictured && (first.ends_with(':') || matches!(by, "by" | "courtesy" | "via")) || lent)
}

/// `Picture: Ines Moreau`: what copy never ends with in brackets.
fn is_pictured(credit: &str) -> bool {
    let pictured = |word: &str| marks('p').any(|mark| word.eq_ignore_ascii_case(mark));
    credit.split_once(": ").is_some_and(|(label, _)| label.split(' ').any(pictured))
}

/// Whether a line that is no paragraph ends with one who took a picture: in brackets, behind a stroke and a
/// stop (`… at dawn. | Tom Ode`), or in capitals behind running words (`… at dawn TOM ODE`).
fn ends_with_photographer(text: &str) -> bool {
    let behind_stroke = || {
        let (before, credit) = tail(text).rsplit_once(" | ")?;
        let closed = before.trim_end().ends_with(['.', ')', '"', '”']);
        Some(closed && (is_person(credit) || grammar::is_agency(credit)))
    };
    // Most lines end with a stop or a bracket.
    match text.as_bytes().last() {
        Some(b')') => ends_with_brackets(text),
        Some(last) if last.is_ascii_alphabetic() || *last >= 0x80 => {
            behind_stroke().unwrap_or(false)
                || ends_behind_stop(text)
                || !last.is_ascii_lowercase() && ends_in_capitals(text)
        }
        _ => false,
    }
}

/// Whether a sentence is followed by a name and no stop: `The pier at dawn, as it was. Quay Pictures`. What
/// has a short word before the stop is an abbreviation.
fn ends_behind_stop(text: &str) -> bool {
    let Some((sentence, credit)) = tail(text).rsplit_once(". ") else { return false };
    let last = sentence.rsplit(' ').next().unwrap_or_default();
    let whole = text.len() - credit.len();
    is_named(credit)
        && credit.ends_with(char::is_alphabetic)
        && credit.split_whitespace().count() <= IN_BRACKETS
        && last.chars().count() > IN_BRACKETS
        && last.starts_with(char::is_lowercase)
        && text[..whole].split_whitespace().count() > RUNNING
}

/// Whether two or three words in capitals end a line of running words: `El puerto al alba. INÉS MOREAU`.
fn ends_in_capitals(text: &str) -> bool {
    let is_capital = |word: &str| {
        let letters = word.chars().filter(|letter| letter.is_alphabetic());
        letters.clone().count() >= 3
            && letters.clone().all(char::is_uppercase)
            && word
                .chars()
                .all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '.' | '\''))
    };
    let words = || text.split_whitespace().rev();
    let capitals = words().take_while(|word| is_capital(word)).count();
    let running = words().skip(capitals).filter(|word| word.starts_with(char::is_lowercase));
    (2..=3).contains(&capitals) && running.count() >= RUNNING
}

/// Whether a line that is no paragraph ends with a full stop and a credit in brackets: `… at dawn. (Tom
/// Ode)`, `… at dawn.(Quay News: Tom Ode)`, `… at dawn. (Quay photo)`. What signs copy so is an agency.
fn ends_with_brackets(text: &str) -> bool {
    let Some(inside) = text.strip_suffix(')') else { return false };
    let Some((before, credit)) = tail(inside).rsplit_once('(') else { return false };
    let pictured = |word: &str| marks('p').any(|mark| word.eq_ignore_ascii_case(mark));
    let credited = match credit.split_once(": ") {
        Some((outlet, person)) => is_named(outlet) && is_person(person),
        None => {
            credit.split_whitespace().any(pictured)
                && credit.split_whitespace().count() <= IN_BRACKETS
                || grammar::is_person_name(credit) && !grammar::is_agency(credit)
        }
    };
    // What a bracket says of a picture needs no stop before it: `… at dawn (foto Ode)`.
    let told = || credit.split_whitespace().next().is_some_and(pictured);
    credited && (before.trim_end().ends_with('.') || told())
}

/// The marks of a kind; those of `t` and `l` end subheads too, for towns lend and give much else: they
/// tell of a picture only behind a name or in brackets.
fn marks(kind: char) -> impl Iterator<Item = &'static str> {
    static MARKS: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/caption_marks.txt"));
        table.filter_map(|row| Some((row.chars().next()?, row.get(2..)?))).collect()
    });
    MARKS.iter().filter(move |(of, _)| *of == kind).map(|(_, mark)| *mark)
}

/// What a text has in front of the word for one who took a picture.
fn before_taken(text: &str) -> Option<&str> {
    marks('t').find_map(|mark| text.strip_suffix(mark))
}

/// Whether no particle stands in front of the word, as in `ドラマの撮影`.
fn is_behind_name(before: &str) -> bool {
    !before.ends_with(|letter| ('ぁ'..='ゖ').contains(&letter))
}

fn is_behind_opener(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['-', '–', '—', ':']) || text.starts_with("PHOTO")
}

/// The end of a line, in which its credit is if it has one.
fn tail(text: &str) -> &str {
    let least = text.len().saturating_sub(LONGEST_CREDIT + 1);
    let start = (least..text.len()).find(|at| text.is_char_boundary(*at));
    start.map_or("", |start| &text[start..])
}

/// `Ines Moreau/Quay Press`: the names of a person and of outlets, parted by a stroke.
fn is_credit(text: &str) -> bool {
    let Some((person, _)) = text.split_once('/') else { return false };
    is_person(person)
        && !grammar::is_country(person)
        && text.contains(char::is_lowercase)
        && text.split('/').all(is_named)
}

/// Whether there are words, and all but small ones have capitals.
fn is_named(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
        && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// `AFP / Ines Moreau`, `Reuters/INES MOREAU`
fn is_behind_agency(credit: &str) -> bool {
    credit.split_once('/').is_some_and(|(agency, person)| {
        grammar::is_agency(agency.trim_end()) && is_person(person) && is_named(person)
    })
}

/// Whether it has the shape of a person's name: two words or more, the first and the last of which
/// have capitals.
fn is_person(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(is_name) && words.next_back().is_some_and(is_name)
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some() && is_named(word)
}

/// Running words that end with a credit and without a stop: `… at dawn Ines Moreau / Quay Press`. What
/// is parted without blanks is one only behind a stop, for so are twin towns and parties.
fn ends_with_credit(text: &str) -> bool {
    let Some(stroke) = tail(text).rfind('/').map(|at| text.len() - tail(text).len() + at) else {
        return false;
    };
    let (before, outlet) = (&text[..stroke], &text[stroke + 1..]);
    if !outlet.ends_with(char::is_alphabetic) || !is_named(outlet) {
        return false;
    }
    let mut backwards = before.split_whitespace().rev();
    let (Some(last), Some(last_but_one)) = (backwards.next(), backwards.next()) else {
        return false;
    };
    let spaced = before.ends_with(' ') && outlet.starts_with(' ');
    let two_names = is_name(last_but_one) && !last_but_one.ends_with('.');
    let behind = if two_names { backwards.next() } else { Some(last_but_one) };
    let set_off = spaced || behind.is_some_and(|word| word.ends_with('.'));
    let running = || before.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
    set_off
        && is_name(last)
        && outlet.split_whitespace().next().is_some_and(is_name)
        && (two_names || is_person(outlet))
        && running().count() >= RUNNING
}

/// Whether a line of this kind may be a caption that was not recognised.
const fn may_be(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Furniture
            | BlockKind::Deck
            | BlockKind::Byline
            | BlockKind::Subhead
            | BlockKind::ListItem
    )
}

#[cfg(test)]
mod tests;
