//! Finding the features of units: what a unit says, and what stands around it.
//!
//! Two passes. The first looks at each unit alone; a short one is read word by word, a long one only
//! at its ends. The second looks around: at neighbours, at the stretch of the page where most prose
//! stands (the run of units with the highest sum, where prose counts for and everything else
//! against), and at what is repeated.
//!
//! A page is scanned once, and most of the cost of reading it is here. What is asked of every unit is
//! a count of the line table or a bit of the scan ([`Words`]); a grammar is asked where these leave its
//! answer open, and such a gate lets through too much rather than too little.

use std::borrow::Cow;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use copydesk_core::Source;
use memchr::memmem::Finder;

use super::features::{Feature, FeatureSet};
use super::scan::{Walk, Words, scan, sign};
use super::titles::titles;
use super::{mail, neighbours, overlap, tails};
use crate::bytes::{has_address, places, spaces};
use crate::grammar::{self, NoteKind, ParsedDateline, PhotoKind};
use crate::tables::{ATTRIBUTES, FoldMap, WEEKDAYS, fold, word};
use crate::units::Unit;

/// What is known of a page's units.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The features of each unit.
    pub features: Vec<FeatureSet>,
    /// Whether each unit is prose.
    pub prose: Vec<bool>,
    /// The units where most prose stands; empty where there is none.
    pub main: std::ops::Range<usize>,
    /// The bits of [`word`] that each unit's words have; of a long one those of its opening.
    pub(crate) words: Vec<u16>,
    /// How many words of grammar each unit has, and how many of them each language, a byte each.
    pub(crate) grammar: Vec<(u32, u64)>,
    /// The first prose units, and the dateline with which each opens.
    openings: Vec<(usize, Option<ParsedDateline>)>,
}

impl Page {
    /// The dateline with which a unit opens, whose text this is; that of an opening is read once.
    pub(crate) fn dateline(&self, unit: usize, text: &str) -> Option<Cow<'_, ParsedDateline>> {
        match self.openings.iter().find(|(opening, _)| *opening == unit) {
            Some((_, found)) => found.as_ref().map(Cow::Borrowed),
            None => grammar::dateline(text).map(Cow::Owned),
        }
    }
}

/// Units of more words than this are only looked at at their ends.
const SHORT: u32 = 20;

/// So many prose units are looked at for datelines and ledes.
const OPENINGS: usize = 3;

/// Where a unit stands, as far as it matters to what is asked of it.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "four questions of one place, each asked once")]
struct Place {
    prose: bool,
    /// Among the first prose of the page.
    opens: bool,
    /// Among the first or last dozen units.
    near_end: bool,
    /// Among the first two or last four.
    at_edge: bool,
}

