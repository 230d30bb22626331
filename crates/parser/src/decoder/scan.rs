//! One walk over the words of a unit, asking the lexicons on the way.

use crate::tables::{FNV_START, FURNITURE, LEXICON, add_word, fold_byte, word};

/// What the words of a unit say.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is the answer of one lexicon")]
pub(crate) struct Words {
    /// The folded whole text.
    pub(crate) line: u64,
    /// Words of grammar.
    pub(crate) grammar: u32,
    /// The whole text is a phrase of furniture.
    pub(crate) furniture_line: bool,
    /// The text opens with a phrase of furniture.
    pub(crate) furniture_opening: bool,
    /// One of the words is furniture.
    pub(crate) furniture_word: bool,
    /// One of the words is a writer's role.
    pub(crate) role: bool,
    /// All words are sections.
    pub(crate) section: bool,
    /// One of the words is a masthead's.
    pub(crate) outlet: bool,
    /// Parts are set off by `|`, `›`, `/` or `»`.
    pub(crate) pipes: bool,
    /// The last word is one of grammar.
    pub(crate) ends_hanging: bool,
    /// It opens like a byline.
    pub(crate) opens_byline: bool,
    /// It says when it was published or updated.
    pub(crate) published: bool,
    /// It may hold a phrase of rights lines or pictures.
    pub(crate) phrase: bool,
    /// It names a month.
    pub(crate) month: bool,
    /// It holds a word of the titles of press summaries.
    pub(crate) summary: bool,
    /// It holds a word of institutions' names.
    pub(crate) institution: bool,
}

/// Of a long unit only so many words are looked at.
const OPENING_WORDS: usize = 8;
/// A row of buttons (`Share Tweet Email`) has at most so many words.
const BUTTONS: u32 = 6;

/// Walks over the words; over the opening ones only unless `whole`.
pub(crate) fn scan(text: &str, whole: bool) -> Words {
    let furniture = &*FURNITURE;
    let lexicon = &*LEXICON;
    let mut words = Words::default();
    let limit = if whole { usize::MAX } else { OPENING_WORDS };
    let bytes = text.as_bytes();
    let (mut all, mut any, mut last) = (u16::MAX, 0_u16, 0_u16);
    let (mut line, mut counted, mut index, mut at) = (0_u64, 0_u32, 0, 0);
    while let Some(byte) = bytes.get(at).filter(|_| index < limit) {
        if is_blank(bytes, at) {
            at += 1 + usize::from(*byte == 0xc2);
            continue;
        }
        index += 1;
        let start = at;
        let (mut own, mut own_at_end) = (FNV_START, FNV_START);
        let mut letters = false;
        while let Some(byte) = bytes.get(at) {
            match CLASS[usize::from(*byte)] {
                LETTER => {
                    letters = true;
                    // Runs of letters are most of a text: no other question is asked of them.
                    for byte in &bytes[at..] {
                        if CLASS[usize::from(*byte)] != LETTER {
                            break;
                        }
                        own = fold_byte(own, *byte | 0x20);
                        at += 1;
                    }
                    own_at_end = own;
                }
                BLANK => break,
                SIGN => {
                    own = if letters { fold_byte(own, *byte) } else { own };
                    at += 1;
                }
                _ if is_blank(bytes, at) => break,
                _ => {
                    let (width, sign, apostrophe) = beyond_ascii(bytes, at);
                    if apostrophe && letters {
                        own = fold_byte(own, b'\'');
                    } else if letters || !sign {
                        own = bytes[at..at + width]
                            .iter()
                            .fold(own, |own, byte| fold_byte(own, *byte));
                    }
                    if !sign {
                        own_at_end = own;
                        letters = true;
                    }
                    at += width;
                }
            }
        }
        if !letters {
            let token = &text[start..at];
            words.pipes |= matches!(token, "|" | "›" | "»" | ">" | "/" | "·" | "•" | "::");
            continue;
        }
        line = add_word(line, own_at_end);
        counted += 1;
        if index <= furniture.longest && !words.furniture_opening {
            words.furniture_opening = furniture.opens(line);
        }
        last = lexicon.get(own_at_end);
        any |= last;
        all &= last;
        words.grammar += u32::from(last & word::GRAMMAR);
        words.opens_byline |= counted <= 2 && last & word::BYLINE != 0;
    }
    words.section = counted > 0 && all & word::SECTION != 0;
    words.role = any & word::ROLE != 0;
    words.outlet = any & word::OUTLET != 0;
    words.furniture_word = any & word::FURNITURE != 0;
    words.published = any & word::PUBLISHED != 0;
    words.phrase = any & word::PHRASE != 0;
    words.month = any & word::MONTH != 0;
    words.summary = any & word::SUMMARY != 0;
    words.institution = any & word::INSTITUTION != 0;
    if whole {
        words.line = line;
        words.ends_hanging =
            last & word::GRAMMAR != 0 && !text.ends_with(['.', '!', '?', '"', '”', ')']);
        // `Share Tweet Email`: each word a button of its own.
        let buttons = counted > 0 && counted <= BUTTONS && all & word::BUTTON != 0;
        words.furniture_line = buttons || furniture.lines.contains(&line);
    } else {
        // The opening and the length tell long units apart.
        words.line = line ^ text.len() as u64;
    }
    words
}

