//! Words: what a quote says, stems and classes of synonyms, weighted by rarity.

use std::ops::Range;
use std::sync::OnceLock;

use copydesk_core::Span;
use rustc_hash::FxHashMap;

use crate::passes::tokens::{Key, Reading, Token, TokenKind, key};
use crate::stems;

const SYNONYMS: &str = include_str!("../../../data/speech-synonyms.txt");

/// A quote with fewer words that tell something is not aligned.
const FEWEST: usize = 2;
/// What stands in marks is compared by itself from so many words on.
const FRAGMENT: usize = 3;
/// So many of these tell something.
const TELLING: usize = 2;
/// So many different words, all in another quote, are more than chance.
const TOGETHER: usize = 6;

/// The letters of what a word may be a form of, its last one left out.
const BASE: usize = 3;

/// How many quotes are added that hold none of the words.
const ADDED: f64 = 50.0;

/// What a word counts that frames speech more than it tells.
const FRAME: f64 = 0.5;

/// The words of a quote that tell something.
#[derive(Clone, Debug, Default)]
pub(in crate::passes) struct Words {
    /// Stems and classes, sorted, each once.
    pub(in crate::passes) keys: Vec<Key>,
    /// The words as they stand, sorted, each once.
    pub(in crate::passes) exact: Vec<Key>,
    /// The words as they stand, in their order; of quotes alone.
    pub(in crate::passes) order: Vec<Key>,
    /// What stands in quotation marks within speech that does not, of three words or more.
    pub(in crate::passes) marked: Vec<Vec<Key>>,
}

impl Words {
    /// The words of these tokens as they stand, without stems: for what is compared word by word.
    pub(in crate::passes) fn as_they_stand(reading: &Reading, tokens: Range<usize>) -> Self {
        let tokens = reading.tokens.get(tokens).unwrap_or_default().iter();
        let words = tokens.filter(|token| token.kind != TokenKind::Mark);
        let mut exact: Vec<Key> = words.map(|token| token.key).collect();
        exact.sort_unstable();
        exact.dedup();
        Self { exact, ..Self::default() }
    }

    /// The words under these spans of the source.
    pub(in crate::passes) fn of(reading: &Reading, content: &[Span]) -> Self {
        let (mut keys, mut order) = (Vec::new(), Vec::new());
        for span in content {
            let source = |at: usize| reading.source_of(at..at + 1);
            let from = first_from(reading.tokens.len(), |at| source(at).start >= span.start);
            let to = first_from(reading.tokens.len(), |at| source(at).end > span.end);
            let tokens = reading.tokens.get(from..to.max(from)).unwrap_or_default();
            let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
            order.extend(words.map(|token| token.key));
            let mut at = from;
            while at < to {
                at += push(reading, at, to, &mut keys);
            }
        }
        keys.sort_unstable();
        keys.dedup();
        let mut exact = order.clone();
        exact.sort_unstable();
        exact.dedup();
        Self { keys, exact, order, marked: Vec::new() }
    }

    /// With what these quotation marks hold of the quote, where it is long enough and tells more than names.
    pub(in crate::passes) fn with_marked(
        mut self,
        reading: &Reading,
        marked: &[Range<usize>],
    ) -> Self {
        let words = |inner: &Range<usize>| -> Vec<Key> {
            let tokens = reading.tokens.get(inner.clone()).unwrap_or_default().iter();
            tokens.filter(|token| token.kind != TokenKind::Mark).map(|token| token.key).collect()
        };
        let tells = |inner: &&Range<usize>| {
            // Who and where it is of is told by many.
            let name = |at: usize| reading.tokens.get(at).is_some_and(Token::is_capitalised);
            let tells = |at: &usize| stem(reading, *at).is_some() && !name(*at);
            (inner.start..inner.end).filter(tells).count() >= TELLING
        };
        let marked = marked.iter().filter(tells).map(words);
        self.marked = marked.filter(|words| words.len() >= FRAGMENT).collect();
        self
    }

