//! One walk over the words of a unit, asking the lexicons on the way.
//!
//! Most words are a few letters of ASCII before a blank or a sign and a blank: they are told and hashed
//! from a load of sixteen bytes, and looked up once for all questions ([`LEXICON`]). Others are read byte
//! by byte.

use copydesk_core::Span;
use wide::u8x16;

use super::tails::{Names, Opens};
use crate::bytes::{HIGH, alphanumeric, eight, halves, sixteen};
use crate::tables::{FURNITURE, LEXICON, add_word, fold, fold_bytes, fold_sixteen, word};

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
    /// The bits of [`word`] that any of its words has.
    pub(crate) any: u16,
    /// All words are sections.
    pub(crate) section: bool,
    /// Parts are set off by `|`, `›`, `/` or `»`.
    pub(crate) pipes: bool,
    /// The last word is one of grammar.
    pub(crate) ends_hanging: bool,
    /// It opens like a byline.
    pub(crate) opens_byline: bool,
    /// The first word opens a sign-off or has signs before it, or there is none.
    pub(crate) opens_sign_off: bool,
    /// The first word opens a note or credits, or has signs between its letters.
    pub(crate) opens_note: bool,
    /// The signs that it holds, bits of [`sign`]; of a long unit those of its opening.
    pub(crate) signs: u16,
    /// How many words of grammar each language has in it, a byte each.
    pub(crate) languages: u64,
    /// Who is named in it, where it was walked over whole and blanks alone part its words.
    pub(super) names: Option<Names>,
    /// It was walked over whole.
    whole: bool,
    /// A sign stands behind a word, or alone.
    pub(super) stops: bool,
    /// The first word opens what stands behind the copy.
    pub(super) may_open_end: bool,
}

impl Words {
    /// The fold of all words, where it was walked over whole.
    pub(crate) const fn whole(&self) -> Option<u64> {
        if self.whole { Some(self.line) } else { None }
    }

    /// Whether one of the words is this, a bit of [`word`].
    pub(crate) const fn says(&self, word: u16) -> bool {
        self.any & word != 0
    }

    /// Whether one of these signs stands in it, bits of [`sign`].
    pub(crate) const fn shows(&self, signs: u16) -> bool {
        self.signs & signs != 0
    }
}

/// The bits of [`Words::signs`].
pub(crate) mod sign {
    /// `@`
    pub(crate) const AT: u16 = 1;
    /// `:`
    pub(crate) const COLON: u16 = 1 << 1;
    /// `.`
    pub(crate) const STOP: u16 = 1 << 2;
    /// `/`
    pub(crate) const STROKE: u16 = 1 << 3;
    /// `-`
    pub(crate) const HYPHEN: u16 = 1 << 4;
    /// A tab.
    pub(crate) const TAB: u16 = 1 << 5;
    /// A control byte that is no white space.
    pub(crate) const CONTROL: u16 = 1 << 6;
    /// A byte beyond ASCII.
    pub(crate) const BEYOND: u16 = 1 << 7;
    /// `"`
    pub(crate) const QUOTE: u16 = 1 << 8;
    /// A stop or colon that more of a word may follow, or behind `www`.
    pub(crate) const INSIDE: u16 = 1 << 9;
    /// Another that stands in no name: hyphens and apostrophes do.
    pub(crate) const OTHER: u16 = 1 << 10;
    /// What stands in no name.
    pub(crate) const NOT_IN_NAMES: u16 = AT | COLON | STROKE | QUOTE | OTHER;
}

/// How much of a unit is walked over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walk {
    /// All its words.
    Whole,
    /// Enough words to tell the language.
    Opening,
    /// Enough to know how it opens.
    Start,
}

impl Walk {
    const fn words(self) -> usize {
        match self {
            Self::Whole => usize::MAX,
            Self::Opening => 20,
            Self::Start => 8,
        }
    }
}

/// A row of buttons (`Share Tweet Email`) has at most so many words.
const BUTTONS: u32 = 6;

