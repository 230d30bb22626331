//! The story card: who, what, when, where, why and how, each with its span.
//!
//! Newswriting puts the event into the lede, so the card is read from there, by its grammar:
//! - `who` is what stands before the first finite verb of the lede; a phrase that opens it (`On
//!   Monday, …`), what stands between commas, a time at its end and the source in front of a dash are
//!   left out, and a long one is cut where it tells more of itself;
//! - `what` runs from that verb to where the clause ends, or to where the reason begins;
//! - `when` is the first day in the first two sentences on which something happens, else that on which
//!   it was told, else the day of the dateline, else the first week, month or year there; no bound
//!   (`until Friday`) and no case (`even if it rains today`);
//! - `where` is the first place in the lede behind a preposition of place, with the words between and
//!   the kind of place (`the northern port of Kell`), from the verb on first, else a venue (`at …`) of
//!   the next sentence, else the city of the dateline, else the first place of the opening;
//! - `why` is a cause named as one (`because`, `due to`), else what the lede tells the event to follow
//!   on (`after a ferry ran aground`), or what someone is punished or praised for;
//! - `how` is the first phrase there behind `by` with a participle, or behind `using`.
//!
//! What the copy does not tell so is left open, and so are reasons and ways in quotation marks.
//! The card of a story is that of the article that tells most of the first four, with a subject that
//! names somebody and more than that something was said; of equal ones the first.
//!
//! The questions are those of journalism's 5W1H; that they are read off the first sentences by rules
//! follows Hamborg et al., "`Giveme5W1H`", 2019. Finite verbs are told by a table and the ending -ed.
//!
//! Limits of this version: English only; a participle in front of the verb (`the man accused of …`)
//! ends `who` too early; an anecdotal lede gives the card of the anecdote; words are told by
//! `data/cards.txt`.

mod cause;
mod lede;
mod moment;
mod opening;
mod place;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use copydesk_core::{Article, CorpusPass, PassId, Span};

use self::lede::Clause;
use self::opening::Opening;
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

/// The card of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    card: Card,
    /// How well its who and what tell an event.
    weight: u8,
}

impl Drawn {
    /// How much it tells of the event.
    fn told(&self) -> usize {
        self.card.told() + usize::from(self.weight)
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
    type Part = Drawn;
    type Output = CardsOutput;

    fn id(&self) -> PassId {
        PassId::new("cards")
    }

    fn map(
        &self,
        article: &Article,
        (reading, sentences, names, times): (&Reading, &Vec<Sentence>, &Vec<Name>, &Vec<Time>),
    ) -> Drawn {
        drawn(article, &Opening::of(article, reading, sentences, names, times))
    }

    fn reduce(&self, parts: Vec<Drawn>, (stories,): (&Vec<Story>,)) -> CardsOutput {
        let told = |article: &u32| parts.get(*article as usize).map_or(0, Drawn::told);
        let best = |(number, story): (u32, &Story)| {
            // Of articles that tell as much the first is meant; `max_by_key` gives the last.
            let best = story.articles.iter().rev().copied().max_by_key(told);
            best.map(|article| (number, article))
        };
        let stories = sides::told(stories).filter_map(best).collect();
        CardsOutput { articles: parts.iter().map(|part| part.card).collect(), stories }
    }
}

/// The card of an article.
fn drawn(article: &Article, opening: &Opening<'_>) -> Drawn {
    // A caption or a heading may stand before the lede.
    let mut ledes = opening.sentences.iter().take(2);
    let mut clause = ledes.find_map(|sentence| lede::clause(opening, sentence));
    let verb = clause.as_ref().map(|clause| clause.what.start);
    let dateline = article.metadata().dateline.as_ref();
    let day = dateline.filter(|dateline| dateline.date.is_some()).map(|dateline| dateline.span);
    let city = dateline.and_then(|dateline| dateline.city.as_ref()?.span);
    let why = cause::reason(opening, verb);
    if let (Some(clause), Some(why)) = (&mut clause, &why)
        && (clause.what.start + 2..clause.what.end).contains(&why.start)
    {
        clause.what.end = why.start;
    }
    let part = |part: fn(&Clause) -> &Range<usize>| opening.span(part(clause.as_ref()?).clone());
    let card = Card {
        who: part(|clause| &clause.who),
        what: part(|clause| &clause.what),
        when: moment::moment(opening, day),
        r#where: place::place(opening, verb, city),
        why: why.and_then(|why| opening.span(why)),
        how: cause::way(opening).and_then(|way| opening.span(way)),
    };
    Drawn { card, weight: clause.map_or(0, |clause| lede::weight(opening, &clause)) }
}
