//! The same utterance across articles.
//!
//! Two quotes render one utterance where their articles are of one story, their speakers may be one
//! person ([`speakers`]; of two different names nearly all of the words must be the same) and their
//! words agree ([`words`], [`align`]): stems weighted by rarity, words that translators exchange
//! counted as one, the sum divided by the weight of the shorter quote. An article renders an utterance
//! once, so two sentences of one speaker in one article are two utterances; and a quote joins the
//! rendering it is most like, not the first it resembles.
//!
//! What one has in quotation marks within its own words (`workers were "paying for this party"`) and the
//! other has word by word is of one utterance where one speaker has both.
//!
//! A speaker who goes by a role (`the prime minister`) is who has it by name in another article of the
//! story, if that is one alone ([`super::holders`]).
//!
//! An article that tells a quote's words as its own, without marks or cue, renders it, too: a sentence
//! outside of its quotes that holds nearly all words of the quote, and little else.
//!
//! Quotes of several sentences are compared sentence by sentence ([`pieces`]), so that two quotes of one
//! article may together be one of another.
//!
//! Limits of this version: the synonyms are a table of single words and pairs of words; what is
//! negated is not told apart; an article's own words are compared as they stand.

mod align;
mod own;
mod pieces;
pub(super) mod speakers;
pub(super) mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use copydesk_core::{Article, CorpusPass, PassId, Span};

use super::holders::{self, Held};
use super::names::{Name, Names};
use super::quotes::marks::{self, Quoted};
use super::quotes::{Quote, QuoteKind, Quotes};
use super::sentences::{Sentence, Sentences};
use super::sides;
use super::stories::{Stories, Story};
use super::tokens::{Key, Reading, Tokens};
use align::Line;
use speakers::Person;
use words::Words;

/// A sentence of an article's own words with fewer tokens is not compared with quotes.
const OWN_WORDS: usize = 8;

/// Finds the utterances that several articles render.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said;

/// One rendering of an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// Index of the article.
    pub article: u32,
    /// Index of the quote in the article's output of the quotes pass; none where the article tells
    /// the words as its own, without marks or cue.
    pub quote: Option<u32>,
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

/// What the pass takes from one article.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    parts: Vec<Part>,
    /// Who has which role.
    held: Vec<Held>,
}

/// A sentence of a quote as the reduction needs it, or one of the article's own.
#[derive(Clone, Debug)]
struct Part {
    quote: Option<u32>,
    content: Vec<Span>,
    /// All that the quote holds.
    whole: Vec<Span>,
    speaker: Option<Person>,
    /// The words of the role by which the speaker goes, where it is one without a name.
    role: Vec<Key>,
    words: Words,
}

impl CorpusPass for Said {
    type Needs = (Tokens, Sentences, Names, Quotes);
    type After = (Stories,);
    type Part = Spoken;
    type Output = Vec<Utterance>;

    fn id(&self) -> PassId {
        PassId::new("said")
    }

    fn map(
        &self,
        _: &Article,
        (reading, sentences, names, quotes): (&Reading, &Vec<Sentence>, &Vec<Name>, &Vec<Quote>),
    ) -> Spoken {
        Spoken { parts: parts_of(reading, sentences, quotes), held: holders::held(reading, names) }
    }

    fn reduce(&self, articles: Vec<Spoken>, (stories,): (&Vec<Story>,)) -> Vec<Utterance> {
        utterances(&articles, stories)
    }
}