const BLANK: u8 = 0;
const LETTER: u8 = 1;
const SIGN: u8 = 2;
const BEYOND: u8 = 3;

/// Blank, ASCII letter or digit, other ASCII, beyond ASCII.
const CLASS: [u8; 256] = {
    let mut table = [SIGN; 256];
    let mut byte = 0_u8;
    loop {
        table[byte as usize] = match byte {
            b' ' | b'\t' | b'\n' | b'\r' => BLANK,
            0x80.. => BEYOND,
            _ if byte.is_ascii_alphanumeric() => LETTER,
            _ => SIGN,
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    table
};

fn is_blank(bytes: &[u8], at: usize) -> bool {
    CLASS[usize::from(bytes[at])] == BLANK
        || (bytes[at] == 0xc2 && bytes.get(at + 1) == Some(&0xa0))
}

/// The width of a character beyond ASCII, whether it is a sign and no letter, and whether it is a
/// curly apostrophe. As [`crate::tables::is_sign`] has it.
fn beyond_ascii(bytes: &[u8], at: usize) -> (usize, bool, bool) {
    match &bytes[at..] {
        [0xe2, 0x80, 0x98 | 0x99, ..] => (3, true, true),
        [0xe2, second, ..] => (3, (0x80..=0xbf).contains(second), false),
        [0xc2, 0xa9 | 0xab | 0xbb | 0xb7, ..] => (2, true, false),
        _ => (1, false, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{fold, fold_words};

    #[test]
    fn one_walk_asks_every_lexicon() {
        let words = scan("By Ines Moreau, Ports Reporter", true);
        assert!(words.opens_byline && words.role && !words.furniture_line);
        for text in [
            "By Ines Moreau, Ports Reporter",
            "“Read” more: »",
            "Editor’s note",
            "menü ›",
            "O'Neil’",
            "x",
        ] {
            assert_eq!(scan(text, true).line, fold_words(text), "{text}");
        }
        assert!(scan("Share  Tweet\tEmail", true).pipes == scan("x", true).pipes);
        assert!(scan("Print PRINT", true).furniture_line);
        assert!(scan("Read more:", true).furniture_line);
        assert!(scan("Sign in | Subscribe", true).pipes);
        assert!(scan("Follow us on the harbour's page", true).furniture_opening);
        assert_eq!(fold_words("Editor’s"), crate::tables::add_word(0, fold("editor's")));
        assert_eq!(scan("What is known of the fire", true).grammar, 4);
    }
}
