//! What a statement tells, as keys that statements of other articles may share.
//!
//! A word is its stem; one with synonyms is its classes, too. Some words are read for what they mean: a person by
//! whatever name, role or pronoun is the family name; a country and its people are one; numbers and
//! days count by their values, large numbers more than words, and what a number tells of persons counts
//! beside it, so that `36 drowned` is near `34 were killed`. Persons count half, since most statements of a
//! story are on a few, and who says something counts little, since one spokesman says many things; so do
//! other words beside those in quotation marks, and the age of somebody. The words of a long name of a body
//! or a place share their weight, so that two statements about one office are not alike by its name alone.

use std::ops::Range;

use copydesk_core::Span;

use super::values::Value;
use crate::accents;
use crate::passes::names::lexicon::{Lexicon, chain_of, flag};
use crate::passes::names::{MentionForm, Name, NameKind};
use crate::passes::quotes::{Quote, QuoteKind, judges, marks};
use crate::passes::said::words::{classes, stem};
use crate::passes::tokens::{Key, Reading, key};
use crate::stems;

/// The power of a name's length by which each of its words counts less.
const LONG_NAME: f64 = 0.4;

/// What it counts that two statements tell how many are dead, whatever their numbers.
const SLOT: f64 = 0.5;

/// What a score counts: it is two numbers.
const SCORE: f64 = 2.0;

/// What a number counts from here on: few articles hold it by chance.
const LARGE_NUMBER: f64 = 1.3;
const LARGE: f64 = 13.0;

/// What a person counts: most statements of a story are on a few.
const PERSON: f64 = 0.5;

/// What a word with synonyms, or a country, counts by its class and by itself: the same word is
/// likelier to mean the same than one that may be exchanged for it.
const OF_CLASS: f64 = 0.7;

/// What a word counts that tells who says something: one spokesman says many things.
const ATTRIBUTION: f64 = 0.3;

/// What a word counts beside words in quotation marks: it tells how these were said, and by whom.
const FRAME: f64 = 0.6;

/// What the age of somebody counts: it tells who is meant.
const OF_AGE: f64 = 0.3;

/// A longer stretch between speaker and cue, in bytes, tells more than who says it.
const LONGEST: u32 = 80;

/// A word of a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) key: Key,
    /// What it counts beside its rarity.
    pub(super) share: f64,
    /// Whether its class stands beside it, so that both are one word.
    pub(super) doubled: bool,
}

impl Word {
    const fn new(key: Key, share: f64) -> Self {
        Self { key, share, doubled: false }
    }
}

/// How many words these are.
pub(super) fn count(words: &[Word]) -> usize {
    words.iter().filter(|word| !word.doubled).count()
}

/// A place by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NamedPlace {
    key: Key,
    is_country: bool,
}

impl NamedPlace {
    /// A key of its name.
    pub(super) const fn name(self) -> Key {
        self.key
    }
}

/// Whether two lists of places are of two places: each has a country, or each another place, and
/// none is in both. A town may lie in any country.
pub(super) fn are_elsewhere(a: &[NamedPlace], b: &[NamedPlace]) -> bool {
    let apart = !a.iter().any(|place| b.contains(place));
    let both = |is_country: bool| {
        [a, b].iter().all(|places| places.iter().any(|place| place.is_country == is_country))
    };
    apart && (both(true) || both(false))
}

/// Where something is named.
struct Named {
    tokens: Range<u32>,
    /// Of a person.
    family: Option<Key>,
    is_place: bool,
}

