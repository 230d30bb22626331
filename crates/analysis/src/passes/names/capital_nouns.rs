//! Names in copy whose nouns all have capitals: German and Luxembourgish.
//!
//! There a capital says nothing, and the tagger, which learned from English, takes nouns for names. So
//! only what the tables know is a name: a given name with a family name behind it, and that family name
//! again; a country, region or body; a town behind `in`, `aus`, `nach` or `bei`; letters of a body in
//! capitals that stand in the table (`NATO`).
//!
//! Limits of this version: a person whose given name no table has is not found, nor is a body that is
//! not known by name.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::NameKind::{self, Organization, Person, Place};
use super::lexicon::flag;
use super::runs::{Candidate, View};
use crate::passes::tokens::{Key, TokenKind, key};

/// The first two letters of the languages' tags (`de-AT`).
const LANGUAGES: [&str; 2] = ["de", "lb"];

/// The bit of towns in what the long lists say of a word.
const CITY: u8 = 4;

/// Whether nouns have capitals in this language.
pub(super) fn has(language: Option<&str>) -> bool {
    let tag = language.and_then(|language| language.get(..2));
    tag.is_some_and(|tag| LANGUAGES.iter().any(|one| one.eq_ignore_ascii_case(tag)))
}

/// The names that the tables know.
pub(super) fn known(view: &View<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for sentence in view.sentences {
        let tokens = sentence.tokens();
        let mut at = tokens.start;
        while at < tokens.end {
            let Some((end, kind)) = name_at(view, at, tokens.end) else {
                at += 1;
                continue;
            };
            found.push(Candidate { tokens: at..end, kind: Some(kind), weight: 4, role: at..at });
            at = end;
        }
    }
    let last = |one: &Candidate| (one.kind == Some(Person)).then(|| view.key(one.tokens.end - 1));
    let families: FxHashSet<Key> = found.iter().filter_map(last).collect();
    let taken = |at: usize| {
        let before = found.partition_point(|one| one.tokens.end <= at);
        found.get(before).is_some_and(|one| one.tokens.contains(&at))
    };
    let again: Vec<usize> = (0..view.reading.tokens.len())
        .filter(|&at| view.is_capital(at) && families.contains(&view.key(at)) && !taken(at))
        .filter(|&at| word_before(view, at) != Some(Word::Article))
        .collect();
    for at in again {
        found.push(Candidate { tokens: at..at + 1, kind: Some(Person), weight: 4, role: at..at });
    }
    found.sort_by_key(|one| one.tokens.start);
    found
}

/// The name that begins at a token: one past its last, and its kind.
fn name_at(view: &View<'_>, at: usize, end: usize) -> Option<(usize, NameKind)> {
    if !view.is_capital(at) {
        return None;
    }
    if let Some((end, flags)) = view.lexicon.longest(view.reading, at, end)
        && let Some(kind) = kind_of(flags)
    {
        return Some((end, kind));
    }
    let before = word_before(view, at);
    // `500 Mark Prämie`
    let counted = at > 0 && view.reading.tokens[at - 1].kind == TokenKind::Number;
    let noun = counted || words().get(&view.key(at)) == Some(&Word::Noun);
    if view.is_given(at) && !noun && before != Some(Word::Article) {
        let mut last = at + 1;
        while last < end && view.is_link(last) {
            last += 1;
        }
        let family = last < end && view.is_capital(last) && is_word(view, last);
        if family {
            return Some((last + 1, Person));
        }
    }
    let town = before == Some(Word::ToPlace) && view.lexicon.listed(view.key(at)) & CITY != 0;
    let place = town || words().get(&view.key(at)) == Some(&Word::Place);
    let kind = if place { Some(Place) } else { kind_of(view.flags(at)) };
    kind.map(|kind| (at + 1, kind))
}

fn word_before(view: &View<'_>, at: usize) -> Option<Word> {
    words().get(&view.key(at.checked_sub(1)?)).copied()
}

fn kind_of(flags: u64) -> Option<NameKind> {
    match (flags & flag::PLACE != 0, flags & flag::ORG != 0) {
        (true, false) => Some(Place),
        (false, true) => Some(Organization),
        _ => None,
    }
}

fn is_word(view: &View<'_>, at: usize) -> bool {
    view.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
}

/// What is known of a word of German.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// Behind it stands a noun.
    Article,
    /// Behind it stands a town.
    ToPlace,
    /// It is a country, state or town.
    Place,
    /// It is a given name too, and more often a noun.
    Noun,
}

fn words() -> &'static FxHashMap<Key, Word> {
    static WORDS: OnceLock<FxHashMap<Key, Word>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut section = Word::Article;
        let mut words = FxHashMap::default();
        let rows = include_str!("../../../data/names/german.txt").lines();
        for row in rows.filter(|row| !row.starts_with('#')) {
            match row {
                "[article]" => section = Word::Article,
                "[to-place]" => section = Word::ToPlace,
                "[place]" => section = Word::Place,
                "[noun]" => section = Word::Noun,
                _ => words.extend(row.split_whitespace().map(|word| (key(word), section))),
            }
        }
        words
    })
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Article, ArticlePass as _, Field, Metadata};

    use super::super::Names;
    use super::*;
    use crate::passes::sentences::Sentences;
    use crate::passes::tokens::reading_of;

    #[test]
    fn nouns_are_no_names() {
        let (article, reading) = reading_of(
            "Kanzlerin Karen Ode ist am Dienstag nach Essen gereist. Dort traf Ode den Leiter der \
             Werft, Paul von Marsh. Es gab eine Art Kompromiss in Norwegen, sagte Ode der NATO.",
        );
        let sentences = Sentences.run(&article, (&reading,));
        let view = View::of(&reading, &sentences);
        let found = known(&view);
        let text = |one: &Candidate| reading.span_of(one.tokens.clone()).of(reading.text());
        let names: Vec<&str> = found.iter().map(text).collect();
        assert_eq!(
            names,
            ["Karen Ode", "Essen", "Ode", "Paul von Marsh", "Norwegen", "Ode", "NATO"]
        );
    }

    #[test]
    fn the_language_tells() {
        assert!(has(Some("de")) && has(Some("de-AT")) && !has(Some("en")) && !has(None));
    }

    #[test]
    fn the_pass_asks_for_the_language() {
        let text = "Die Stadt sucht im Mai Helfer, und im Hafen wartet Bürgermeisterin Karen Ode.";
        let (article, reading) = reading_of(text);
        let names = |language: &str| {
            let mut metadata = Metadata::default();
            metadata.language = Some(Field::given(language));
            let blocks = article.blocks().to_vec();
            let article = Article::new(article.source().clone(), blocks, Vec::new(), metadata);
            let article = article.expect("blocks that tile");
            let sentences = Sentences.run(&article, (&reading,));
            let found = Names.run(&article, (&reading, &sentences));
            found.into_iter().map(|name| name.name).collect::<Vec<_>>()
        };
        assert_eq!(names("de-DE"), ["Karen Ode"]);
        assert_ne!(names("en"), ["Karen Ode"]);
    }
}