/// Walks over the words of a unit, a span of the text.
#[inline(never)]
pub(crate) fn scan(text: &str, unit: Span, walk: Walk) -> Words {
    let furniture = &*FURNITURE;
    let lexicon = &*LEXICON;
    let bytes = text.as_bytes();
    let (start, end) = (unit.start as usize, unit.end as usize);
    let limit = walk.words();
    let (mut all, mut any, mut last) = (u16::MAX, 0_u16, 0_u16);
    let (mut line, mut counted, mut index, mut at) = (0_u64, 0_u32, 0, start);
    let (mut grammar, mut languages, mut signs) = (0, 0_u64, 0);
    let mut words = Words::default();
    let mut names = Names::default();
    let mut parted = false;
    while at < end && index < limit {
        let (byte, token) = (bytes[at], at);
        let mut space = 0;
        let (own, inner) = if let Some(word) = short_word(bytes, at, end) {
            index += 1;
            at += word.width;
            // A space stands behind it, or its unit ends.
            space = 1;
            if word.sign != 0 {
                signs |= SIGNS[usize::from(word.sign)];
                parted |= word.sign == b'|';
                if word.sign == b'.' && bytes[..at - 1].ends_with(b"www") {
                    signs |= sign::INSIDE;
                }
                words.stops = true;
            }
            (word.fold, false)
        } else if CLASS[usize::from(byte)] == BLANK {
            signs |= SIGNS[usize::from(byte)];
            parted |= matches!(byte, b'\t' | b'\r');
            at += 1;
            continue;
        } else if is_wide_blank(bytes, at) {
            at += 2;
            continue;
        } else {
            index += 1;
            let core = core(bytes, &mut at, end, &mut signs, &mut parted);
            let Some(Core { from, to, curly, signs }) = core else {
                names.count_printed(&text[token..at], false);
                words.stops = true;
                words.opens_sign_off |= counted == 0;
                words.pipes |=
                    matches!(&text[token..at], "|" | "›" | "»" | ">" | "/" | "·" | "•" | "::");
                continue;
            };
            words.opens_sign_off |= counted == 0 && from > token;
            words.stops |= to < at;
            (if curly { fold(&text[from..to]) } else { fold_bytes(bytes, from, to) }, signs)
        };
        line = add_word(line, own);
        counted += 1;
        let known = lexicon.get(own);
        last = known.bits;
        any |= last;
        all &= last;
        let writer = last & word::WRITER != 0;
        if byte.is_ascii_alphanumeric() && !writer {
            names.count(Opens::with(byte), at - token > 3, false);
        } else {
            names.count_printed(&text[token..at], writer);
        }
        // Whether a word is one of grammar is a toss: no branch is taken on it.
        grammar += u32::from(last & word::GRAMMAR);
        languages = languages.wrapping_add(SPREAD[usize::from(known.languages)]);
        if counted <= furniture.longest {
            words.furniture_opening |= furniture.opens(line);
            if counted <= 2 {
                words.opens_byline |= last & word::BYLINE != 0;
            }
            if counted == 1 {
                words.may_open_end = last & word::END != 0;
                words.opens_sign_off |= last & word::SIGN_OFF != 0;
                words.opens_note = inner || last & word::NOTE != 0;
            }
        }
        at += space;
    }
    words.opens_sign_off |= counted == 0;
    words.grammar = grammar;
    words.languages = languages;
    words.signs = signs;
    words.any = any;
    words.section = counted > 0 && all & word::SECTION != 0;
    words.whole = walk == Walk::Whole;
    if words.whole {
        words.line = line;
        words.ends_hanging = last & word::GRAMMAR != 0
            && !text[start..end].ends_with(['.', '!', '?', '"', '”', ')']);
        // `Share Tweet Email`: each word a button of its own.
        let buttons = counted > 0 && counted <= BUTTONS && all & word::BUTTON != 0;
        words.furniture_line = buttons || furniture.lines.contains(&line);
        words.names = (!parted).then_some(names);
    } else {
        words.stops = true;
        // The opening and the length tell long units apart.
        words.line = line ^ (end - start) as u64;
    }
    words
}

