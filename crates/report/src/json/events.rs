//! The part of `copydesk.analysis/1` on events: the story cards and the timelines.

use copydesk_analysis::passes::card::Card;
use copydesk_analysis::passes::sides::ArticleSpan;
use copydesk_analysis::passes::timeline::{Entry, StoryTimeline, Told};
use copydesk_core::{PartialDate, Span};
use schemars::JsonSchema;
use serde::Serialize;

use super::analysis::Corpus;
use super::sides::Passage;

/// What one article tells of its event, each a stretch of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CardItem<'a> {
    /// Id of the article.
    pub article: &'a str,
    /// Who acts.
    pub who: Option<Passage<'a>>,
    /// What they do, or what happens.
    pub what: Option<Passage<'a>>,
    /// The day or time.
    pub when: Option<Passage<'a>>,
    /// The place.
    pub r#where: Option<Passage<'a>>,
    /// The reason.
    pub why: Option<Passage<'a>>,
    /// The way in which it was done.
    pub how: Option<Passage<'a>>,
}

/// Whose card stands for a story.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoryCardItem<'a> {
    /// The name of the story.
    pub story: &'a str,
    /// Id of the article.
    pub article: &'a str,
}

/// The days that the articles of a story tell of.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimelineItem<'a> {
    /// The name of the story.
    pub story: &'a str,
    /// The day of the event, else the first day of publication.
    pub day: Option<String>,
    /// What is told, in the order of the calendar.
    pub entries: Vec<EntryItem<'a>>,
    /// The days of publication.
    pub published: Vec<PublicationItem<'a>>,
}

/// A day, month or year that is told of.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EntryItem<'a> {
    /// When, `X` for what is open.
    pub date: String,
    /// Whether it lies before the event.
    pub background: bool,
    /// Where it is told.
    pub told: Vec<ToldItem<'a>>,
}

/// One place where a date is told.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ToldItem<'a> {
    /// The words that name the date.
    #[serde(flatten)]
    pub passage: Passage<'a>,
    /// The sentence around them.
    pub sentence: Option<Passage<'a>>,
    /// Whether it is background in the first sentences of the article.
    pub as_news: bool,
}

/// When an article was published.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PublicationItem<'a> {
    /// The day, `X` for what is open.
    pub date: String,
    /// Id of the article.
    pub article: &'a str,
}

impl<'a> Corpus<'a> {
    pub(super) fn card(&self, article: u32, card: &Card) -> Option<CardItem<'a>> {
        let part =
            |span: Option<Span>| span.and_then(|span| self.passage(ArticleSpan { article, span }));
        Some(CardItem {
            article: self.get(article)?.0,
            who: part(card.who),
            what: part(card.what),
            when: part(card.when),
            r#where: part(card.r#where),
            why: part(card.why),
            how: part(card.how),
        })
    }

    pub(super) fn story_card(&self, story: u32, article: u32) -> Option<StoryCardItem<'a>> {
        Some(StoryCardItem { story: self.story_id(story)?, article: self.get(article)?.0 })
    }

    pub(super) fn timeline(&self, found: &StoryTimeline) -> Option<TimelineItem<'a>> {
        let published = found.published.iter().filter_map(|(date, article)| {
            Some(PublicationItem { date: date.to_string(), article: self.get(*article)?.0 })
        });
        Some(TimelineItem {
            story: self.story_id(found.story)?,
            day: found.day.as_ref().map(PartialDate::to_string),
            entries: found.entries.iter().map(|entry| self.entry(entry)).collect(),
            published: published.collect(),
        })
    }

    fn entry(&self, entry: &Entry) -> EntryItem<'a> {
        let told = |told: &Told| {
            let sentence = ArticleSpan { span: told.sentence, ..told.place };
            Some(ToldItem {
                passage: self.passage(told.place)?,
                sentence: self.passage(sentence),
                as_news: told.as_news,
            })
        };
        EntryItem {
            date: entry.date.to_string(),
            background: entry.background,
            told: entry.told.iter().filter_map(told).collect(),
        }
    }
}