impl Named {
    const fn tokens(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

/// The names of an article as statements need them.
pub(super) struct Known<'a> {
    /// What is named, in order.
    named: Vec<Named>,
    /// Where persons are meant without being named.
    meant: Vec<(Span, Key)>,
    /// Where places stand.
    places: Vec<(Span, NamedPlace)>,
    /// Where it is told who says something, in order.
    attributed: Vec<Span>,
    /// What is said in quotation marks, in order.
    direct: Vec<Span>,
    /// The tokens between quotation marks, in order.
    marked: Vec<Range<usize>>,
    /// The year in which the article was published.
    year: Option<i16>,
    lexicon: &'a Lexicon,
}

impl Known<'_> {
    pub(super) fn of(
        reading: &Reading,
        names: &[Name],
        quotes: &[Quote],
        year: Option<i16>,
    ) -> Self {
        let attributed = attributions(reading, quotes);
        let direct = quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
        let mut direct: Vec<Span> = direct.flat_map(|quote| quote.content.clone()).collect();
        direct.sort_unstable();
        let (named, meant, places) = (Vec::new(), Vec::new(), Vec::new());
        let marked = marks::pair(reading).into_iter().map(|quoted| quoted.inner).collect();
        let lexicon = Lexicon::get();
        let mut known = Self { named, meant, places, attributed, direct, marked, year, lexicon };
        for name in names {
            let place = (name.kind == NameKind::Place).then(|| known.place(&name.name));
            let family = name.name.split_whitespace().last();
            let family = family.map(|family| stems::stem(&accents::without(family)));
            let family = family.filter(|_| name.kind == NameKind::Person);
            // A mention in a dateline has no tokens; a dateline is no part of a statement.
            for mention in name.mentions.iter().filter(|mention| !mention.tokens.is_empty()) {
                match mention.form {
                    MentionForm::Name | MentionForm::Acronym => {
                        let (tokens, is_place) = (mention.tokens.clone(), place.is_some());
                        known.named.push(Named { tokens, family, is_place });
                        known.places.extend(place.map(|place| (mention.span, place)));
                    }
                    MentionForm::Role | MentionForm::Pronoun => {
                        known.meant.extend(family.map(|family| (mention.span, family)));
                    }
                }
            }
        }
        known.named.sort_unstable_by_key(|one| (one.tokens.start, one.tokens.end));
        known.meant.sort_unstable();
        known
    }

    /// What a word at this place counts: little where it is told who says something.
    fn share(&self, place: Span) -> f64 {
        let behind = self.attributed.partition_point(|span| span.start <= place.start);
        let before = behind.checked_sub(1).and_then(|at| self.attributed.get(at));
        if before.is_some_and(|span| span.covers(place)) { ATTRIBUTION } else { 1.0 }
    }

    /// What is said in quotation marks in a stretch.
    fn said_in(&self, span: Span) -> &[Span] {
        let from = self.direct.partition_point(|said| said.end <= span.start);
        let to = self.direct.partition_point(|said| said.start < span.end);
        self.direct.get(from..to).unwrap_or_default()
    }

    /// Whether something in a stretch is said in quotation marks.
    pub(super) fn is_said(&self, span: Span) -> bool {
        !self.said_in(span).is_empty()
    }

    /// The tokens between quotation marks, in order.
    pub(super) fn marked(&self) -> &[Range<usize>] {
        &self.marked
    }

    /// The name that holds this token.
    fn at(&self, token: usize) -> Option<&Named> {
        let token = u32::try_from(token).ok()?;
        let behind = self.named.partition_point(|one| one.tokens.start <= token);
        self.named.get(behind.checked_sub(1)?).filter(|one| one.tokens.contains(&token))
    }

    /// The year in which the article was published, where that is known.
    pub(super) const fn year(&self) -> Option<i16> {
        self.year
    }

    /// The usual name of what is named from this token on, as one key.
    pub(super) fn whole_name(&self, reading: &Reading, token: usize) -> Option<Key> {
        let tokens = self.at(token)?.tokens();
        (tokens.start == token).then(|| self.lexicon.usual_of(reading, tokens))
    }

    /// Whether a token is of the name of a person or body that does not only say something.
    pub(super) fn is_party(&self, reading: &Reading, token: usize) -> bool {
        self.at(token).is_some_and(|name| !name.is_place)
            && self.share(reading.source_of(token..token + 1)) >= 1.0
    }

