//! The timeline of a story: which days its articles tell of, against the days of publication.
//!
//! An entry is a day, month or year that the copy names, with every place where an article names it
//! and the sentence around. It is background where it lies more than three days before the story's
//! own day: its event day, else the first day of publication. Background that an article tells in
//! its first sentences is told as news, and marked so, unless it is told by the way (`the first since
//! 1985`, `compared with 2020`).
//!
//! A day whose year the copy leaves open, because the article's own is, takes its year from the
//! story's: tense and words (`will … by Christmas`, `last May`) tell whether it is that year, the one
//! before or the next.
//! Where they cannot tell, it takes the year that puts it nearest to the story's day.
//! Without a day of the story the year stays open.
//!
//! Limits of this version: only times that name a day, month or year are entries, not `last spring`;
//! what happened on a day is not read, so two events of one day are one entry; a story without a day
//! of its own has no background.

use std::collections::BTreeMap;
use std::ops::Range;

use copydesk_core::{Article, CorpusPass, PartialDate, PassId, Span};
use jiff::civil::Date;

use super::sentences::{Sentence, Sentences};
use super::sides::{self, ArticleSpan};
use super::stories::{Stories, Story};
use super::times::{Time, TimeKind, Times};
use super::tokens::{Reading, Shape, TokenKind, Tokens, key};
use crate::grammar::times::Class;
use crate::stems;

/// Days before the story's own that still belong to its event.
const NEAR: i32 = 3;

/// Sentences of the body in which an article tells its news.
const OPENING: usize = 2;

/// Puts the days that a story's articles tell of in order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Timeline;

/// The timeline of one story that several articles tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryTimeline {
    /// Index of the story.
    pub story: u32,
    /// The day of the event, else the first day of publication.
    pub day: Option<PartialDate>,
    /// What is told, in the order of the calendar; a month before its days, a year before its
    /// months.
    pub entries: Vec<Entry>,
    /// The days of publication, as far as they are known, with their articles.
    pub published: Vec<(PartialDate, u32)>,
}

/// A day, month or year that is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub date: PartialDate,
    /// Where it is told.
    pub told: Vec<Told>,
    /// Whether it lies before the event.
    pub background: bool,
}

/// One place where a date is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The words that name the date.
    pub place: ArticleSpan,
    /// The sentence around them.
    pub sentence: Span,
    /// Whether background stands in the first sentences of the article.
    pub as_news: bool,
}

/// What the pass takes from one article.
#[derive(Clone, Debug, Default)]
pub struct Part {
    published: Option<PartialDate>,
    dates: Vec<LocalDate>,
}

#[derive(Clone, Copy, Debug)]
struct LocalDate {
    date: PartialDate,
    turn: Option<i16>,
    span: Span,
    sentence: Span,
    opening: bool,
}

impl CorpusPass for Timeline {
    type Needs = (Tokens, Sentences, Times);
    type After = (Stories,);
    type Part = Part;
    type Output = Vec<StoryTimeline>;

    fn id(&self) -> PassId {
        PassId::new("timeline")
    }

    fn map(
        &self,
        article: &Article,
        (reading, sentences, times): (&Reading, &Vec<Sentence>, &Vec<Time>),
    ) -> Part {
        let body = sentences.iter().filter(|sentence| {
            let paragraph = reading.paragraphs.get(sentence.paragraph as usize);
            paragraph.is_some_and(|paragraph| paragraph.kind.is_body())
        });
        let body: Vec<&Sentence> = body.collect();
        let dates = times.iter().filter_map(|time| {
            let date = date_of(time)?;
            let at = body.partition_point(|sentence| sentence.span.end <= time.span.start);
            let sentence = body.get(at).filter(|sentence| sentence.span.covers(time.span))?;
            Some(LocalDate {
                date,
                turn: time.turn,
                span: time.span,
                sentence: sentence.span,
                opening: at < OPENING && !is_aside(reading, sentence, time.span),
            })
        });
        let published = article.metadata().published.as_ref().map(|published| published.date);
        // A year that is open though the article's is known is no year at all: `a Christmas party`.
        let dated = published.is_some_and(|date| date.year.is_some());
        let dates = dates.filter(|local| !dated || local.date.year.is_some());
        Part { published, dates: dates.collect() }
    }

    fn reduce(&self, parts: Vec<Part>, (stories,): (&Vec<Story>,)) -> Vec<StoryTimeline> {
        sides::told(stories).map(|(number, story)| timeline(number, story, &parts)).collect()
    }
}

