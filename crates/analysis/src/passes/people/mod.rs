//! People of a story: who speaks, about whom, how often, and in whose copy.
//!
//! The speakers of all quotations of a story's articles, and the persons whom a quotation names or
//! means, are put together across the articles: the last words of two names must be the same and
//! the given names must not speak against it (as for utterances, [`super::said`]). Fuller names are
//! placed first; a short name that fits several of them is of whom the articles tell by far most, else of
//! none (`Kim` beside two Kims).
//!
//! A role alone is who has it by name in another article of the story ([`super::holders`]). Other
//! sources without a name are counted apart, by their words and the class that the quotes pass gave
//! them (anonymous, a role, several, a document): whether two of them are one person nobody can tell.
//! A quotation without a clear speaker is counted as such.
//!
//! Limits of this version: one person under two names is two people; `about` counts the persons
//! whom the names pass found in the words of a quotation, not those who are meant without being
//! named; a namesake in the same story is taken for the same person.

mod together;

#[cfg(test)]
mod tests;

use copydesk_core::{Article, CorpusPass, PassId, Span};

use super::holders::{self, Held};
use super::names::{Name, NameKind, Names};
use super::quotes::{Quote, Quotes, SourceClass, Speaker};
use super::said::speakers::Person;
use super::sides::{self, ArticleSpan};
use super::stories::{Stories, Story};
use super::tokens::{Key, Reading, Tokens};

/// Finds who speaks about whom in each story.
#[derive(Clone, Copy, Debug, Default)]
pub struct People;

/// The people of one story that several articles tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryPeople {
    /// Index of the story.
    pub story: u32,
    /// Who speaks or is spoken of; who speaks most often first, then who is spoken of most, then by
    /// name.
    pub people: Vec<PersonInStory>,
    /// Sources without a name; the most often quoted first, then by their words.
    pub anonymous: Vec<AnonymousSource>,
    /// Quotations without a clear speaker.
    pub unclear: Vec<QuoteRef>,
}

/// A person, or a body that speaks as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonInStory {
    /// The fullest name that an article has.
    pub name: String,
    /// What it names, where the names pass knows.
    pub kind: Option<NameKind>,
    /// The first role that an article gives: `Japanese Prime Minister`.
    pub role: Option<ArticleSpan>,
    /// What the person says, in the order of the articles.
    pub says: Vec<Saying>,
    /// In which quotations of others the person is named or meant.
    pub spoken_of: Vec<QuoteRef>,
    /// The articles that name the person, how often, and where first.
    pub mentions: Vec<MentionCount>,
}

/// A quotation of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuoteRef {
    /// Index of the article.
    pub article: u32,
    /// Index of the quote in the article's output of the quotes pass.
    pub quote: u32,
}

/// A quotation and whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The quotation.
    pub quote: QuoteRef,
    /// Indices in [`StoryPeople::people`], ascending.
    pub about: Vec<u32>,
}

/// How often an article names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MentionCount {
    /// Index of the article.
    pub article: u32,
    /// Mentions by name or acronym.
    pub count: u32,
    /// Where the first mention stands.
    pub first: Span,
}

/// A source that the copy does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnonymousSource {
    /// The words that stand for it, as they stand first.
    pub words: String,
    /// What it is, as the quotes pass says.
    pub class: SourceClass,
    /// What it says, in the order of the articles.
    pub says: Vec<QuoteRef>,
}

/// What the pass takes from one article.
#[derive(Clone, Debug, Default)]
pub struct Part {
    locals: Vec<Local>,
    quotes: Vec<LocalQuote>,
    /// Who has which role.
    held: Vec<Held>,
}

/// Somebody whom one article quotes, or names in a quotation.
#[derive(Clone, Debug)]
struct Local {
    person: Person,
    kind: Option<NameKind>,
    role: Option<Span>,
    mentions: u32,
    first: Span,
}

/// A quotation: who speaks, and who is named in it, both by their places in the list of locals.
#[derive(Clone, Debug)]
struct LocalQuote {
    speaker: Voice,
    about: Vec<usize>,
}