/// A word of at most fifteen letters or digits of ASCII, perhaps with one sign behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ShortWord {
    /// Its fold, without the sign.
    fold: u64,
    /// How many bytes it takes, with the sign.
    width: usize,
    /// The sign, 0 for none.
    sign: u8,
}

/// The short word that begins at `at` and ends before a blank: what most words are, told and hashed
/// from one load of sixteen bytes.
#[inline]
fn short_word(bytes: &[u8], at: usize, end: usize) -> Option<ShortWord> {
    let block = sixteen(&bytes[at..]);
    let width = sixteen_letters(block);
    if width == 0 || width == 16 {
        return None;
    }
    let (first, second) = halves(block);
    let fold = fold_sixteen(first, second, width);
    let next = bytes.get(at + width).copied().unwrap_or_default();
    if next == b' ' || at + width >= end {
        return Some(ShortWord { fold, width: width.min(end - at), sign: 0 });
    }
    let behind = at + width + 1;
    let alone = CLASS[usize::from(next)] == SIGN && (behind >= end || bytes[behind] == b' ');
    alone.then_some(ShortWord { fold, width: width + 1, sign: next })
}

/// How many of sixteen bytes are letters or digits of ASCII before the first that is none.
#[inline]
fn sixteen_letters(block: u8x16) -> usize {
    let within = |bytes: u8x16, first: u8, last: u8| {
        bytes.max(u8x16::splat(first)).min(u8x16::splat(last)).cmp_eq(bytes)
    };
    let small = block | u8x16::splat(0x20);
    let letters = (within(small, b'a', b'z') | within(block, b'0', b'9')).move_mask();
    (!letters).trailing_zeros() as usize
}

/// How many of eight bytes are letters or digits of ASCII before the first that is none.
#[inline]
const fn letters(eight: u64) -> usize {
    (!alphanumeric(eight) & HIGH).trailing_zeros() as usize / 8
}

/// Where the letters and digits of ASCII that begin at `at` end.
#[inline]
fn letters_end(bytes: &[u8], mut at: usize, end: usize) -> usize {
    while at < end {
        let run = letters(eight(bytes, at));
        at += run;
        if run < 8 {
            break;
        }
    }
    at.min(end)
}

/// A word without the marks around it.
struct Core {
    from: usize,
    to: usize,
    /// A curly apostrophe stands between its letters.
    curly: bool,
    /// Some sign stands between its letters.
    signs: bool,
}

/// Moves behind the token that begins at `at`; its word, if it has a letter. Notes the signs in it, and
/// whether one of them parts words.
#[inline]
fn core(
    bytes: &[u8],
    at: &mut usize,
    end: usize,
    signs: &mut u16,
    parted: &mut bool,
) -> Option<Core> {
    let mut word = Core { from: usize::MAX, to: 0, curly: false, signs: false };
    // Signs behind a letter are the word's own only if another letter follows.
    let (mut curly, mut sign) = (false, false);
    while *at < end {
        let byte = bytes[*at];
        match CLASS[usize::from(byte)] {
            LETTER => {
                word.from = word.from.min(*at);
                // Runs of letters are most of a text: no other question is asked of them.
                *at = letters_end(bytes, *at, end);
                word.to = *at;
                word.curly |= curly;
                word.signs |= sign;
            }
            BLANK => break,
            SIGN => {
                let inside = if matches!(byte, b'.' | b':') { sign::INSIDE } else { 0 };
                *signs |= SIGNS[usize::from(byte)] | inside;
                *parted |= byte == b'|';
                sign |= word.to > 0;
                *at += 1;
            }
            _ if is_wide_blank(bytes, *at) => break,
            _ => {
                *signs |= sign::BEYOND;
                let (width, is_sign, apostrophe) = beyond_ascii(bytes, *at);
                if is_sign {
                    *parted |= bytes[*at + 1] == 0xb7;
                    curly |= apostrophe && word.to > 0;
                    sign |= word.to > 0;
                } else {
                    word.from = word.from.min(*at);
                    word.to = *at + width;
                    word.curly |= curly;
                    word.signs |= sign;
                }
                *at += width;
            }
        }
    }
    (word.to > 0).then_some(word)
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

/// The bit of [`sign`] of each byte.
const SIGNS: [u16; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        if byte < b' ' {
            table[byte as usize] = sign::CONTROL;
        } else if byte.is_ascii_punctuation() && !matches!(byte, b'\'') {
            table[byte as usize] = sign::OTHER;
        }
        byte += 1;
    }
    table[b'"' as usize] = sign::QUOTE;
    table[b'\t' as usize] = sign::TAB;
    table[b'\n' as usize] = 0;
    table[b'\r' as usize] = 0;
    table[b'@' as usize] = sign::AT;
    table[b':' as usize] = sign::COLON;
    table[b'.' as usize] = sign::STOP;
    table[b'/' as usize] = sign::STROKE;
    table[b'-' as usize] = sign::HYPHEN;
    table
};