/// Finds the features of all units of a source.
pub fn page(source: &Source, units: &[Unit]) -> Page {
    let text = source.text();
    let mut page = Page {
        features: Vec::with_capacity(units.len()),
        prose: Vec::with_capacity(units.len()),
        main: 0..0,
        words: Vec::with_capacity(units.len()),
        grammar: Vec::with_capacity(units.len()),
        openings: Vec::new(),
    };
    // A question after the other, each of all units: the code of all at once is more than a processor
    // keeps at hand.
    let scanned: Vec<Words> = units.iter().map(|unit| look(text, unit, &mut page)).collect();
    for (index, (unit, words)) in units.iter().zip(&scanned).enumerate() {
        let place = Place {
            prose: page.prose[index],
            opens: page.openings.iter().any(|(opening, _)| *opening == index),
            near_end: index + 12 >= units.len() || index < 12,
            at_edge: index + 4 >= units.len() || index < 2,
        };
        let mut set = page.features[index];
        says(&mut set, unit, unit.text.of(text), words, place);
        page.features[index] = set;
    }
    for (index, found) in &mut page.openings {
        *found = grammar::dateline(units[*index].text.of(text));
        page.features[*index].add_if(Feature::IsDateline, found.is_some());
    }
    let mut rare = tails::Rare::of(text);
    for ((unit, words), features) in units.iter().zip(&scanned).zip(&mut page.features) {
        let mut set = *features;
        tails::add(&mut set, unit.text.of(text), unit, words, &mut rare);
        *features = set;
    }
    mail::add(text, units, &scanned, &mut page.features);
    let titles = titles(source, units, scanned.first());
    let mut counts: FoldMap<u16> =
        FoldMap::with_capacity_and_hasher(units.len(), BuildHasherDefault::default());
    for (index, (unit, words)) in units.iter().zip(&scanned).enumerate() {
        if unit.words <= 30 {
            *counts.entry(words.line).or_default() += 1;
            let titled = index > 0 && unit.words >= 3 && titles.contains(&words.line);
            page.features[index].add_if(Feature::IsTitle, titled);
        }
    }
    page.main = main_stretch(units, &page.prose);
    neighbours::unspaced(units, &mut page);
    let times = |index: usize| match units[index].words {
        ..=30 => counts.get(&scanned[index].line).copied().unwrap_or_default(),
        _ => 0,
    };
    let wrapped = source.lines().wrap().is_some();
    // Both windows move along with the unit: nothing is counted twice.
    let classes: Vec<u8> = (page.features.iter().zip(units).zip(&page.prose))
        .map(|((set, unit), prose)| class(*set, unit.words, *prose))
        .collect();
    let at = |index: usize| usize::from(classes.get(index).is_some_and(|class| *class == 3));
    let mut window =
        [0, 0, 0, classes.first().copied().unwrap_or(0), classes.get(1).copied().unwrap_or(0)];
    let mut near: usize = (0..5).map(at).sum();
    for index in 0..units.len() {
        window.rotate_left(1);
        window[4] = classes.get(index + 2).copied().unwrap_or(0);
        near += at(index + 5);
        near -= index.checked_sub(6).map_or(0, at);
        let here = Around { classes: window, prose: near - at(index) };
        around(&mut page, units, index, here, times(index));
        let indented = wrapped && units[index].indent > 0;
        page.features[index].add_if(Feature::Indented, indented);
    }
    overlap::add(text, units, &mut page);
    neighbours::add(units, &mut page);
    page
}

/// Looks at the shape of a unit and walks over its words.
fn look(text: &str, unit: &Unit, page: &mut Page) -> Words {
    let mut set = FeatureSet::default();
    let prose = shape(&mut set, unit, unit.text.of(text));
    let opens = prose && page.openings.len() < OPENINGS;
    if opens {
        page.openings.push((page.features.len(), None));
    }
    let walk = match unit.words {
        ..=SHORT => Walk::Whole,
        _ if opens => Walk::Opening,
        _ => Walk::Start,
    };
    let words = scan(text, unit.text, walk);
    page.words.push(words.any);
    page.grammar.push((words.grammar, words.languages));
    page.features.push(set);
    page.prose.push(prose);
    words
}