    /// The person whose name holds this token: where the name begins, and the family name.
    pub(super) fn person_at(&self, token: usize) -> Option<(usize, Key)> {
        let name = self.at(token)?;
        Some((name.tokens().start, name.family?))
    }

    /// The family name of the person on whom a stretch is, if it is on one alone; not of who only says so:
    /// `A man of 34 was arrested, Ode said` is on nobody.
    pub(super) fn only_person(&self, reading: &Reading, span: Span) -> Option<Key> {
        let tokens = reading.tokens_under(span);
        let from = self.named.partition_point(|one| one.tokens().start < tokens.start);
        let named = self.named.iter().skip(from).take_while(|one| one.tokens().start < tokens.end);
        let told = |place: Span| self.share(place) >= 1.0;
        let named = named.filter(|one| told(reading.source_of(one.tokens())));
        let meant = self.meant_in(span).filter(|(place, _)| span.covers(*place) && told(*place));
        let mut persons =
            named.filter_map(|one| one.family).chain(meant.map(|(_, family)| *family));
        let first = persons.next()?;
        persons.all(|person| person == first).then_some(first)
    }

    /// The family names of the persons on whom a stretch is, one for each time.
    pub(super) fn persons_in(&self, reading: &Reading, span: Span) -> Vec<Key> {
        let tokens = reading.tokens_under(span);
        let from = self.named.partition_point(|one| one.tokens().start < tokens.start);
        let named = self.named.iter().skip(from);
        let named = named.take_while(|one| one.tokens().start < tokens.end);
        let named = named.filter_map(|one| one.family);
        let meant = self.meant_in(span).filter(|(place, _)| span.covers(*place));
        let meant = meant.map(|(_, family)| *family);
        named.chain(meant).collect()
    }

    /// Where persons are meant that are not named, from the start of a stretch to its end.
    fn meant_in(&self, span: Span) -> impl Iterator<Item = &(Span, Key)> {
        let from = self.meant.partition_point(|(place, _)| place.start < span.start);
        self.meant.iter().skip(from).take_while(move |(place, _)| place.start < span.end)
    }

    fn place(&self, name: &str) -> NamedPlace {
        let words: Vec<Key> = name.split_whitespace().map(key).collect();
        let key = self.lexicon.usual(chain_of(&words));
        NamedPlace { key, is_country: self.lexicon.is_country(&words) }
    }

    /// The places that stand in a stretch.
    pub(super) fn places_in(&self, span: Span) -> Vec<NamedPlace> {
        let within = self.places.iter().filter(|(place, _)| span.covers(*place));
        within.map(|(_, place)| *place).collect()
    }

    /// The place in a stretch that stands nearest to a value, if it is no country.
    pub(super) fn town_beside(&self, value: Span, within: Span) -> Option<NamedPlace> {
        let apart = |place: Span| {
            if place.start < value.start {
                value.start.saturating_sub(place.end)
            } else {
                place.start.saturating_sub(value.end)
            }
        };
        let places = self.places.iter().filter(|(place, _)| within.covers(*place));
        let nearest = places.min_by_key(|(place, _)| (apart(*place), place.start))?.1;
        Some(nearest).filter(|place| !place.is_country)
    }

    /// The country that begins at this token, by name or by its people, and how many tokens that is.
    fn country(&self, reading: &Reading, at: usize, end: usize) -> Option<(Key, usize)> {
        let wanted = flag::COUNTRY | flag::DEMONYM;
        let (end, flags) = match self.lexicon.longest(reading, at, end) {
            Some(found) => found,
            None => (at + 1, self.lexicon.flags(reading.tokens.get(at)?)),
        };
        (flags & wanted != 0).then(|| (self.lexicon.usual_of(reading, at..end), end - at))
    }
}