/// One in the byte of each language of a set.
const SPREAD: [u64; 256] = {
    let mut table = [0; 256];
    let mut set = 0;
    while set < 256 {
        let mut language = 0;
        while language < 8 {
            table[set] |= ((set >> language & 1) as u64) << (8 * language);
            language += 1;
        }
        set += 1;
    }
    table
};

/// Whether a non-breaking space stands here.
#[inline]
fn is_wide_blank(bytes: &[u8], at: usize) -> bool {
    bytes[at] == 0xc2 && bytes.get(at + 1) == Some(&0xa0)
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
    use crate::tables::fold_words;

    fn scan(text: &str) -> Words {
        super::scan(text, Span::from_usize(0, text.len()), Walk::Whole)
    }

    #[test]
    fn short_words_are_told_from_one_load() {
        let told = |text: &[u8]| {
            short_word(text, 0, text.len()).map(|word| (word.fold, word.width, word.sign))
        };
        assert_eq!(told(b"Ferrymenandwomen sail"), None);
        assert_eq!(told(b"FerryMenAndWome"), Some((fold("ferrymenandwome"), 15, 0)));
        assert_eq!(told(b"Ferry to Kell"), Some((fold("ferry"), 5, 0)));
        assert_eq!(told(b"Ferry, to Kell"), Some((fold("ferry"), 6, b',')));
        assert_eq!(told(b"Ferryman sails on"), Some((fold("ferryman"), 8, 0)));
        assert_eq!(told(b"Ferryboats: sail on"), Some((fold("ferryboats"), 11, b':')));
        assert_eq!(told(b"Ferry... to Kell"), None);
        assert_eq!(told(b"don't sail"), None);
    }

    #[test]
    fn one_walk_asks_every_lexicon() {
        let words = scan("By Ines Moreau, Ports Reporter");
        assert!(words.opens_byline && words.says(word::ROLE) && !words.furniture_line);
        for text in [
            "By Ines Moreau, Ports Reporter",
            "“Read” more: »",
            "Editor’s note",
            "menü ›",
            "O'Neil’",
            "x",
        ] {
            assert_eq!(scan(text).line, fold_words(text), "{text}");
        }
        assert!(scan("Share  Tweet\tEmail").pipes == scan("x").pipes);
        assert!(scan("Print PRINT").furniture_line);
        assert!(scan("Read more:").furniture_line);
        assert!(scan("Sign in | Subscribe").pipes);
        assert!(scan("Follow us on the harbour's page").furniture_opening);
        assert_eq!(fold_words("Editor’s"), add_word(0, fold("editor's")));
        assert_eq!(scan("What is known of the fire").grammar, 4);
    }
}