/// Whether a date is told by the way, in a phrase or clause that is not the sentence's own: `since
/// 1985`, `compared with 2020`, `from 2010 to 2018`, `the October quarter`, `whose 1961 record`.
fn is_aside(reading: &Reading, sentence: &Sentence, span: Span) -> bool {
    let tokens = sentence.tokens();
    let Range { start: at, end } = reading.tokens_under(span);
    if !tokens.contains(&at) {
        return false;
    }
    let end = Some(end).filter(|end| tokens.contains(end));
    let before = at.checked_sub(1).map(|at| reading.key(at));
    let noun = end.and_then(|end| reading.tokens.get(end)).is_some_and(|next| {
        next.kind == TokenKind::Word
            && next.shape == Shape::Lower
            && !stems::is_stop_word(next.key)
            && before.is_some_and(|before| Class::ATTRIBUTE.has(before))
    });
    let joined = |at: usize| reading.word(at) == "-";
    let hyphen = end.is_some_and(joined) || at.checked_sub(1).is_some_and(joined);
    let mut clause = (tokens.start..at).rev().take_while(|at| reading.key(*at) != key(","));
    noun || hyphen
        || before.is_some_and(|before| Class::ASIDE.has(before))
        || (tokens.start..at).rev().take(2).any(|at| reading.key(at) == key("compared"))
        || clause.any(|at| {
            // `…, recorded in 1961, sold well`
            let comma = at.checked_sub(1).is_some_and(|before| reading.key(before) == key(","));
            Class::RELATIVE.has(reading.key(at)) || comma && reading.word(at).ends_with("ed")
        })
}

/// The date that a time expression names, if it names a day, month or year.
fn date_of(time: &Time) -> Option<PartialDate> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
        return None;
    }
    let date = time.value.get(..10).unwrap_or(&time.value);
    let date: PartialDate = date.parse().ok()?;
    (date.year.is_some() || date.month.is_some()).then_some(date)
}

fn timeline(number: u32, story: &Story, parts: &[Part]) -> StoryTimeline {
    let of = |article: &u32| parts.get(*article as usize);
    let published =
        story.articles.iter().filter_map(|article| Some((of(article)?.published?, *article)));
    let mut published: Vec<(PartialDate, u32)> = published.collect();
    published.sort_unstable();
    let first = published.iter().map(|row| row.0).find(|date| full(*date).is_some());
    let day = story.date.filter(|date| full(*date).is_some()).or(first).or(story.date);
    let own = day.and_then(full);
    let mut entries: BTreeMap<PartialDate, Vec<Told>> = BTreeMap::new();
    for article in &story.articles {
        let Some(part) = of(article) else { continue };
        // The year of an article that leaves it open is that which puts it nearest to the event.
        let year = part.published.and_then(|date| with_year(date, own).year);
        for local in &part.dates {
            let date = match (local.date.year, local.turn, year) {
                (None, Some(turn), Some(year)) => {
                    PartialDate { year: year.checked_add(turn), ..local.date }
                }
                _ => with_year(local.date, own),
            };
            let told = entries.entry(date).or_default();
            let same =
                |told: &Told| told.place.article == *article && told.sentence == local.sentence;
            // `9 a.m. on Aug. 1` is two expressions of one day.
            if told.last().is_some_and(same) {
                continue;
            }
            told.push(Told {
                place: ArticleSpan { article: *article, span: local.span },
                sentence: local.sentence,
                as_news: local.opening && is_background(date, own),
            });
        }
    }
    let entry = |(date, told)| Entry { date, told, background: is_background(date, own) };
    StoryTimeline {
        story: number,
        day,
        entries: entries.into_iter().map(entry).collect(),
        published,
    }
}

fn full(date: PartialDate) -> Option<Date> {
    Date::new(date.year?, i8::try_from(date.month?).ok()?, i8::try_from(date.day?).ok()?).ok()
}

/// The date with the year that puts it nearest to the story's own day.
fn with_year(date: PartialDate, own: Option<Date>) -> PartialDate {
    let (None, Some(own)) = (date.year, own) else { return date };
    let distance = |year: i16| {
        let day = PartialDate { year: Some(year), day: date.day.or(Some(15)), ..date };
        full(day).and_then(|day| own.until(day).ok()).map(|span| span.get_days().abs())
    };
    let years = [own.year(), own.year() - 1, own.year() + 1];
    let nearest = years.into_iter().filter_map(|year| Some((distance(year)?, year)));
    let nearest = nearest.min_by_key(|row| row.0);
    PartialDate { year: nearest.map(|row| row.1), ..date }
}