/// Features of length, ends and capitals; whether the unit is prose.
fn shape(set: &mut FeatureSet, unit: &Unit, text: &str) -> bool {
    use Feature as F;
    set.add(F::Bias);
    set.add(match unit.words {
        0..=1 => F::Words1,
        2..=3 => F::Words2To3,
        4..=6 => F::Words4To6,
        7..=10 => F::Words7To10,
        11..=16 => F::Words11To16,
        17..=25 => F::Words17To25,
        26..=50 => F::Words26To50,
        _ => F::Words51,
    });
    let mut back = grammar::before_sign_off(text).chars().rev();
    let mut next = || back.next().unwrap_or(' ');
    let (mut last, mut before) = (next(), next());
    // Old wires set two apostrophes.
    if last == '\'' && before == '\'' {
        (last, before) = ('"', next());
    }
    let end = match last {
        '.' if before == '.' => F::EndDots,
        '.' | '。' | '।' => F::EndStop,
        '?' | '!' | '？' | '！' | '؟' => F::EndAsk,
        '…' => F::EndDots,
        '"' | '”' | '“' | '»' | '’' | '\'' | '」'
            if last == '」' || matches!(before, '.' | ',' | '!' | '?' | '…') =>
        {
            F::EndQuoted
        }
        ':' => F::EndColon,
        ',' | ';' => F::EndComma,
        ')' | ']' => F::EndBracket,
        _ => F::EndOpen,
    };
    set.add(end);
    let closed = matches!(end, F::EndStop | F::EndAsk | F::EndQuoted)
        || (end == F::EndBracket && before == '.');
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '"' | '“' | '„' | '«' | '‘' | '\'' | '`' => set.add(F::StartsQuote),
        '•' | '·' | '▪' | '‣' | '●' | '○' | '*' | '–' | '-' | '—' | '►' | '▸' => {
            set.add(F::StartsBullet);
        }
        '(' | '[' => set.add(F::StartsBracket),
        c if c.is_ascii_digit() => set.add(F::StartsDigit),
        c if c.is_lowercase() => set.add(F::StartsSmall),
        c if c.is_alphabetic() => {}
        _ => set.add(F::StartsSign),
    }
    let (words, upper) = (unit.words.max(1), unit.upper);
    set.add_if(F::AllCapitals, unit.lower == 0 && upper >= 3);
    set.add_if(F::TitleCase, words >= 2 && unit.lower > 0 && upper * 10 >= words * 6);
    set.add_if(F::FewCapitals, words >= 4 && upper * 10 <= words * 3);
    set.add_if(F::HasDigit, unit.digits > 0);
    set.add_if(F::MostlyDigits, unit.digits > unit.upper + unit.lower);
    let tiny = words <= 3;
    let short = (4..=11).contains(&words);
    set.add_if(F::TinyClosed, tiny && closed);
    set.add_if(F::ShortClosed, short && closed);
    set.add_if(F::MidClosed, (12..=24).contains(&words) && closed);
    set.add_if(F::LongOpen, words >= 25 && !closed);
    set.add_if(F::QuestionShort, words <= 11 && last == '?');
    set.add_if(F::Wrapped, unit.end - unit.first > 1);
    set.add_if(F::BlankBefore0, unit.blank_before == 0 && unit.first > 0);
    set.add_if(F::BlankBefore2, unit.blank_before >= 2);
    set.add_if(F::BlankAfter0, unit.blank_after == 0);
    set.add_if(F::BlankAfter2, unit.blank_after >= 2);
    let stamped = end == F::EndBracket && grammar::date_stamp(text).is_some();
    words >= 30 || (words >= 12 && (closed || stamped || end == F::EndColon))
}

