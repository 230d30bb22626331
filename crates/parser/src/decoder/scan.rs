//! One walk over the words of a unit, asking the lexicons on the way.

use crate::tables::{FNV_START, FURNITURE, LEXICON, fold, fold_byte, word};

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

/// Of a long unit only so many words are looked at.
const OPENING_WORDS: usize = 8;
/// A row of buttons (`Share Tweet Email`) has at most so many words.
const BUTTONS: u32 = 6;

/// Walks over the words; over the opening ones only unless `whole`.
pub(super) fn scan(text: &str, whole: bool) -> Words {
    let furniture = &*FURNITURE;
    let lexicon = &*LEXICON;
    let mut words = Words { section: true, ..Words::default() };
    let limit = if whole { usize::MAX } else { OPENING_WORDS };
    let bytes = text.as_bytes();
    let (mut all, mut any) = (u16::MAX, 0_u16);
    let mut counted = 0;
    let mut last = 0;
    let mut line = FNV_START;
    let mut at = 0;
    let mut index = 0;
    while index < limit {
        while at < bytes.len() && is_blank(bytes, at) {
            at += 1 + usize::from(bytes[at] == 0xc2);
        }
        if at >= bytes.len() {
            break;
        }
        if index > 0 {
            line = fold_byte(line, b' ');
        }
        // The line's hash goes on over the word; the word's own is taken over its letters.
        let start = at;
        let mut own = FNV_START;
        let (mut first, mut end) = (usize::MAX, start);
        let mut own_at_end = own;
        while at < bytes.len() && !is_blank(bytes, at) {
            let (byte, width) = folded(bytes, at);
            line = fold_byte(line, byte);
            let letter = byte >= 0x80 || byte.is_ascii_alphanumeric();
            if letter && first == usize::MAX {
                first = at;
            }
            if first != usize::MAX {
                own = fold_byte(own, byte);
            }
            at += width;
            if letter {
                end = at;
                own_at_end = own;
            }
        }
        let token = &text[start..at];
        if index < furniture.longest {
            words.furniture_opening |= furniture.openings.contains_key(&line)
                || (token.ends_with([':', ','])
                    && furniture
                        .openings
                        .contains_key(&fold(text[..at].trim_end_matches([':', ',']))));
        }
        if first == usize::MAX || is_sign(token) {
            words.pipes |= matches!(token, "|" | "›" | "»" | ">" | "/" | "·" | "•" | "::");
            index += 1;
            continue;
        }
        debug_assert!(first < end);
        last = lexicon.get(&own_at_end).copied().unwrap_or_default();
        counted += 1;
        any |= last;
        all &= last;
        words.grammar += u32::from(last & word::GRAMMAR);
        words.opens_byline |= index < 2 && last & word::BYLINE != 0;
        index += 1;
    }
    words.section = counted > 0 && all & word::SECTION != 0;
    words.role = any & word::ROLE != 0;
    words.outlet = any & word::OUTLET != 0;
    words.furniture_word = any & word::FURNITURE != 0;
    words.published = any & word::PUBLISHED != 0;
    if whole {
        words.line = line;
        words.ends_hanging =
            last & word::GRAMMAR != 0 && !text.ends_with(['.', '!', '?', '"', '”', ')']);
        // `Share Tweet Email`: each word a button of its own.
        let buttons = counted > 0 && counted <= BUTTONS && all & word::BUTTON != 0;
        words.furniture_line = buttons
            || furniture.lines.contains_key(&line)
            || without_mark(text).is_some_and(|text| furniture.lines.contains_key(&fold(text)));
    } else {
        // The opening and the length tell long units apart.
        words.line = line ^ text.len() as u64;
    }
    words
}

/// The text without the mark that a button often ends with, if it ends with one.
fn without_mark(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches([':', '.', '…', '»', '›', '>', ' ']);
    (bare.len() < text.len()).then_some(bare)
}

/// A token of signs of which no byte is ASCII: `›`, `•`.
fn is_sign(token: &str) -> bool {
    token.len() <= 4 && !token.chars().any(char::is_alphanumeric)
}

fn is_blank(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at], b' ' | b'\t' | b'\n' | b'\r')
        || (bytes[at] == 0xc2 && bytes.get(at + 1) == Some(&0xa0))
}

/// The byte at a place as [`fold`] takes it, and how many bytes it stands for.
fn folded(bytes: &[u8], at: usize) -> (u8, usize) {
    match &bytes[at..] {
        [0xe2, 0x80, 0x98 | 0x99, ..] => (b'\'', 3),
        _ => (bytes[at].to_ascii_lowercase(), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_walk_asks_every_lexicon() {
        let words = scan("By Ines Moreau, Ports Reporter", true);
        assert!(words.opens_byline && words.role && !words.furniture_line);
        assert_eq!(words.line, fold("by ines moreau, ports reporter"));
        assert!(scan("Share  Tweet\tEmail", true).pipes == scan("x", true).pipes);
        assert!(scan("Print PRINT", true).furniture_line);
        assert!(scan("Read more:", true).furniture_line);
        assert!(scan("Sign in | Subscribe", true).pipes);
        assert!(scan("Follow us on the harbour's page", true).furniture_opening);
        assert!(scan("Editor’s", true).line == fold("editor's"));
        assert_eq!(scan("What is known of the fire", true).grammar, 4);
    }
}
