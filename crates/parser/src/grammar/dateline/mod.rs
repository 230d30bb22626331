//! Datelines: `CITY[, REGION][, DATE] [(AGENCY)] DASH`, the opening of agency copy.
//!
//! The parts are read in the order in which they come ([`parts`]): places joined by commas, strokes
//! or `and`; a weekday; a day, before or behind its month; an agency in brackets, between strokes or
//! bare. Then a dash of any kind, a colon, or nothing ends it. Noise of the wire may stand before the
//! place, in it and between the parts.
//!
//! Whether these parts are a dateline is decided by points, since `BREAKING - `, `Apple (AAPL) - ` and
//! `WASHINGTON (AP) ` differ in what speaks for them and in nothing else: a place in capitals or in
//! the tables, a region or country behind it, a day, an agency, the kind of the end, and a sentence
//! that begins behind it. [`points`] has the figures; [`ENOUGH`] of them are a dateline.
//!
//! City, region and country are told apart by the tables, and by their order where no table has
//! them ([`classify`]). Only what is printed is reported: `PARIS` has no country.
//!
//! In brackets as a whole (`[OSLO, June 3] The …`, `(Oslo) – The …`) a place that the tables have, with or
//! without a day, is one too, unless it stands in small letters before somebody's office (`[London] Mayor Li Wei said`).
//!
//! It looks at the beginning of a paragraph alone, and turns most away at the first words.
//!
//! Limits: an agency without a place (`(Reuters) -`) is no dateline; a town in small letters that no
//! table has needs an agency or a region; a bare city in small letters (`London – `) is not believed.

mod bracketed;
mod gate;
mod gazetteer;
mod parts;

use std::ops::Range;

use copydesk_core::{Dateline, Field, Logical, PartialDate, Span};

use super::words::range_in;
use crate::tables::{AGENCIES, FUNCTION_WORDS, LEXICON, NOT_PLACES, PLACE_PARTICLES, fold, word};
pub(crate) use gate::may_be_sure;
use gate::opening;
use gazetteer::known;
pub(crate) use gazetteer::{is_country, is_place};

/// A dateline may be this many bytes long, dash included.
const LONGEST: usize = 160;
/// So many points are a dateline.
const ENOUGH: i8 = 5;
/// So many where a dateline is expected.
const ENOUGH_IN_WIRES: i8 = 3;
/// So many points at most are given for places: for capitals, a city, and a land behind it.
const OF_PLACES: i8 = 6;
/// So many are beyond doubt, if a day or an agency is among them.
const SURE: i8 = 6;

/// The parts of a dateline as byte ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedDateline {
    /// The whole dateline with its dash and the blanks behind it.
    pub range: Range<usize>,
    /// The dateline without dash and blanks.
    pub printed: Range<usize>,
    /// Cities, regions and countries in order; none where only day and agency are printed.
    pub places: Vec<Range<usize>>,
    /// The city, the first of several.
    pub city: Option<Range<usize>>,
    /// The state, province or other part of a country.
    pub region: Option<Range<usize>>,
    /// The country.
    pub country: Option<Range<usize>>,
    /// The day.
    pub date: Option<PartialDate>,
    /// The agency as printed.
    pub agency: Option<Range<usize>>,
    /// Whether a day or an agency puts it beyond doubt, wherever it stands.
    pub sure: bool,
}

impl ParsedDateline {
    /// The dateline as metadata of an article in which `text`, the text that was parsed, begins at
    /// byte `at`.
    pub fn placed(&self, text: &str, at: u32) -> Dateline {
        let span = |range: &Range<usize>| Span::from_usize(range.start, range.end);
        let field = |range: &Range<usize>| {
            let value = Logical::text_of(text, span(range));
            Field::read(value, span(range).shift(at))
        };
        Dateline {
            span: span(&self.printed).shift(at),
            places: self.places.iter().map(field).collect(),
            city: self.city.as_ref().map(field),
            region: self.region.as_ref().map(field),
            country: self.country.as_ref().map(field),
            date: self.date,
            agency: self.agency.as_ref().map(field),
        }
    }

    /// From the first character to the dash, without the blanks behind it.
    pub fn mark(&self, text: &str) -> Range<usize> {
        let whole = text.get(self.range.clone()).unwrap_or_default();
        self.range.start..self.range.start + whole.trim_end().len()
    }
}

/// The dateline at the beginning of a paragraph.
///
/// ```
/// use copydesk_parser::grammar::dateline;
/// let text = "DARWIN, Australia, March 13 (Reuters) - The patrols begin in July.";
/// let found = dateline(text).unwrap();
/// assert_eq!(&text[found.city.unwrap()], "DARWIN");
/// assert_eq!(&text[found.country.unwrap()], "Australia");
/// assert_eq!(&text[found.range.end..], "The patrols begin in July.");
/// assert!(dateline("BREAKING - The patrols begin in July.").is_none());
/// ```
pub fn dateline(text: &str) -> Option<ParsedDateline> {
    with_points(text, ENOUGH)
}

