//! One walk over the words of a unit, asking every lexicon on the way.

use crate::tables::{
    FNV_START, FUNCTION_WORDS, FURNITURE, INSTITUTIONS, ROLES, SECTIONS, fold, fold_byte,
};

/// What the words of a unit say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words {
    /// The folded whole text.
    pub(super) line: u64,
    /// Words of grammar.
    pub(super) grammar: u32,
    /// The whole text is a phrase of furniture.
    pub(super) furniture_line: bool,
    /// The text opens with a phrase of furniture.
    pub(super) furniture_opening: bool,
    /// One of the words is furniture.
    pub(super) furniture_word: bool,
    /// One of the words is a writer's role.
    pub(super) role: bool,
    /// All words are sections.
    pub(super) section: bool,
    /// One of the words is a masthead's.
    pub(super) outlet: bool,
    /// Parts are set off by `|`, `›`, `/` or `»`.
    pub(super) pipes: bool,
    /// The last word is one of grammar.
    pub(super) ends_hanging: bool,
    /// It opens like a byline.
    pub(super) opens_byline: bool,
    /// It says when it was published or updated.
    pub(super) published: bool,
}

/// Walks over the words; over the first dozen only unless `whole`.
pub(super) fn scan(text: &str, whole: bool) -> Words {
    let mut words = Words { section: true, ..Words::default() };
    if !whole {
        // The text itself tells long units apart; its words are not all looked at.
        words.line = fold(text.get(..text.len().min(64)).unwrap_or_default()) ^ text.len() as u64;
    }
    let furniture = &*FURNITURE;
    let mut line = FNV_START;
    let mut last_grammar = false;
    let (mut each_furniture, mut counted) = (true, 0);
    let limit = if whole { usize::MAX } else { 12 };
    for (index, word) in text
        .split([' ', '\t', '\n', '\r', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .take(limit)
        .enumerate()
    {
        if index > 0 {
            line = fold_byte(line, b' ');
        }
        line = extend(line, word);
        if index < furniture.longest {
            words.furniture_opening |= furniture.openings.contains_key(&line)
                || word.ends_with([':', ','])
                    && furniture.openings.contains_key(&fold_without_mark(text, word));
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            words.pipes |= matches!(word, "|" | "›" | "»" | ">" | "/" | "·" | "•" | "::");
            continue;
        }
        let key = fold(bare);
        counted += 1;
        each_furniture = each_furniture && counted <= 6 && furniture.lines.contains_key(&key);
        last_grammar = FUNCTION_WORDS.contains_key(&key);
        words.grammar += u32::from(last_grammar);
        words.furniture_word |= furniture.words.contains_key(&key);
        words.role |= ROLES.contains_key(&key);
        words.section &= SECTIONS.contains_key(&key);
        words.outlet |= INSTITUTIONS.contains_key(&key);
        words.published |= is_published(key);
        if index < 2 {
            words.opens_byline |= OPENS_BYLINE.contains(&key);
        }
    }
    words.ends_hanging = last_grammar && !text.ends_with(['.', '!', '?', '"', '”', ')']);
    if whole {
        words.line = line;
        // `Share Tweet Email`: each word a button of its own.
        words.furniture_line = (each_furniture && counted > 0)
            || furniture.lines.contains_key(&line)
            || text.ends_with([':', '.', '…', '»', '›', '>'])
                && furniture.lines.contains_key(&fold(
                    text.trim_end_matches([':', '.', '…', '»', '›', '>', ' ']),
                ));
    }
    words
}

/// The opening up to a word with its mark cut off: `related:` asked as `related`.
fn fold_without_mark(text: &str, word: &str) -> u64 {
    let end = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
    fold(text[..end].trim_end_matches([':', ',']))
}

/// Goes on with a [`fold`].
fn extend(hash: u64, word: &str) -> u64 {
    let mut hash = hash;
    let mut bytes = word.as_bytes();
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        let byte = match (byte, rest) {
            (0xe2, [0x80, 0x98 | 0x99, rest @ ..]) => {
                bytes = rest;
                b'\''
            }
            _ => byte.to_ascii_lowercase(),
        };
        hash = fold_byte(hash, byte);
    }
    hash
}

const fn word(text: &str) -> u64 {
    let mut hash = FNV_START;
    let mut at = 0;
    while at < text.len() {
        hash = fold_byte(hash, text.as_bytes()[at]);
        at += 1;
    }
    hash
}

const OPENS_BYLINE: [u64; 12] = [
    word("by"),
    word("written"),
    word("words"),
    word("story"),
    word("posted"),
    word("author"),
    word("authors"),
    word("von"),
    word("par"),
    word("por"),
    word("di"),
    word("reporter"),
];

const PUBLISHED: [u64; 16] = [
    word("published"),
    word("updated"),
    word("posted"),
    word("modified"),
    word("revised"),
    word("uhr"),
    word("aktualisiert"),
    word("veröffentlicht"),
    word("stand"),
    word("publié"),
    word("mis"),
    word("publicado"),
    word("actualizado"),
    word("pubblicato"),
    word("aggiornato"),
    word("gepubliceerd"),
];

fn is_published(key: u64) -> bool {
    PUBLISHED.contains(&key)
}