#[derive(Clone, Debug)]
enum Voice {
    Named(usize),
    /// Somebody without a name: the words, what kind of source it is, and the words of the role.
    Nameless(String, SourceClass, Vec<Key>),
    Unclear,
}

impl CorpusPass for People {
    type Needs = (Tokens, Names, Quotes);
    type After = (Stories,);
    type Part = Part;
    type Output = Vec<StoryPeople>;

    fn id(&self) -> PassId {
        PassId::new("people")
    }

    fn map(
        &self,
        _: &Article,
        (reading, names, quotes): (&Reading, &Vec<Name>, &Vec<Quote>),
    ) -> Part {
        part_of(reading, names, quotes)
    }

    fn reduce(&self, parts: Vec<Part>, (stories,): (&Vec<Story>,)) -> Vec<StoryPeople> {
        let people_of =
            |(number, story): (u32, &Story)| together::people(number, &story.articles, &parts);
        sides::told(stories).map(people_of).collect()
    }
}

fn part_of(reading: &Reading, names: &[Name], quotes: &[Quote]) -> Part {
    let mut part = Part { held: holders::held(reading, names), ..Part::default() };
    let mut place: Vec<Option<usize>> = vec![None; names.len()];
    for quote in quotes {
        let named = quote.speaker.as_ref().filter(|speaker| !speaker.is_open_pronoun());
        let speaker = match named {
            None => Voice::Unclear,
            Some(speaker) => voice(&mut part.locals, &mut place, (reading, names), speaker),
        };
        let mut about = Vec::new();
        for (index, name) in names.iter().enumerate().filter(|row| row.1.kind == NameKind::Person) {
            let within = |span: Span| quote.content.iter().any(|part| part.covers(span));
            if name.mentions.iter().any(|mention| within(mention.span)) {
                about.push(local(&mut part.locals, &mut place, names, index));
            }
        }
        if let Voice::Named(speaker) = speaker {
            about.retain(|other| *other != speaker);
        }
        part.quotes.push(LocalQuote { speaker, about });
    }
    part
}

/// Who these words stand for.
fn voice(
    locals: &mut Vec<Local>,
    place: &mut [Option<usize>],
    (reading, names): (&Reading, &[Name]),
    speaker: &Speaker,
) -> Voice {
    if let Some(entity) = speaker.entity.map(|entity| entity as usize)
        && entity < names.len()
    {
        return Voice::Named(local(locals, place, names, entity));
    }
    let person = Person::of(speaker);
    let has_name = matches!(speaker.class, SourceClass::Named | SourceClass::Organization);
    if !has_name || !person.named {
        let role = holders::role(reading, speaker);
        return Voice::Nameless(speaker.name.clone(), speaker.class, role);
    }
    let known = locals.iter().position(|local| local.person.name == person.name);
    Voice::Named(known.unwrap_or_else(|| {
        locals.push(Local { person, kind: None, role: None, mentions: 1, first: speaker.span });
        locals.len() - 1
    }))
}

/// The place of a name in the list of locals.
fn local(
    locals: &mut Vec<Local>,
    place: &mut [Option<usize>],
    names: &[Name],
    index: usize,
) -> usize {
    let known = place.get(index).copied().flatten();
    known.unwrap_or_else(|| {
        if let (Some(name), Some(slot)) = (names.get(index), place.get_mut(index)) {
            *slot = Some(locals.len());
            locals.push(of_name(name, index as u32));
        }
        locals.len() - 1
    })
}

fn of_name(name: &Name, index: u32) -> Local {
    let mentions = || name.mentions.iter().filter(|mention| mention.form.is_name());
    let first = mentions().chain(&name.mentions).next().map_or(Span::default(), |one| one.span);
    let class = SourceClass::Named;
    let speaker = Speaker { span: first, name: name.name.clone(), entity: Some(index), class };
    Local {
        person: Person::of(&speaker),
        kind: Some(name.kind),
        role: name.roles.first().map(|role| role.span),
        mentions: mentions().count() as u32,
        first,
    }
}