/// Features of what the unit says.
fn says(set: &mut FeatureSet, unit: &Unit, text: &str, words: &Words, place: Place) {
    use Feature as F;
    let Place { prose, opens, near_end, at_edge } = place;
    let count = unit.words;
    if count <= SHORT {
        set.add(match words.grammar * 100 / count.max(1) {
            0 => F::NoGrammarWord,
            1..=29 => F::SomeGrammarWords,
            _ => F::ManyGrammarWords,
        });
        set.add_if(F::FurnitureLine, words.furniture_line);
        set.add_if(F::FurnitureWord, words.says(word::FURNITURE) && count <= 12);
        set.add_if(F::HasRoleWord, words.says(word::ROLE) && count <= 14);
        set.add_if(F::IsSection, words.section && count <= 3);
        set.add_if(F::HasOutletWord, words.says(word::OUTLET) && count <= 6);
        set.add_if(F::EndsHanging, words.ends_hanging);
        set.add_if(F::SaysPublished, words.says(word::PUBLISHED));
        set.add_if(F::HasPipes, words.pipes);
        set.add_if(F::HasTabs, count <= 12 && words.shows(sign::TAB));
        if unit.digits > 0
            && count <= 14
            && (words.says(word::MONTH) || words.shows(sign::STROKE | sign::HYPHEN | sign::STOP))
            && let Some(found) = grammar::find_date(text)
        {
            let rest = text.len()
                - found.range.len()
                - found.time.as_ref().map_or(0, ExactSizeIterator::len);
            set.add_if(F::IsDate, rest <= 16 && found.date.day.is_some());
            set.add(F::HasDate);
            set.add_if(F::HasTime, found.time.is_some());
        }
        let may_say_ago = (2..=8).contains(&count)
            && ((1..=4).contains(&unit.digits) || text.ends_with("ago") || text.starts_with("vor"));
        set.add_if(F::IsAgo, may_say_ago && grammar::is_ago(text));
        if count <= 16
            && (words.opens_byline || words.says(word::ROLE) || words.pipes)
            && grammar::byline(text).is_some()
        {
            set.add(F::IsByline);
        }
        // Every word of a name has a capital, but for particles, which are words of grammar.
        let capitals = unit.upper + words.grammar >= count || words.shows(sign::BEYOND);
        if (2..=5).contains(&count)
            && words.grammar <= 2
            && unit.digits == 0
            && capitals
            && !words.shows(sign::NOT_IN_NAMES)
            && !words.says(word::OUTLET | word::ROLE)
            // Where the scan met none, no word has to be looked up again.
            && (words.grammar == 0 && grammar::has_form_of_name(text, |_| false)
                || words.grammar > 0 && grammar::is_person_name(text))
        {
            set.add(F::IsName);
        }
        // Initials are in small letters.
        let may_sign = words.opens_sign_off || near_end && unit.upper == 0;
        set.add_if(F::IsSignOff, count <= 4 && may_sign && grammar::sign_off(text));
        set.add_if(F::HasControls, words.shows(sign::CONTROL));
        if unit.digits >= 2 && count <= 9 && grammar::slug_line(text).is_some() {
            set.add(F::IsSlug);
        }
        let address = words.shows(sign::AT | sign::INSIDE) && has_address(text);
        set.add_if(F::HasAddress, address);
    } else {
        let bytes = text.as_bytes();
        let several = memchr::memchr_iter(b'.', bytes).any(|at| bytes.get(at + 1) == Some(&b' '));
        set.add_if(F::Sentences, several);
        set.add_if(F::LongFurniture, words.says(word::FURNITURE));
    }
    if opens {
        let (when, who) = lede_words(text);
        set.add_if(F::SaysWhen, when);
        set.add_if(F::SaysWho, who);
    }
    set.add_if(F::FurnitureOpening, words.furniture_opening);
    let quoted = words.whole().is_none() || words.shows(sign::QUOTE | sign::BEYOND);
    set.add_if(F::SaysSomething, count >= 8 && quoted && holds_quotation(text));
    if (words.opens_note || near_end) && count <= 60 {
        set.add_if(F::IsCredits, grammar::credits(text).is_some());
    }
    if words.opens_note {
        match grammar::note(text) {
            Some(NoteKind::Correction) => set.add(F::IsCorrection),
            Some(NoteKind::Editors | NoteKind::Embargo) => set.add(F::IsNote),
            None => {}
        }
    }
    let stamped = near_end && text.ends_with([')', ']']) && grammar::date_stamp(text).is_some();
    set.add_if(F::IsDateline, stamped && count >= 6);
    // Sentences in the midst of copy are neither; long lines are only where pages end.
    let short = count <= SHORT
        && (near_end || !prose)
        && (words.says(word::PHRASE)
            || words.shows(sign::STROKE)
            || (words.shows(sign::BEYOND) && text.contains('©')));
    if short || (at_edge && count > SHORT && count <= 120) {
        let (rights, photo) = grammar::rights_and_photo(text);
        set.add_if(F::IsRights, rights >= 2);
        match photo {
            Some(PhotoKind::Credit) => set.add(F::IsPhotoCredit),
            Some(PhotoKind::Caption) => set.add(F::IsCaption),
            None => {}
        }
    }
}

/// Whether a quotation opens in a text.
fn holds_quotation(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'"', 0xe2, 0xc2, bytes).any(|at| {
        matches!(&bytes[at..], [b'"', ..] | [0xe2, 0x80, 0x9c | 0x9e, ..] | [0xc2, 0xab, ..])
    })
}

/// Whether a text names a weekday, and whether it attributes: what a lede does and a deck seldom.
fn lede_words(text: &str) -> (bool, bool) {
    static DAY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("day"));
    let bytes = text.as_bytes();
    let when = DAY.find_iter(bytes).any(|at| {
        let start =
            bytes[..at].iter().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |n| n + 1);
        bytes[start].is_ascii_uppercase()
            && at - start >= 3
            && WEEKDAYS.contains_key(&fold(&text[start..at + 3]))
    });
    // One walk from blank to blank; of each word the first place alone is looked at.
    let (initials, attributes) = &*ATTRIBUTES;
    let mut seen = 0_u32;
    let who = places(bytes, spaces).any(|space| {
        let behind = &bytes[space + 1..];
        if !behind.first().is_some_and(|byte| initials[usize::from(*byte)]) {
            return false;
        }
        let found = attributes.iter().position(|word| behind.starts_with(word));
        found.is_some_and(|word| {
            let first = seen & 1 << word == 0;
            seen |= 1 << word;
            let next = behind.get(attributes[word].len());
            first && next.is_none_or(|byte| !byte.is_ascii_alphabetic())
        })
    });
    (when, who)
}