/// The dateline at the beginning of a paragraph that should have one: the first of a wire message.
///
/// Less is enough there: a town in capitals that no table has, or one in small letters with a day.
///
/// ```
/// use copydesk_parser::grammar::{dateline, opening_dateline};
/// let text = "KELL - It sails.";
/// assert!(dateline(text).is_none());
/// assert_eq!(opening_dateline(text).unwrap().printed, 0..4);
/// ```
pub fn opening_dateline(text: &str) -> Option<ParsedDateline> {
    with_points(text, ENOUGH_IN_WIRES)
}

fn with_points(text: &str, enough: i8) -> Option<ParsedDateline> {
    if text.starts_with(['[', '(']) {
        return bracketed::dateline(text);
    }
    let start = opening(text)?;
    let mut end = text.len().min(start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let read = Read::of(&text[..end], start)?;
    let points = points(&read, enough);
    if points < enough {
        return None;
    }
    let told = read.dated || read.agency.is_some_and(|agency| agency.known);
    Some(parsed(text, start, end, &read, points >= SURE && told))
}

/// The parts of a text that is a dateline and nothing else, by the word of its carrier.
///
/// ```
/// use copydesk_parser::grammar::named_dateline;
/// let text = "Kell, Norway (QP)";
/// let found = named_dateline(text).unwrap();
/// assert_eq!(&text[found.agency.unwrap()], "QP");
/// assert!(named_dateline("Kell: it sails").is_none());
/// ```
pub fn named_dateline(text: &str) -> Option<ParsedDateline> {
    let start = text.len() - text.trim_start().len();
    let read = Read::of(text, start).filter(|read| read.behind.is_empty())?;
    Some(parsed(text, start, text.len(), &read, true))
}

/// The dateline that is a line by itself, right above the copy: a place that a table has or that stands in
/// capitals, with a day, an agency or a dash; in capitals a place of the tables alone is enough.
///
/// ```
/// use copydesk_parser::grammar::own_dateline;
/// assert!(own_dateline("London, 8 December 1996").is_some());
/// assert!(own_dateline("Kell (dpa) -").is_some());
/// assert!(own_dateline("NEW DELHI:").is_some());
/// assert!(own_dateline("Ines Moreau, 8 December 1996").is_none());
/// assert!(own_dateline("By Ines Moreau, Reuters").is_none());
/// assert!(own_dateline("KARI ODE, Reuters").is_none());
/// ```
pub fn own_dateline(text: &str) -> Option<ParsedDateline> {
    if text.len() > LONGEST {
        return None;
    }
    let found = named_dateline(text)?;
    let place = text.get(found.places.first()?.clone())?;
    let lands = [&found.city, &found.region, &found.country];
    let known = !known(place).is_none() || lands.into_iter().skip(1).any(Option::is_some);
    let capitals = is_capitals(place);
    let agency = found.agency.as_ref().and_then(|agency| text.get(agency.clone()));
    let agency = agency.is_some_and(|agency| AGENCIES.contains(agency));
    let dashed = found.printed.end < text.trim_end().len();
    // Two words that no table has may be a person: `KARI ODE, Reuters`, `INES MOREAU —`.
    let alone = !place.contains(' ');
    let told = found.date.is_some() && (known || capitals && alone)
        || agency && (known || alone && (capitals || dashed))
        || dashed && (known || capitals && alone)
        || known && capitals;
    told.then_some(found)
}

/// The dateline whose parts these are.
fn parsed(text: &str, start: usize, end: usize, read: &Read<'_>, sure: bool) -> ParsedDateline {
    let mut found = ParsedDateline {
        range: start..end - read.behind.len(),
        printed: start..start + text[start..read.end].trim_end().len(),
        places: read.places.iter().map(|place| range_in(text, place)).collect(),
        city: None,
        region: None,
        country: None,
        date: read.date,
        agency: read.agency.map(|agency| range_in(text, agency.name)),
        sure,
    };
    classify(text, &mut found);
    found
}

/// How a dateline ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// A dash with a blank on one side at least, or a long one without.
    Dash,
    /// A short dash without a blank.
    Hyphen,
    Colon,
    Nothing,
}

/// The parts as they come.
struct Read<'a> {
    places: Vec<&'a str>,
    date: Option<PartialDate>,
    /// Whether there is a day, though it may not be told which.
    dated: bool,
    /// Whether there is a weekday.
    weekday: bool,
    agency: Option<parts::Agency<'a>>,
    /// Where the last part ends.
    end: usize,
    ending: End,
    /// What follows.
    behind: &'a str,
}