    /// Whether what one has in marks within its own words stands word by word in the other.
    pub(in crate::passes) fn is_cited_in(&self, other: &Self) -> bool {
        let stands = |words: &Vec<Key>| other.order.windows(words.len()).any(|part| part == words);
        self.marked.iter().any(stands)
    }

    pub(in crate::passes) fn are_enough(&self) -> bool {
        self.keys.len() >= FEWEST
    }

    /// Whether the words may be told by all of them together: common ones alone weigh too little, but
    /// so many of them hardly ever meet.
    pub(in crate::passes) fn tell_together(&self) -> bool {
        !self.keys.is_empty() && self.exact.len() >= TOGETHER
    }
}

/// The first of `len` places for which this holds; it holds for all behind that, too.
fn first_from(len: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Adds what stands at this token; gives how many tokens that is.
pub(in crate::passes) fn push(
    reading: &Reading,
    at: usize,
    end: usize,
    keys: &mut Vec<Key>,
) -> usize {
    if let Some((classes, taken)) = classes(reading, at, end) {
        keys.extend(classes);
        return taken;
    }
    let Some(stem) = stem(reading, at) else { return 1 };
    let table = &synonyms().classes;
    match inflected(reading.word(at)).find_map(|base| table.get(&base)) {
        Some(classes) => keys.extend(classes),
        None => keys.push(stem),
    }
    1
}

/// The classes of the word at this token, or of it and the next one, and how many tokens that is.
pub(in crate::passes) fn classes(
    reading: &Reading,
    at: usize,
    end: usize,
) -> Option<(&'static [Key], usize)> {
    let token = reading.tokens.get(at).filter(|token| is_word(token))?;
    let classes = &synonyms().classes;
    if at + 1 < end
        && let Some(classes) = classes.get(&pair(token.key, reading.key(at + 1)))
    {
        return Some((classes, 2));
    }
    classes.get(&token.key).map(|classes| (classes.as_slice(), 1))
}

/// What a word may be a form of: `asking`, `asks` and `asked` of `ask`.
fn inflected(word: &str) -> impl Iterator<Item = Key> {
    const FORMS: [(&str, &str); 6] =
        [("ing", ""), ("ing", "e"), ("ed", ""), ("es", ""), ("s", ""), ("ies", "y")];
    FORMS.iter().filter_map(move |(ending, base)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= BASE)?;
        Some(if base.is_empty() { key(stem) } else { key(&[stem, base].concat()) })
    })
}

/// The stem of the word at this token, unless it tells nothing.
pub(in crate::passes) fn stem(reading: &Reading, at: usize) -> Option<Key> {
    let token = reading.tokens.get(at).filter(|token| is_word(token))?;
    let word = reading.word(at);
    let tells = !stems::is_stop_word(token.key) && word.chars().nth(1).is_some();
    tells.then(|| stems::stem(word))
}

const fn is_word(token: &Token) -> bool {
    !matches!(token.kind, TokenKind::Mark | TokenKind::Possessive)
}

/// The classes of `data/speech-synonyms.txt`.
struct Synonyms {
    /// The classes of a word or of a pair of words: several where it has several meanings.
    classes: FxHashMap<Key, Vec<Key>>,
    /// Classes that frame speech, sorted.
    frames: Vec<Key>,
}

fn synonyms() -> &'static Synonyms {
    static SYNONYMS_TABLE: OnceLock<Synonyms> = OnceLock::new();
    SYNONYMS_TABLE.get_or_init(|| {
        let mut table = Synonyms { classes: FxHashMap::default(), frames: Vec::new() };
        for row in SYNONYMS.lines().filter(|row| !row.starts_with('#')) {
            let words = row.trim_start_matches(['~', ' ']);
            // No text has a word that hashes to a whole row, so a class is never taken for a stem.
            let class = key(row);
            for word in words.split_whitespace() {
                let word = match word.split_once('_') {
                    Some((first, second)) => pair(key(first), key(second)),
                    None => key(word),
                };
                let classes: &mut Vec<Key> = table.classes.entry(word).or_default();
                if !classes.contains(&class) {
                    classes.push(class);
                }
            }
            if row.starts_with('~') {
                table.frames.push(class);
            }
        }
        table.frames.sort_unstable();
        table
    })
}