/// The run of units with the highest sum, where prose counts for and everything else against.
fn main_stretch(units: &[Unit], prose: &[bool]) -> std::ops::Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut start, mut sum) = (0, 0_i64);
    for (index, unit) in units.iter().enumerate() {
        sum += if prose[index] { i64::from(unit.words.min(80)) } else { -12 };
        if sum <= 0 {
            (start, sum) = (index + 1, 0);
        } else if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    best
}

/// What a unit is to its neighbours: 1 tiny or furniture, 2 short, 3 prose; 0 is none, or a mail's.
fn class(set: FeatureSet, words: u32, prose: bool) -> u8 {
    if set.has(Feature::IsMailHeader) {
        // Mailed copy stands as copy does that was pasted.
        0
    } else if prose {
        3
    } else if words <= 3 || set.has(Feature::FurnitureLine) {
        1
    } else {
        2
    }
}

/// The prose around a unit: the classes of the two before and the two behind, and how many of the
/// units next to it, itself not counted, are prose.
#[derive(Clone, Copy)]
struct Around {
    classes: [u8; 5],
    prose: usize,
}

/// Features of what stands around the unit.
fn around(page: &mut Page, units: &[Unit], index: usize, around: Around, times: u16) {
    use Feature as F;
    let [previous2, previous, _, next, next2] = around.classes;
    let unit = &units[index];
    let mut set = page.features[index];
    set.add(
        [F::PreviousNone, F::PreviousTiny, F::PreviousShort, F::PreviousProse]
            [usize::from(previous)],
    );
    set.add([F::NextNone, F::NextTiny, F::NextShort, F::NextProse][usize::from(next)]);
    set.add_if(F::Previous2Prose, previous2 == 3);
    set.add_if(F::Previous2Tiny, previous2 == 1);
    set.add_if(F::Next2Prose, next2 == 3);
    set.add_if(F::Next2Tiny, next2 == 1);
    set.add_if(F::GluedToNextProse, unit.blank_after == 0 && next == 3);
    set.add_if(F::GluedToPreviousProse, unit.blank_before == 0 && previous == 3);
    set.add(match around.prose {
        0 => F::Dense0,
        1..=2 => F::Dense1,
        3..=5 => F::Dense3,
        _ => F::Dense6,
    });
    set.add_if(F::Repeated, times > 1);
    set.add_if(F::Repeated3, times > 2);
    set.add_if(F::TitleAgain, times > 1 && set.has(F::IsTitle));
    let behind_mail =
        |back: usize| index >= back && page.features[index - back].has(F::IsMailHeader);
    set.add_if(F::IsFirst, index == 0 || behind_mail(1));
    set.add_if(F::InFirst3, index < 3 || (1..=3).any(behind_mail));
    set.add_if(F::InLast3, index + 3 >= units.len());
    set.add_if(F::ShortPage, units.len() <= 60);
    let main = page.main.clone();
    let size = match unit.words {
        0..=3 => 0,
        4..=11 => 1,
        12..=24 => 2,
        _ => 3,
    };
    let place = if index < main.start || main.is_empty() {
        [F::TinyAbove, F::ShortAbove, F::MidAbove, F::LongAbove]
    } else if index < main.end {
        [F::TinyInside, F::ShortInside, F::MidInside, F::LongInside]
    } else {
        [F::TinyBelow, F::ShortBelow, F::MidBelow, F::LongBelow]
    };
    set.add(place[size]);
    if !main.is_empty() {
        set.add_if(F::FirstProse, index == main.start);
        match main.start.saturating_sub(index) {
            1 => set.add(F::BeforeProse1),
            2..=3 => set.add(F::BeforeProse2),
            4..=6 => set.add(F::BeforeProse4),
            _ => {}
        }
        match (index + 1).saturating_sub(main.end) {
            1 => set.add(F::AfterProse1),
            2..=3 => set.add(F::AfterProse2),
            4..=8 => set.add(F::AfterProse4),
            _ => {}
        }
    }
    page.features[index] = set;
}