/// The sentences of quotes that have words enough to be told from others, and the long sentences outside
/// of quotes.
fn parts_of(reading: &Reading, sentences: &[Sentence], quotes: &[Quote]) -> Vec<Part> {
    let mixed = quotes.iter().any(|quote| quote.kind == QuoteKind::Mixed);
    let marked = if mixed { marks::pair(reading) } else { Vec::new() };
    let parts = quotes.iter().zip(0..).flat_map(|(quote, number)| {
        let known = quote.speaker.as_ref().filter(|speaker| !speaker.is_open_pronoun());
        let speaker = known.map(Person::of);
        let role = quote.speaker.as_ref().map(|speaker| holders::role(reading, speaker));
        let role = role.unwrap_or_default();
        let pieces = pieces::of(reading, sentences, &quote.content).into_iter();
        let marked = if quote.kind == QuoteKind::Mixed { marked.as_slice() } else { &[] };
        pieces.map(move |pieces::Piece { content, words }| Part {
            quote: Some(number),
            whole: quote.content.clone(),
            speaker: speaker.clone(),
            role: role.clone(),
            words: words.with_marked(reading, &within(reading, marked, &content)),
            content,
        })
    });
    let mut parts: Vec<Part> =
        parts.filter(|part| part.words.are_enough() || part.words.tell_together()).collect();
    let mut quoted: Vec<Span> = quotes.iter().flat_map(|quote| quote.content.clone()).collect();
    quoted.sort_unstable();
    let mut before = 0;
    for sentence in sentences {
        let tokens = sentence.tokens();
        let span = reading.source_of(tokens.clone());
        while quoted.get(before).is_some_and(|quote| quote.end <= span.start) {
            before += 1;
        }
        let apart = quoted.get(before).is_none_or(|quote| quote.start >= span.end);
        if apart && sides::is_told(reading, sentence) && tokens.len() >= OWN_WORDS {
            let words = Words::as_they_stand(reading, tokens);
            let (content, whole) = (vec![span], vec![span]);
            parts.push(Part {
                quote: None,
                content,
                whole,
                speaker: None,
                role: Vec::new(),
                words,
            });
        }
    }
    parts
}

/// The tokens between the quotation marks, in order, that stand in these spans.
fn within(reading: &Reading, marked: &[Quoted], content: &[Span]) -> Vec<Range<usize>> {
    let span = |quoted: &Quoted| reading.source_of(quoted.inner.clone());
    let of_part = |part: &Span| {
        let part = *part;
        let from = marked.partition_point(|quoted| span(quoted).start < part.start);
        let near = marked.get(from..).unwrap_or_default().iter();
        near.take_while(move |quoted| span(quoted).start < part.end)
            .filter(move |quoted| part.covers(span(quoted)))
            .map(|quoted| quoted.inner.clone())
    };
    content.iter().flat_map(of_part).collect()
}

/// The utterances of all stories, in the order of their first renderings.
fn utterances(articles: &[Spoken], stories: &[Story]) -> Vec<Utterance> {
    let quotes = articles.iter().flat_map(|article| &article.parts);
    let quotes = quotes.filter(|part| part.quote.is_some());
    let rarity = words::Rarity::of(quotes.map(|part| &part.words));
    let mut utterances = Vec::new();
    for (story, number) in stories.iter().zip(0..) {
        let mut lines = Vec::new();
        let of = |article: &u32| articles.get(*article as usize);
        let held = || story.articles.iter().filter_map(of).flat_map(|article| &article.held);
        for &article in &story.articles {
            let parts = of(&article).map(|article| article.parts.as_slice()).unwrap_or_default();
            lines.extend(parts.iter().map(|part| Line {
                article,
                speaker: part.speaker.as_ref(),
                holder: holders::meant(&part.role, held()),
                words: &part.words,
                part,
            }));
        }
        for group in pieces::joined(align::align(&lines, &rarity), &lines) {
            let members = || group.members.iter().filter_map(|&at| lines.get(at));
            let all: Vec<&Line<'_>> = members().collect();
            let of_one = |a: &&Line<'_>, b: &&Line<'_>| a.article == b.article;
            let names = members().filter_map(|line| line.speaker);
            let speaker = names.max_by_key(|person| {
                (person.named, person.name.len(), std::cmp::Reverse(&person.name))
            });
            utterances.push(Utterance {
                speaker: speaker.map(|person| person.name.clone()).unwrap_or_default(),
                story: Some(number),
                renderings: all.chunk_by(of_one).filter_map(rendering).collect(),
                score: group.score,
            });
        }
    }
    utterances.sort_by_key(|utterance| {
        let place = |rendering: &Rendering| (rendering.article, rendering.content.first().copied());
        utterance.renderings.first().map(place)
    });
    utterances
}

/// What an article renders: the pieces of one quote.
fn rendering(pieces: &[&Line<'_>]) -> Option<Rendering> {
    let first = pieces.first()?;
    let content = pieces::content(pieces);
    Some(Rendering { article: first.article, quote: first.part.quote, content })
}