/// The keys of a word, or of two joined by `_`, as those of a text are: its classes, or its stem.
pub(in crate::passes) fn keys_of(word: &str) -> Vec<Key> {
    let whole = match word.split_once('_') {
        Some((first, second)) => pair(key(first), key(second)),
        None => key(word),
    };
    let classes = synonyms().classes.get(&whole).cloned();
    classes.unwrap_or_else(|| vec![stems::stem(word)])
}

/// The key of two words in a row.
const fn pair(first: Key, second: Key) -> Key {
    first.rotate_left(17) ^ second.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// How rare the words of the quotes are.
pub(in crate::passes) struct Rarity {
    counts: FxHashMap<Key, u32>,
    quotes: f64,
}

impl Rarity {
    /// Over these quotes.
    pub(in crate::passes) fn of<'a>(quotes: impl Iterator<Item = &'a Words>) -> Self {
        Self::of_keys(quotes.map(|words| words.keys.as_slice()), ADDED)
    }

    /// Over texts with these words, each once; so many are added that hold none of them.
    pub(in crate::passes) fn of_keys<'a>(
        texts: impl Iterator<Item = &'a [Key]>,
        added: f64,
    ) -> Self {
        let mut rarity = Self { counts: FxHashMap::default(), quotes: added };
        for keys in texts {
            rarity.quotes += 1.0;
            for key in keys {
                *rarity.counts.entry(*key).or_default() += 1;
            }
        }
        rarity
    }

    /// The weight of a word that two of them hold.
    pub(in crate::passes) fn of_shared(&self) -> f64 {
        (self.quotes / 3.0).ln()
    }

    /// The weight of a word.
    pub(in crate::passes) fn weight(&self, key: Key) -> f64 {
        let count = self.counts.get(&key).copied().unwrap_or_default();
        let weight = (self.quotes / (f64::from(count) + 1.0)).ln().max(0.0);
        if synonyms().frames.binary_search(&key).is_ok() { weight * FRAME } else { weight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::tokens::reading_of;

    fn words(text: &str) -> Vec<Key> {
        let (article, reading) = reading_of(text);
        Words::of(&reading, &[article.source().span()]).keys
    }

    #[test]
    fn synonyms_are_one_word() {
        assert_eq!(words("frank views\n"), words("Candid opinions.\n"));
        assert_eq!(words("look after the boats\n"), words("protect ships\n"));
    }

    #[test]
    fn forms_of_a_word_that_has_synonyms() {
        assert_eq!(words("asking\n"), words("ask\n"));
        assert_eq!(words("staying\n"), words("leaves\n"));
        assert_ne!(words("string\n"), words("str\n"));
    }

    #[test]
    fn stop_words_and_marks_tell_nothing() {
        assert_eq!(words("\"And so, it is the\" -\n"), Vec::<Key>::new());
    }

    #[test]
    fn only_the_words_under_the_spans_count() {
        let (_, reading) = reading_of("Bread, \"butter and jam\", cheese.\n");
        assert_eq!(Words::of(&reading, &[Span::new(8, 22)]).keys, words("jam butter\n"));
    }

    #[test]
    fn rare_words_weigh_more_and_frames_half() {
        let quotes = ["bread butter\n", "bread jam\n"]
            .map(|text| Words { keys: words(text), ..Words::default() });
        let rarity = Rarity::of(quotes.iter());
        let weight = |word: &str| rarity.weight(words(word)[0]);
        assert!(weight("jam\n") > weight("bread\n"));
        assert!((weight("hope\n") - weight("quince\n") / 2.0).abs() < 1e-9);
    }
}