impl<'a> Read<'a> {
    fn of(text: &'a str, start: usize) -> Option<Self> {
        let rest = parts::without_noise(&text[start..]);
        let mut read = Self {
            places: Vec::new(),
            date: None,
            dated: false,
            weekday: false,
            agency: None,
            end: 0,
            ending: End::Nothing,
            behind: "",
        };
        let rest = match parts::day(rest) {
            Ok((behind, date)) => {
                (read.date, read.dated) = (date, true);
                behind
            }
            Err(_) => read.place(rest)?,
        };
        let rest = read.parts(rest);
        read.finish(text, rest);
        Some(read)
    }

    /// Reads a place, and the region behind it that no comma parts from it.
    fn place(&mut self, text: &'a str) -> Option<&'a str> {
        let (rest, name) = parts::place(text).ok()?;
        match region_behind(name) {
            Some(at) => self.places.extend([name[..at].trim_end(), name[at..].trim_start()]),
            None => self.places.push(name),
        }
        Some(rest)
    }

    /// Reads what follows the first part.
    fn parts(&mut self, text: &'a str) -> &'a str {
        let mut rest = text;
        while let Some(behind) = self.part(rest) {
            rest = behind;
        }
        rest
    }

    fn part(&mut self, text: &'a str) -> Option<&'a str> {
        let (behind, gap) = parts::separator(text).ok()?;
        // What can stand here shows in the first byte.
        let first = behind.bytes().next().unwrap_or(b' ');
        let word = first.is_ascii_alphanumeric() || first >= 0x80;
        let dashed = matches!(first, b'-' | b'_' | 0x80..);
        let bracketed = matches!(first, b'(' | b'[' | b'/');
        if !self.dated && word {
            if let Ok((behind, date)) = parts::day(behind) {
                (self.date, self.dated) = (date, true);
                return Some(behind);
            }
            if !self.weekday
                && let Ok((behind, _)) = parts::weekday(behind)
            {
                self.weekday = true;
                return Some(behind);
            }
        }
        // `CHEVY CHASE, Md., - March 4 -`: the dash may come twice.
        if !self.dated
            && dashed
            && let Ok((rest, date)) = parts::dashed_day(behind)
        {
            (self.date, self.dated) = (date, true);
            return Some(rest);
        }
        if !self.dated
            && bracketed
            && let Ok((behind, date)) = parts::bracketed_day(behind)
        {
            (self.date, self.dated) = (date, true);
            return Some(behind);
        }
        if self.agency.is_none() && (bracketed || dashed) {
            let agency =
                if bracketed { parts::bracketed(behind) } else { parts::dashed_agency(behind) };
            if let Ok((behind, agency)) = agency {
                if !agency.known && known(agency.name).is_land() {
                    self.places.push(agency.name);
                } else {
                    self.agency = Some(agency);
                }
                return Some(behind);
            }
        }
        if self.agency.is_none() && word {
            // `PA` is a state, unless something says that no more places follow.
            let land = parts::place(behind).is_ok_and(|(_, name)| known(name).is_land());
            let told = self.dated || gap.contains(',') && !land;
            if (told || !gap.is_empty() && !land)
                && let Ok((behind, name)) = parts::bare_agency(behind)
            {
                // `From Bloomberg:` names an agency too.
                let capitals = self.places.first().is_some_and(|first| is_capitals(first));
                self.agency = Some(parts::Agency { name, known: self.dated || capitals });
                return Some(behind);
            }
        }
        let open = !self.dated && !self.weekday && self.agency.is_none();
        if open && (1..5).contains(&self.places.len()) {
            let (behind, _) = parts::joint(text).ok()?;
            return self.place(behind);
        }
        None
    }

    fn finish(&mut self, text: &'a str, rest: &'a str) {
        let (behind, gap) = parts::separator(rest).unwrap_or((rest, ""));
        let spaced = gap.ends_with(char::is_whitespace);
        self.end = text.len() - behind.len();
        let after = |behind: &'a str| behind.trim_start();
        if let Ok((behind, mark)) = parts::dash(behind) {
            let spaced = spaced || behind.is_empty() || behind.starts_with(char::is_whitespace);
            let long = mark.chars().count() > 1 || matches!(mark, "—" | "―");
            self.ending = if spaced || long { End::Dash } else { End::Hyphen };
            self.behind = after(behind);
        } else if let Some(behind) = behind.strip_prefix(':') {
            self.ending = End::Colon;
            self.behind = after(behind);
        } else {
            self.behind = behind;
        }
    }

    /// `Brussels - 15 Oct 2024 - 08:22` says when a page was published.
    fn begins_with_time(&self) -> bool {
        let hour = self.behind.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = self.behind.len() - hour.len();
        (1..=2).contains(&digits) && hour.starts_with([':', 'h'])
    }

    /// Whether a sentence begins behind it.
    fn begins_sentence(&self) -> bool {
        self.behind.starts_with(|c: char| {
            c.is_uppercase()
                || c.is_ascii_digit()
                || matches!(c, '"' | '“' | '„' | '«' | '<' | '`' | '\'' | '‘')
        })
    }
}

/// What speaks for a dateline; what the tables say of its places is asked for only where `enough` can
/// be reached with it.
fn points(read: &Read<'_>, enough: i8) -> i8 {
    let first = read.places.first().copied().unwrap_or_default();
    let mut points = match read.ending {
        End::Dash | End::Colon => 1,
        End::Hyphen => 0,
        End::Nothing => -2,
    };
    points += match (read.dated, read.weekday) {
        (true, _) => 3,
        (false, true) => 2,
        _ => 0,
    };
    points += match read.agency {
        Some(agency) if agency.known => 4,
        Some(_) => 1,
        None => 0,
    };
    let told = read.dated || read.agency.is_some_and(|agency| agency.known);
    if read.behind.is_empty() {
        // A heading may be a city and a dash.
        points -= if told { 0 } else { 3 };
    } else if !told && !read.begins_sentence() {
        points -= 1;
    }
    if !first.is_empty() && points + OF_PLACES < enough {
        return 0;
    }
    let Some(words) = (!first.is_empty()).then(|| first.split([' ', '-', '\n', '\u{a0}'])) else {
        // `March 3 (Reuters) - `
        let both = read.dated && read.agency.is_some_and(|agency| agency.known);
        return if both && read.ending == End::Dash { ENOUGH } else { 0 };
    };
    let no_place = |word: &str| NOT_PLACES.contains(&fold(word.trim_end_matches('.')));
    let grammar = |word: &str| {
        FUNCTION_WORDS.contains_key(&fold(word)) && !PLACE_PARTICLES.contains(&fold(word))
    };
    let place = known(first);
    // `From Bloomberg:`; `By INES MOREAU` ran into the line below.
    let opener = |word: &str| LEXICON.get(fold(word)).bits & word::BYLINE != 0;
    let named = words.clone().count() > 1 && words.clone().next().is_some_and(opener);
    let no_name = place.is_none() && (named || words.clone().all(grammar));
    if words.clone().all(no_place) || no_name || read.begins_with_time() {
        return 0;
    }
    points += if is_capitals(first) { 2 } else { 0 };
    // A country alone is a heading as often as a dateline.
    points += if place.city.is_some() || told && place.is_land() { 2 } else { 0 };
    points += if read.places[1..].iter().any(|place| known(place).is_land()) { 2 } else { 0 };
    if place.is_none() && words.clone().count() > 1 && words.clone().any(grammar) {
        points -= 2;
    }
    if first.contains(parts::is_noise) && !told {
        points -= 2;
    }
    points
}

/// Two capitals at least and no small letter.
fn is_capitals(name: &str) -> bool {
    !name.contains(char::is_lowercase) && name.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Where the region begins that is part of what was read as one name: `FARMINGTON Conn.`
///
/// It must differ from the rest in case, or be an abbreviation: `PORT WASHINGTON` is one name.
fn region_behind(name: &str) -> Option<usize> {
    if !known(name).is_none() {
        return None;
    }
    let is_small = |text: &str| text.contains(char::is_lowercase);
    name.match_indices([' ', '\n', '\u{a0}']).map(|(at, _)| at).find(|at| {
        let (city, region) = (&name[..*at], name[*at..].trim_start());
        let abbreviated = region.ends_with('.') || region.len() == 2;
        known(region).is_land() && (abbreviated || !is_small(city) && is_small(region))
    })
}

/// Tells city, region and country apart.
///
/// What no table has is a city where it comes first, and behind a city a region. A name that is a
/// region and a country is the one in the city's own country, else the region.
fn classify(text: &str, found: &mut ParsedDateline) {
    let mut home = None;
    let is_land = |place: &Range<usize>| known(&text[place.clone()]).is_land();
    let of_a_land = found.places.iter().skip(1).any(is_land);
    for (index, place) in found.places.iter().enumerate() {
        let known = known(&text[place.clone()]);
        let slot = if index == 0 {
            home = known.city;
            match known {
                // `LEBANON, N.H.` is no country.
                _ if known.city.is_some() || !known.is_land() || of_a_land => &mut found.city,
                _ if known.country.is_some() => &mut found.country,
                _ => &mut found.region,
            }
        } else if known.country.is_some() && (known.region.is_none() || known.country == home) {
            &mut found.country
        } else if known.region.is_some() || known.city.is_none() {
            &mut found.region
        } else {
            continue;
        };
        slot.get_or_insert_with(|| place.clone());
    }
}

#[cfg(test)]
mod tests;