/// From the speaker to the cue or from the cue to the speaker, in order, none within another; not where the
/// cue is a deed (`Ode blamed the storm`).
pub(super) fn attributions(reading: &Reading, quotes: &[Quote]) -> Vec<Span> {
    let attribution = |quote: &Quote| {
        let speaker = quote.speaker.as_ref()?.span;
        // `Ode blames the storm for the delay`: the deed is what is told.
        let indirect = quote.kind == QuoteKind::Indirect;
        if indirect && quote.cue.is_some_and(|cue| judges(reading, cue)) {
            return None;
        }
        let whole = quote.cue.map_or(speaker, |cue| {
            Span::new(speaker.start.min(cue.start), speaker.end.max(cue.end))
        });
        let holds_speech = quote.content.iter().any(|said| whole.covers(*said));
        Some(if holds_speech || whole.len() > LONGEST { speaker } else { whole })
    };
    let mut spans: Vec<Span> = quotes.iter().filter_map(attribution).collect();
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|next, kept| kept.covers(*next));
    spans
}

/// The words of these tokens, sorted, each once.
pub(super) fn of(
    reading: &Reading,
    tokens: Range<usize>,
    known: &Known<'_>,
    values: &[Value],
) -> Vec<Word> {
    let span = reading.source_of(tokens.clone());
    let said = known.said_in(span);
    let ages = values.iter().filter(|value| value.is_age()).map(Value::span);
    let ages: Vec<Span> = ages.collect();
    let mut words: Vec<Word> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if is_told_by_value(reading, at, values) {
            at += 1;
            continue;
        }
        let place = reading.source_of(at..at + 1);
        let mut attributed = known.share(place);
        if !said.is_empty() && !said.iter().any(|said| said.overlaps(place)) {
            attributed = attributed.min(FRAME);
        }
        if ages.iter().any(|age| age.covers(place)) {
            attributed *= OF_AGE;
        }
        let name = known.at(at);
        if let Some((name, family)) = name.and_then(|name| Some((name, name.family?))) {
            words.push(Word::new(family, PERSON * attributed));
            at = name.tokens().end;
            continue;
        }
        let share = name.map_or(1.0, |name| (name.tokens().len() as f64).powf(-LONG_NAME));
        let share = share * attributed;
        let country = known.country(reading, at, tokens.end);
        let found = match &country {
            Some((country, taken)) => Some((std::slice::from_ref(country), *taken)),
            None => classes(reading, at, tokens.end),
        };
        let Some((classes, taken)) = found else {
            words.extend(stem(reading, at).map(|key| Word::new(key, share)));
            at += 1;
            continue;
        };
        // One word counts by itself, too.
        let own = (taken == 1).then(|| stems::stem(reading.word(at)));
        let own = own.filter(|own| !classes.contains(own));
        let share = if own.is_some() { share * OF_CLASS } else { share };
        words.extend(own.map(|key| Word { key, share, doubled: true }));
        words.extend(classes.iter().map(|key| Word::new(*key, share)));
        at += taken;
    }
    words.extend(known.meant_in(span).map(|(_, key)| Word::new(*key, PERSON)));
    let numbers = |value: &Value| match value {
        Value::Score { .. } => SCORE,
        Value::Number { low, .. } if *low >= LARGE => LARGE_NUMBER,
        _ => 1.0,
    };
    words.extend(values.iter().filter_map(|value| Some(Word::new(value.key()?, numbers(value)))));
    words.extend(values.iter().filter_map(Value::slot).map(|key| Word::new(key, SLOT)));
    words.sort_unstable_by(|a, b| a.key.cmp(&b.key).then(b.share.total_cmp(&a.share)));
    words.dedup_by_key(|word| word.key);
    words
}

/// Whether a token is part of a number or day, and no unit.
fn is_told_by_value(reading: &Reading, at: usize, values: &[Value]) -> bool {
    if values.is_empty() {
        return false;
    }
    let place = reading.source_of(at..at + 1);
    let mut read = values.iter().filter(|value| value.key().is_some());
    let holds = read.find(|value| value.span().covers(place));
    holds.is_some_and(|value| !value.has_unit(|| stems::stem(reading.word(at))))
}
