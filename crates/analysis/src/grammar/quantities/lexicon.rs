//! The classes of words in the grammar of quantities.

use crate::grammar::numbers::{self, Numeral};
use std::sync::OnceLock;

use crate::classes::classes;
use crate::grammar::Lexicon;
use crate::grammar::lexicon::{self, Language, vocabulary};
use crate::passes::tokens::{Key, Token, TokenKind, key};

/// A short code of at most seven bytes: `USD`, `km/h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    bytes: [u8; 7],
    len: u8,
}

impl Code {
    /// The code with these letters; what does not fit is cut off.
    pub(crate) const fn new(text: &str) -> Self {
        let mut bytes = [0; 7];
        let mut len = 0;
        while len < 7 && len < text.len() {
            bytes[len] = text.as_bytes()[len];
            len += 1;
        }
        Self { bytes, len: len as u8 }
    }

    /// Its letters.
    pub(crate) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

vocabulary! {
    /// What a word is to the grammar of quantities.
    valued {
        /// `$`
        Sign(Code),
        /// `dollars`, and the letter that codes of this name end with.
        Currency(Code, u8),
        /// `cents`
        Cents(Code),
        /// `USD`, `Rs`
        Money(Code),
        /// `A` of `A$`
        Dollars(Code),
        /// `Australian`: the country's code.
        Nation(Code),
        /// `km`
        Measure(Code),
        /// `Celsius`
        ScaleName(Code),
        /// `third`: one in so many.
        Share(u8),
        /// `first`
        Ordinal(u8),
        /// `dozen`
        Dozen(u8),
        /// `hundreds`: a power of ten, or 12.
        Rough(f64),
    }
    marks {
        Plus,
    }
    words {
        Percent = "percent",
        Per = "per",
        CentWord = "cent-word",
        Point = "point",
        Percentage = "percentage",
        Basis = "basis",
        Half = "half",
        Scale = "scale",
        About = "about",
        Over = "over",
        More = "more",
        Fewer = "fewer",
        Than = "than",
        At = "at",
        Least = "least",
        Most = "most",
        Up = "up",
        To = "to",
        No = "no",
        As = "as",
        Much = "much",
        Little = "little",
        Mark = "mark",
        Just = "just",
        An = "an",
        Estimated = "estimated",
        Close_ = "close",
        All = "all",
        Between = "between",
        From = "from",
        And = "and",
        Or = "or",
        The = "the",
        Of = "of",
        In = "in",
        Month = "month",
        MonthLike = "month-like",
        TimeUnit = "time-unit",
        Clock = "clock",
        Label = "label",
        YearLead = "year-lead",
        Filler = "filler",
        Old = "old",
        Aged = "aged",
        Game = "game",
        Won = "won",
        Ends = "ends",
        People = "people",
        Series = "series",
        Tally = "tally",
        Weekday = "weekday",
        Minus = "minus",
    }
    article An
}

const BESIDE: &str = include_str!("../../../data/quantities/beside-en.txt");

classes! {
    /// What a word tells beside a number, whatever it is in the grammar.
    pub(crate) Class(u16) of BESIDE;
    /// What is run, swum or seen over so many metres.
    OF_A_LENGTH = "of-a-length",
    /// Nouns for streets, behind the name of one with a capital.
    STREET = "street",
    /// What is made in models that have numbers.
    MODELLED = "modelled",
    /// Words before a number that is no number of a house.
    ROUGHLY = "roughly",
    /// What has a place in an order as a part of its name: `First Minister`.
    OFFICE = "office",
    /// Verbs behind which `up to` tells of a rise, and of no bound, as it does in `may go up to 12`.
    ROSE = "rose",
    /// Words in `-s` that name nothing.
    NO_PLURAL = "no-plural",
    /// Words that are joined to a number and are not what is counted.
    NO_NOUN = "no-noun",
    /// What a crowd does, right behind its number.
    WATCHES = "watches",
    /// Words before pounds that are a weight.
    WEIGHS = "weighs",
    /// Words behind pounds that are a weight.
    HEAVY = "heavy",
    /// Verbs of who gets lighter or heavier, before pounds that nothing was paid in.
    LOST = "lost",
    /// Words behind such pounds: the time in which they were lost.
    WHILE_LOST = "while-lost",
    /// What costs pounds, behind them and a hyphen.
    PRICED = "priced",
    /// Who is told as one of so many: `one in five voters`.
    POLLED = "polled",
    /// A plural that no rule makes; the row has the singular.
    PLURAL = "plural",
}

/// The singular of a plural in small letters that no rule makes.
pub(crate) fn singular_of(plural: &str) -> Option<&'static str> {
    if !Class::PLURAL.has(key(plural)) {
        return None;
    }
    let mut rows = lexicon::rows(BESIDE).filter(|row| row.0 == "plural");
    rows.find(|row| row.2 == plural).map(|row| row.1)
}

