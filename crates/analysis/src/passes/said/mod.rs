//! The same utterance across articles.
//!
//! Two quotes render one utterance where their articles are of one story, their speakers may be one
//! person ([`speakers`]; of different speakers nearly all of the words must be the same) and their words agree ([`words`], [`align`]): stems weighted by rarity, words
//! that translators exchange counted as one, the sum divided by the weight of the shorter quote. An
//! article renders an utterance once, so two sentences of one speaker in one article are two
//! utterances; and a quote joins the rendering it is most like, not the first it resembles.
//!
//! Limits of this version: the synonyms are a table of single words and pairs of words; what is
//! negated is not told apart; words in a quote that another article tells as its own are not found;
//! two quotes of one article that together are one quote of another are aligned by the longer one.

mod align;
pub(super) mod speakers;
pub(super) mod words;

#[cfg(test)]
mod tests;

use copydesk_core::{Article, CorpusPass, PassId, Span};

use super::quotes::{Quote, Quotes};
use super::stories::{Stories, Story};
use super::tokens::{Reading, Tokens};
use align::Line;
use speakers::Person;
use words::Words;

/// Finds the utterances that several articles render.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said;

/// One rendering of an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// Index of the article.
    pub article: u32,
    /// Index of the quote in the article's output of the quotes pass.
    pub quote: u32,
    /// What was said, spans of the article's source.
    pub content: Vec<Span>,
}

/// One utterance as several articles render it.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// The fullest name of the speaker.
    pub speaker: String,
    /// Index of the story, where all renderings are of one.
    pub story: Option<u32>,
    /// The renderings, in the order of the articles.
    pub renderings: Vec<Rendering>,
    /// The lowest score at which a rendering was joined, from 0 to 1.
    pub score: f64,
}

/// A quote as the reduction needs it.
#[derive(Clone, Debug)]
pub struct Part {
    quote: u32,
    content: Vec<Span>,
    speaker: Option<Person>,
    words: Words,
}

impl CorpusPass for Said {
    type Needs = (Tokens, Quotes);
    type After = (Stories,);
    type Part = Vec<Part>;
    type Output = Vec<Utterance>;

    fn id(&self) -> PassId {
        PassId::new("said")
    }

    fn map(&self, _: &Article, (reading, quotes): (&Reading, &Vec<Quote>)) -> Vec<Part> {
        parts_of(reading, quotes)
    }

    fn reduce(&self, parts: Vec<Vec<Part>>, (stories,): (&Vec<Story>,)) -> Vec<Utterance> {
        utterances(&parts, stories)
    }
}

/// The quotes that have words enough to be told from others.
fn parts_of(reading: &Reading, quotes: &[Quote]) -> Vec<Part> {
    let parts = quotes.iter().zip(0..).map(|(quote, number)| Part {
        quote: number,
        content: quote.content.clone(),
        speaker: quote.speaker.as_ref().map(Person::of),
        words: Words::of(reading, &quote.content),
    });
    parts.filter(|part| part.words.are_enough()).collect()
}

/// The utterances of all stories, in the order of their first renderings.
fn utterances(parts: &[Vec<Part>], stories: &[Story]) -> Vec<Utterance> {
    let rarity = words::Rarity::of(parts.iter().flatten().map(|part| &part.words));
    let mut utterances = Vec::new();
    for (story, number) in stories.iter().zip(0..) {
        let mut lines = Vec::new();
        for &article in &story.articles {
            let parts = parts.get(article as usize).map(Vec::as_slice).unwrap_or_default();
            lines.extend(parts.iter().map(|part| Line {
                article,
                speaker: part.speaker.as_ref(),
                words: &part.words,
                part,
            }));
        }
        for group in align::align(&lines, &rarity) {
            let members = || group.members.iter().filter_map(|&at| lines.get(at));
            let names = members().filter_map(|line| line.speaker);
            let speaker =
                names.max_by_key(|person| (person.name.len(), std::cmp::Reverse(&person.name)));
            utterances.push(Utterance {
                speaker: speaker.map(|person| person.name.clone()).unwrap_or_default(),
                story: Some(number),
                renderings: members().map(rendering).collect(),
                score: group.score,
            });
        }
    }
    utterances.sort_by_key(|utterance| {
        utterance.renderings.first().map(|rendering| (rendering.article, rendering.quote))
    });
    utterances
}

fn rendering(line: &Line<'_>) -> Rendering {
    let Part { quote, content, .. } = line.part;
    Rendering { article: line.article, quote: *quote, content: content.clone() }
}
