//! The classes of words in the grammar of times.

use crate::classes::classes;
use crate::grammar::lexicon::{self, Language, vocabulary};
use crate::grammar::numbers::{self, Numeral};
use crate::grammar::{Lexicon, Seen};
use crate::passes::tokens::{Key, Token, TokenKind, key};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    /// `period`: as long as what was told before.
    Period,
}

impl Unit {
    /// Whether a length in this unit may go on one in the other: `46 seconds` behind `8 minutes`.
    pub(super) const fn is_below(self, other: Self) -> bool {
        self.rank() < other.rank() && other.rank() < u8::MAX
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Second => 0,
            Self::Minute => 1,
            Self::Hour => 2,
            Self::Day => 3,
            Self::Week => 4,
            Self::Month => 5,
            Self::Year => 6,
            // Of these none goes on, and nothing goes on behind them.
            _ => u8::MAX,
        }
    }
}

/// A season, by TIMEX3's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    /// TIMEX3's letters.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }
}

/// A part of the day, by TIMEX3's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// TIMEX3's letters.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
        }
    }
}

/// A day of the year that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feast {
    /// Always of this month and day.
    Fixed(u8, u8),
    /// Of this month, the so many-th (0: the last) of this weekday.
    Nth(u8, u8, u8),
    Easter,
}

/// `12-25`: month and day; `11/4/4`: month, which one, weekday; `easter`.
fn feast(argument: &str) -> Option<Feast> {
    if argument == "easter" {
        return Some(Feast::Easter);
    }
    if let Some((month, day)) = argument.split_once('-') {
        return Some(Feast::Fixed(month.parse().ok()?, day.parse().ok()?));
    }
    let mut parts = argument.split('/').map(str::parse);
    let mut part = || parts.next()?.ok();
    Some(Feast::Nth(part()?, part()?, part()?))
}

vocabulary! {
    /// What a word is to the grammar of times.
    valued {
        /// `first` to `twentieth`.
        Ordinal(u8),
        Month(u8),
        /// A month's name that is also another word.
        MonthLike(u8),
        Weekday(u8),
        Weekdays(u8),
        /// A unit, and whether it is in the plural.
        Unit(Unit, bool),
        Season(Season, bool),
        /// `yearlong`
        LongUnit(Unit),
        /// `midweek`
        MidUnit(Unit),
        /// `midmorning`
        MidPart(Part),
        Part(Part, bool),
        /// `today`, and how many days it is from today.
        Day(i8),
        /// `Christmas`, and whether `Day` must follow: `Labor Day`.
        Feast(Feast, bool),
        /// `Q3`
        QuarterName(u8),
        /// `H1`
        HalfName(u8),
        /// `nineties`, and the year of the century in which they begin.
        DecadeName(u8),
    }
    marks {
        Slash,
        Apostrophe,
        Possessive,
        /// A currency mark or another that makes a number no time.
        Money,
    }
    words {
        Tonight = "tonight",
        Overnight = "overnight",
        This = "this",
        That = "that",
        Next = "next",
        Last = "last",
        Past = "past",
        Coming = "coming",
        Previous = "previous",
        Following = "following",
        Same = "same",
        Current = "current",
        Latest = "latest",
        Recent = "recent",
        The = "the",
        A = "a",
        Of = "of",
        In = "in",
        And = "and",
        Or = "or",
        To = "to",
        By = "by",
        At = "at",
        On = "on",
        From = "from",
        For = "for",
        Until = "until",
        Be = "be",
        Preposition = "preposition",
        Ago = "ago",
        Earlier = "earlier",
        Later = "later",
        Early = "early",
        SmallHours = "small-hours",
        Mid = "mid",
        Late = "late",
        End = "end",
        Beginning = "beginning",
        Every = "every",
        Per = "per",
        Game = "game",
        All = "all",
        Old = "old",
        More = "more",
        Another = "another",
        So = "so",
        Couple = "couple",
        Few = "few",
        Several = "several",
        Dozen = "dozen",
        Full = "full",
        Approx = "approx",
        Under = "under",
        Over = "over",
        Least = "least",
        Most = "most",
        Than = "than",
        Up = "up",
        Fiscal = "fiscal",
        Financial = "financial",
        Time = "time",
        Moment = "moment",
        Noon = "noon",
        Midnight = "midnight",
        Am = "am",
        Pm = "pm",
        Zone = "zone",
        Present = "present",
        PastRef = "past-ref",
        FutureRef = "future-ref",
        Future = "future",
        Term = "term",
        Near = "near",
        Daily = "daily",
        Weekly = "weekly",
        Monthly = "monthly",
        Yearly = "yearly",
        Hourly = "hourly",
        Quarterly = "quarterly",
        Possessor = "possessor",
        Filler = "filler",
        Row = "row",
        Title = "title",
        Comparable = "comparable",
        These = "these",
        Will = "will",
        No = "no",
        Expects = "expects",
        Infinitive = "infinitive",
        BareVerb = "bare-verb",
        Was = "was",
        NotPast = "not-past",
        Ahead = "ahead",
        As = "as",
        Right = "right",
        Ended = "ended",
        Once = "once",
        Times = "times",
        Thereafter = "thereafter",
        New = "new",
        After = "after",
        Before = "before",
        Good = "good",
        Local = "local",
        Portion = "portion",
        Is = "is",
        Plural = "plural",
        Else = "else",
        Eve = "eve",
        Oclock = "o'clock",
        Final = "final",
        Workdays = "workdays",
        NamedDay = "named-day",
        Scheduled = "scheduled",
        Happened = "happened",
        Tally = "tally",
        Numbered = "numbered",
    }
    article A
}

