//! The story card: who, what, when, where, why and how, each with its span.
//!
//! Newswriting puts the event into the lede, so the card is read from there, by its grammar:
//! - `who` is what stands before the first finite verb of the lede, a phrase that opens it (`On
//!   Monday, …`) and what stands between commas left out, a long one cut where it tells more of itself;
//! - `what` runs from that verb to where the clause ends, or to the first word that opens a reason;
//! - `when` is the first day in the first two sentences, else the day of the dateline, else the first
//!   week, month or year there;
//! - `where` is the first place in the lede behind a preposition of place, with the words between and
//!   the kind of place (`the northern port of Kell`), else the city of the dateline, else the first
//!   place of the opening;
//! - `why` is the first clause of the opening behind a word of reason (`because`, `due to`, `after`);
//! - `how` is the first phrase there behind `by` with a participle, or behind `using` or `through`.
//!
//! What the copy does not tell so is left open. The card of a story is that of the article with most
//! of the first four; of equal ones the first.
//!
//! The questions are those of journalism's 5W1H; that they are read off the first sentences by rules
//! follows Hamborg et al., "`Giveme5W1H`", 2019. Finite verbs are told by a table and the ending -ed.
//!
//! Limits of this version: English only; a participle in front of the verb (`the man accused of …`)
//! ends `who` too early; an anecdotal lede gives the card of the anecdote.

mod lede;

#[cfg(test)]
mod tests;

use copydesk_core::{Article, CorpusPass, PassId, Span};

use super::names::{Name, Names};
use super::sentences::{Sentence, Sentences};
use super::sides;
use super::stories::{Stories, Story};
use super::times::{Time, Times};
use super::tokens::{Reading, Tokens};

/// Reads the card of each article and chooses that of each story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cards;

/// What an article tells of its event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Who acts, or what the sentence is about.
    pub who: Option<Span>,
    /// What they do, or what happens.
    pub what: Option<Span>,
    /// The day or time.
    pub when: Option<Span>,
    /// The place.
    pub r#where: Option<Span>,
    /// The reason.
    pub why: Option<Span>,
    /// The way in which it was done.
    pub how: Option<Span>,
}

impl Card {
    /// How many of who, what, when and where are told.
    fn told(&self) -> usize {
        [self.who, self.what, self.when, self.r#where].iter().flatten().count()
    }
}

/// The cards of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardsOutput {
    /// One card an article, in their order.
    pub articles: Vec<Card>,
    /// For each story that several articles tell, the index of the story and of the article whose
    /// card is the story's.
    pub stories: Vec<(u32, u32)>,
}

impl CorpusPass for Cards {
    type Needs = (Tokens, Sentences, Names, Times);
    type After = (Stories,);
    type Part = Card;
    type Output = CardsOutput;

    fn id(&self) -> PassId {
        PassId::new("cards")
    }

    fn map(
        &self,
        article: &Article,
        (reading, sentences, names, times): (&Reading, &Vec<Sentence>, &Vec<Name>, &Vec<Time>),
    ) -> Card {
        lede::card(article, reading, sentences, names, times)
    }

    fn reduce(&self, parts: Vec<Card>, (stories,): (&Vec<Story>,)) -> CardsOutput {
        let told = |article: &u32| parts.get(*article as usize).map_or(0, Card::told);
        let best = |(number, story): (u32, &Story)| {
            // Of articles that tell as much the first is meant; `max_by_key` gives the last.
            let best = story.articles.iter().rev().copied().max_by_key(told);
            best.map(|article| (number, article))
        };
        let stories = sides::told(stories).filter_map(best).collect();
        CardsOutput { articles: parts, stories }
    }
}