/// Whether a date lies before the event, as a whole.
fn is_background(date: PartialDate, own: Option<Date>) -> bool {
    let (Some(own), Some(year)) = (own, date.year) else { return false };
    let Some(month) = date.month.and_then(|month| i8::try_from(month).ok()) else {
        return year < own.year();
    };
    match full(date) {
        Some(day) => day.until(own).is_ok_and(|span| span.get_days() > NEAR),
        None => (year, month) < (own.year(), own.month()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::sides::one_story;
    use crate::passes::times::times_of;
    use crate::passes::tokens::reading_of;
    use copydesk_core::ArticlePass;

    fn run(text: &str, day: &str) -> Vec<(String, bool, bool)> {
        let part = |text: &str| {
            let (article, reading) = reading_of(text);
            let sentences = Sentences.run(&article, (&reading,));
            let times = times_of(&article, &reading);
            Timeline.map(&article, (&reading, &sentences, &times))
        };
        let mut stories = one_story(2);
        stories[0].date = Some(day.parse().unwrap());
        let found = Timeline.reduce(vec![part(text), part("It rained.\n")], (&stories,));
        let entries = found[0].entries.iter();
        let told = entries.map(|entry| {
            (entry.date.to_string(), entry.background, entry.told.iter().any(|told| told.as_news))
        });
        told.collect()
    }

    #[test]
    fn background_lies_before_the_event() {
        let text = "The pier opened on June 3, 2021. It is long. It was built in 1987 and burnt \
                    on May 1, 2019.\n";
        assert_eq!(
            run(text, "2021-06-03"),
            [
                ("1987".to_owned(), true, false),
                ("2019-05-01".to_owned(), true, false),
                ("2021-06-03".to_owned(), false, false),
            ]
        );
    }

    #[test]
    fn background_in_the_first_sentences_is_told_as_news() {
        let text = "The pier burnt on May 1, 2019, the board said.\n";
        assert_eq!(run(text, "2021-06-03"), [("2019-05-01".to_owned(), true, true)]);
    }

    #[test]
    fn background_told_by_the_way_is_no_news() {
        let told = |text: &str| run(text, "2021-06-03").iter().any(|entry| entry.2);
        assert!(!told("It is the first bridge to open there since 1985, the board said.\n"));
        assert!(!told("The toll fell by half compared with 2019, the board said.\n"));
        assert!(!told("Ode, whose 1961 record sold well, opened the bridge.\n"));
        assert!(!told("The mayor, who ran the port from 2010 to 2018, opened the bridge.\n"));
        assert!(!told("The 2019 accord was read out by the board.\n"));
        assert!(!told("The song, recorded in 1961, sold well, the board said.\n"));
        assert!(!told("The board read out the accord of 2019.\n"));
        assert!(told("The pier burnt in March 2019, the board said.\n"));
    }

    #[test]
    fn a_sentence_tells_a_day_once() {
        let text = "It opens at 9 a.m. on June 3, 2021, and on June 3, 2021, it shuts.\n";
        let (article, reading) = reading_of(text);
        let sentences = Sentences.run(&article, (&reading,));
        let times = times_of(&article, &reading);
        assert!(times.len() > 1);
        let part = Timeline.map(&article, (&reading, &sentences, &times));
        let found = Timeline.reduce(vec![part, Part::default()], (&one_story(2),));
        assert_eq!(found[0].entries.iter().map(|entry| entry.told.len()).sum::<usize>(), 1);
    }

    #[test]
    fn an_open_year_follows_tense() {
        let day = |turn| {
            let date = "XXXX-12-25".parse().unwrap();
            let span = Span::default();
            let local = LocalDate { date, turn, span, sentence: span, opening: false };
            let published = "XXXX-03-17".parse().ok();
            let mut stories = one_story(2);
            stories[0].date = "2025-03-18".parse().ok();
            let parts = vec![Part { published, dates: vec![local] }, Part::default()];
            Timeline.reduce(parts, (&stories,))[0].entries[0].date.to_string()
        };
        assert_eq!(day(Some(0)), "2025-12-25");
        assert_eq!(day(None), "2024-12-25");
    }

    #[test]
    fn an_open_year_is_the_nearest() {
        let own = full("2021-01-05".parse().unwrap());
        let year = |text: &str| with_year(text.parse().unwrap(), own).to_string();
        assert_eq!(year("XXXX-12-30"), "2020-12-30");
        assert_eq!(year("XXXX-02-10"), "2021-02-10");
    }
}