/// The class that a row of the table names.
fn parse(class: &str, argument: &str) -> Option<Lex> {
    let code = Code::new(argument);
    match class {
        "sign" => Some(Lex::Sign(code)),
        "currency" => {
            let (code, letter) = argument.split_once(' ').unwrap_or((argument, ""));
            Some(Lex::Currency(Code::new(code), letter.bytes().next().unwrap_or(0)))
        }
        "cents" => Some(Lex::Cents(code)),
        "code" => Some(Lex::Money(code)),
        "dollars" => Some(Lex::Dollars(code)),
        "nation" => Some(Lex::Nation(code)),
        "measure" => Some(Lex::Measure(code)),
        "scale-name" => Some(Lex::ScaleName(code)),
        "part" => argument.parse().ok().map(Lex::Share),
        "ordinal" => argument.parse().ok().map(Lex::Ordinal),
        "dozen" => argument.parse().ok().map(Lex::Dozen),
        "rough" => argument.parse().ok().map(Lex::Rough),
        _ => Lex::word(class).or_else(|| numbers::numeral(class, argument).map(Lex::Num)),
    }
}

/// Signs, codes and symbols, which are the same in every language.
const SYMBOLS: &str = include_str!("../../../data/quantities/symbols.txt");

/// The languages that are read; the first where copy names none.
static LANGUAGES: [Language<Lex>; 2] = [
    Language::new(
        "en",
        &[
            include_str!("../../../data/quantities/en.txt"),
            include_str!("../../../data/quantities/cldr-en.txt"),
            SYMBOLS,
            numbers::ENGLISH,
            numbers::TALLIED,
        ],
    ),
    Language::new(
        "fr",
        &[
            include_str!("../../../data/quantities/fr.txt"),
            include_str!("../../../data/quantities/cldr-fr.txt"),
            SYMBOLS,
            numbers::FRENCH,
        ],
    ),
];

/// The lexicon for copy in this language, a BCP 47 tag; none where there is no table for it.
pub(crate) fn lexicon(language: Option<&str>) -> Option<&'static Lexicon<Lex>> {
    lexicon::lexicon(&LANGUAGES, language, parse, mark)
}

/// The classes of the tokens of a text.
pub(crate) fn classify(lexicon: &Lexicon<Lex>, text: &str, tokens: &[Token]) -> Vec<Lex> {
    let column = lexicon.column();
    let class = |token: &Token| match token.kind {
        TokenKind::Word => column.get(token.word).unwrap_or(Lex::Other),
        TokenKind::Number => Lex::Num(Numeral::Figures),
        TokenKind::NumberWord => Lex::FigureWord,
        TokenKind::Possessive => Lex::Other,
        TokenKind::Mark => lexicon.mark(text, token).unwrap_or(Lex::Other),
    };
    tokens.iter().map(class).collect()
}

/// The keys of the words of all languages.
pub(crate) fn known_words() -> impl Iterator<Item = Key> {
    lexicon::known_words(&LANGUAGES, parse, mark)
}

fn mark(mark: &str) -> Option<Lex> {
    if mark == "+" { Some(Lex::Plus) } else { Lex::mark(mark) }
}

/// The lexicon of symbols alone, and of magnitudes.
fn symbols() -> &'static Lexicon<Lex> {
    static LEXICON: OnceLock<Lexicon<Lex>> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::read(&[SYMBOLS, numbers::ENGLISH], parse, mark))
}

/// What letters behind figures mean: `bn`, `GB`.
pub(crate) fn suffix(letters: &str) -> Option<Lex> {
    match letters {
        "m" => Some(Lex::Measure(Code::new("m"))),
        "k" | "K" => Some(Lex::Num(Numeral::Magnitude(3))),
        "GB" | "gb" => Some(Lex::Measure(Code::new("GB"))),
        "p" => Some(Lex::Cents(Code::new("GBP"))),
        "C" => Some(Lex::Measure(Code::new("°C"))),
        "F" => Some(Lex::Measure(Code::new("°F"))),
        "pc" | "pct" => Some(Lex::Percent),
        "t" => Some(Lex::Measure(Code::new("t"))),
        "in" => Some(Lex::Measure(Code::new("in"))),
        _ => symbols().get(key(letters)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_without_a_table_has_no_lexicon() {
        assert!(lexicon(Some("EN-gb")).is_some() && lexicon(None).is_some());
        assert!(lexicon(Some("ja")).is_none());
    }

    #[test]
    fn every_row_of_the_tables_is_known() {
        lexicon::check_tables(&LANGUAGES, parse);
    }
}