classes! {
    /// What a word tells beside a time, whatever it is in the grammar.
    pub(crate) Class(u32) of include_str!("../../../data/times/beside-en.txt");
    /// Words of those who count by halves of a year.
    BUSINESS = "business",
    /// What results tell a number of behind a colon.
    CROWD = "crowd",
    /// Units of which a quarter is told with a hyphen, which is no quarter of a year.
    QUARTERED = "quartered",
    PAPER = "paper",
    SUNDAY_PAPER = "sunday-paper",
    PROGRAMME = "programme",
    DEGREES = "degrees",
    OCCASION = "occasion",
    CARRIED_OUT = "carried-out",
    FORESEEN = "foreseen",
    ASKED = "asked",
    /// Verbs of saying, before the day on which something was said.
    SAID = "said",
    /// What figures behind a day count, without a plural: `Feb. 3 to 20 percent`.
    COUNTED = "counted",
    /// Nouns behind `May` that belong to somebody of that name.
    OF_A_PERSON = "of-a-person",
    /// Words before a date that is only a bound or is compared with.
    ASIDE = "aside",
    /// Words before a date that belongs to the noun behind it.
    ATTRIBUTE = "attribute",
    /// Words that open a clause of their own, whose times are told by the way.
    RELATIVE = "relative",
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "period" => Unit::Period,
        _ => return None,
    })
}

fn season(name: &str) -> Option<Season> {
    Some(match name {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Fall,
        "WI" => Season::Winter,
        _ => return None,
    })
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "MO" => Part::Morning,
        "AF" => Part::Afternoon,
        "EV" => Part::Evening,
        "NI" => Part::Night,
        _ => return None,
    })
}

impl Lex {
    /// Whether it is no word of time: one of no table, or one that only tense asks for.
    pub(crate) const fn is_plain(self) -> bool {
        matches!(
            self,
            Self::Other
                | Self::Scheduled
                | Self::Happened
                | Self::Game
                | Self::Numbered
                | Self::Tally
        )
    }

    /// Whether it is a preposition of time.
    pub(super) const fn is_preposition(self) -> bool {
        matches!(self, Self::Preposition | Self::Before | Self::After)
    }
}

/// The class that a row of the table names.
fn parse(class: &str, argument: &str) -> Option<Lex> {
    let number = || argument.parse::<u8>().ok();
    match class {
        "month" => number().map(Lex::Month),
        "month-like" => number().map(Lex::MonthLike),
        "weekday" => number().map(Lex::Weekday),
        "weekdays" => number().map(Lex::Weekdays),
        "ordinal" => number().map(Lex::Ordinal),
        "quarter-name" => number().map(Lex::QuarterName),
        "half-name" => number().map(Lex::HalfName),
        "decade-name" => number().map(Lex::DecadeName),
        "feast" => feast(argument).map(|feast| Lex::Feast(feast, false)),
        "feast-day" => feast(argument).map(|feast| Lex::Feast(feast, true)),
        "day" => argument.parse().ok().map(Lex::Day),
        "unit" => unit(argument).map(|unit| Lex::Unit(unit, false)),
        "long-unit" => unit(argument).map(Lex::LongUnit),
        "mid-unit" => unit(argument).map(Lex::MidUnit),
        "mid-part" => part(argument).map(Lex::MidPart),
        "units" => unit(argument).map(|unit| Lex::Unit(unit, true)),
        "season" => season(argument).map(|season| Lex::Season(season, false)),
        "seasons" => season(argument).map(|season| Lex::Season(season, true)),
        "part" => part(argument).map(|part| Lex::Part(part, false)),
        "parts" => part(argument).map(|part| Lex::Part(part, true)),
        _ => Lex::word(class).or_else(|| numbers::numeral(class, argument).map(Lex::Num)),
    }
}

/// The languages that are read; the first where copy names none.
static LANGUAGES: [Language<Lex>; 2] = [
    Language::new(
        "en",
        &[include_str!("../../../data/times/en.txt"), numbers::ENGLISH, numbers::TALLIED],
    ),
    Language::new("fr", &[include_str!("../../../data/times/fr.txt"), numbers::FRENCH]),
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
        TokenKind::Possessive => Lex::Possessive,
        TokenKind::Mark => lexicon.mark(text, token).unwrap_or(Lex::Other),
    };
    tokens.iter().map(class).collect()
}

/// The keys of the words of all languages.
pub(crate) fn known_words() -> impl Iterator<Item = Key> {
    lexicon::known_words(&LANGUAGES, parse, mark)
}

fn mark(mark: &str) -> Option<Lex> {
    match mark {
        "/" => Some(Lex::Slash),
        "'" | "’" | "‘" | "`" => Some(Lex::Apostrophe),
        "$" | "£" | "€" | "¥" | "#" | "%" | "₩" | "₹" => Some(Lex::Money),
        _ => Lex::mark(mark),
    }
}

/// Whole figures without separators, and what is written behind them: `20th` is 20 and `th`.
pub(crate) fn whole(seen: Seen<'_, Lex>) -> Option<(u32, &str)> {
    // No other token begins with figures.
    if !matches!(seen.class, Lex::Num(Numeral::Figures) | Lex::FigureWord) {
        return None;
    }
    let word = seen.word();
    let mut digits = 0;
    let mut value = 0;
    for byte in word.bytes().take_while(u8::is_ascii_digit) {
        if digits == 6 {
            return None;
        }
        value = value * 10 + u32::from(byte - b'0');
        digits += 1;
    }
    (digits > 0).then(|| (value, word.get(digits..).unwrap_or_default()))
}

/// Whether a suffix makes a number an ordinal: `st`, `nd`, `rd`, `th`.
pub(crate) fn is_ordinal_suffix(suffix: &str) -> bool {
    let suffix = key(suffix);
    suffix == key("th") || suffix == key("st") || suffix == key("nd") || suffix == key("rd")
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
