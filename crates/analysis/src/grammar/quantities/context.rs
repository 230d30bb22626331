//! Numbers that count nothing, by what stands around them.

use super::Kind;
use super::{Amount, Class, Lex, Words};
use crate::grammar::Seen;
use crate::grammar::numbers::Numeral;
use crate::passes::names::lexicon::{Lexicon, flag};
use crate::passes::tokens::{Shape, TokenKind};

/// Whether a bare number is a date, a year, a time, a length of time or part of a name.
///
/// The quantity begins at `start`, its number at `value`, and it ends before `end`.
pub(crate) fn counts_nothing(
    words: Words<'_>,
    start: usize,
    value: usize,
    end: usize,
    amount: &Amount,
) -> bool {
    let before = start.checked_sub(1).and_then(|at| words.get(at));
    let figures = matches!(words.class(value), Some(Lex::Num(Numeral::Figures)));
    let Some(first) = words.get(value) else { return true };
    let padded = figures && first.word().len() > 1 && first.word().starts_with('0');
    // `since '82`, `GMT +8`
    let short = figures
        && !first.token.spaced
        && before.is_some_and(|before| matches!(before.word(), "'" | "’" | "‘" | "`"));
    let zone = before.is_some_and(|before| matches!(before.class, Lex::Plus | Lex::Hyphen))
        && start.checked_sub(2).and_then(|at| words.class(at)) == Some(Lex::Clock);
    // `#3`; `.312`, which a sport's copy has for a share
    let numbered = figures
        && !first.token.spaced
        && before.is_some_and(|one| one.word() == "#" || one.word() == "." && one.token.spaced);
    let clause = start == value
        && matches!(first.class, Lex::An | Lex::Half)
        && before.is_some_and(|before| matches!(before.class, Lex::And | Lex::An));
    (padded && !first.word().contains('.'))
        || clause
        || numbered
        || is_item(words, start, end)
        || short
        || zone
        || is_time(words, before, value, end)
        || (figures && end == value + 1 && is_year(words, before, first, end))
        || (figures && first.word().len() == 4 && are_years(amount))
        || (figures && first.word().len() <= 2 && is_part_of_a_date(words, start, end))
        || is_part_of_a_name(words, start, value, end, amount)
        || is_lone_one(words, value, end, amount)
}

/// `1. Sail early`: the number of an item, at the start of its paragraph.
fn is_item(words: Words<'_>, start: usize, end: usize) -> bool {
    let number = words.get(start).filter(|_| start == 0 && end == 1);
    let mark = words.get(1).is_some_and(|seen| matches!(seen.word(), "." | ")"));
    let item = words.get(2).is_some_and(|seen| seen.token.is_capitalised());
    number.is_some_and(|seen| seen.token.kind == TokenKind::Number && seen.word().len() <= 2)
        && mark
        && item
}

/// `one`, `zero`, a digit of a spoken number: pronouns and names more often than counts.
fn is_lone_one(words: Words<'_>, value: usize, end: usize, amount: &Amount) -> bool {
    let word = matches!(words.class(value), Some(Lex::Num(Numeral::Small(0 | 1))));
    word && end == value + 1 && amount.unit.is_none()
}

/// `5 p.m.`, `11:40`, `two years`, `10-day`, `half an hour`.
fn is_time(words: Words<'_>, before: Option<Seen<'_, Lex>>, value: usize, end: usize) -> bool {
    let next = words.class(end);
    let unit = |place: usize| {
        matches!(words.class(place), Some(Lex::TimeUnit))
            || words.get(place).is_some_and(|seen| seen.class == Lex::Ordinal(2))
    };
    let glued = |place: usize| words.get(place).is_some_and(|seen| !seen.token.spaced);
    let colon = next == Some(Lex::Colon) && glued(end) && glued(end + 1);
    let behind_colon = before.is_some_and(|before| before.class == Lex::Colon) && glued(value);
    let quarters = |place: usize| {
        matches!(words.class(place), Some(Lex::Share(4)))
            && words.get(place).is_some_and(|seen| seen.word().ends_with('s'))
    };
    let behind_filler = |place: usize| unit(place) || quarters(place);
    // `two and a half years`, `between 60 and 90 days`
    let skip = |place: usize| place + usize::from(words.class(place) == Some(Lex::Hyphen));
    let and = skip(end);
    let article = skip(and + 1);
    let half = skip(article + 1);
    let half = words.class(and) == Some(Lex::And)
        && words.class(article) == Some(Lex::An)
        && words.class(half) == Some(Lex::Half)
        && unit(skip(half + 1));
    // `a quarter of a century`, `half an hour`, `the second half of the year`
    let parted = match (next, words.class(value)) {
        (Some(Lex::Of), _) => words.class(end + 1) == Some(Lex::An) && unit(end + 2),
        (Some(Lex::An), Some(Lex::Half)) => unit(end + 1),
        _ => false,
    };
    let place = |before: Seen<'_, Lex>| {
        matches!(before.class, Lex::Ordinal(1 | 2)) || matches!(before.word(), "last" | "latter")
    };
    let parted = parted || words.class(value) == Some(Lex::Half) && before.is_some_and(place);
    let range = matches!(next, Some(Lex::And | Lex::To | Lex::Or | Lex::Hyphen))
        && matches!(words.class(end + 1), Some(Lex::Num(_)))
        && unit(end + 2);
    // `8 in the morning`
    let part = next == Some(Lex::In)
        && words.class(end + 1) == Some(Lex::The)
        && words
            .get(end + 2)
            .is_some_and(|seen| matches!(seen.word(), "morning" | "afternoon" | "evening"));
    next == Some(Lex::Clock)
        || part
        || colon
        || behind_colon
        || unit(end)
        || quarters(end)
        || half
        || parted
        || range
        || (matches!(next, Some(Lex::Hyphen | Lex::Filler | Lex::More)) && behind_filler(end + 1))
}

/// `in 2008`, `2008`: figures of four, not followed by what they count.
fn is_year(
    words: Words<'_>,
    before: Option<Seen<'_, Lex>>,
    first: Seen<'_, Lex>,
    end: usize,
) -> bool {
    let year = first.word().len() == 4
        && first.word().as_bytes() >= b"1500"
        && first.word().as_bytes() < b"2100";
    if !year || !first.word().bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let led = before.is_some_and(|before| {
        matches!(
            before.class,
            Lex::YearLead
                | Lex::In
                | Lex::Month
                | Lex::MonthLike
                | Lex::Comma
                | Lex::From
                | Lex::The
        ) || before.token.kind == TokenKind::Possessive
    });
    // `good 1986 results`: without a comma only a round number or what is tallied is told.
    let round = first.word().ends_with("00") || first.word().ends_with("50");
    let counted = words.get(end).is_some_and(|next| {
        counted(next) && (round || matches!(next.class, Lex::People | Lex::Tally))
    });
    led || !counted
}

/// `2009 to 2011`
fn are_years(amount: &Amount) -> bool {
    let year = |value: f64| (1500.0..2100.0).contains(&value);
    year(amount.value) && amount.high.is_some_and(year)
}

/// Whether a word looks like the plural of what is counted.
fn counted(next: Seen<'_, Lex>) -> bool {
    let plural = next.word().ends_with('s') && next.word().len() > 3;
    next.class == Lex::People
        || next.class == Lex::Tally
        || (next.class == Lex::Other && next.token.shape == Shape::Lower && plural)
}

/// `Feb. 3`, `3 February`, `3/4`, `2017-01-29`, `4` of `Feb. 3 and 4`.
fn is_part_of_a_date(words: Words<'_>, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| words.get(at));
    let month = |class: Option<Lex>, seen: Option<Seen<'_, Lex>>| match class {
        Some(Lex::Month) => true,
        Some(Lex::MonthLike) => seen.is_some_and(|seen| seen.token.is_capitalised()),
        _ => false,
    };
    let slash = |seen: Option<Seen<'_, Lex>>| {
        seen.is_some_and(|seen| matches!(seen.word(), "/" | ":") && !seen.token.spaced)
    };
    let next = words.get(end);
    // `died aged 56 October 6`
    if before.is_some_and(|before| before.class == Lex::Aged) {
        return false;
    }
    // The days before it in a list: `Feb. 3, 4 and 5`.
    let link =
        |at: usize| matches!(words.class(at), Some(Lex::And | Lex::To | Lex::Comma | Lex::Hyphen));
    let day = |at: usize| words.get(at).is_some_and(|day| day.word().parse::<u8>().is_ok());
    let mut first = start;
    while first >= 2 && link(first - 1) && day(first - 2) {
        first -= 2;
    }
    let of_month = first.checked_sub(1).and_then(|at| words.get(at));
    let listed = first < start && !next.is_some_and(counted);
    month(before.map(|before| before.class), before)
        || listed && month(of_month.map(|seen| seen.class), of_month)
        || month(next.map(|next| next.class), next)
        || slash(before)
        || slash(next)
}

/// `Flight 12`, `A330-300`, `No. 5`, `S&P 500`.
fn is_part_of_a_name(
    words: Words<'_>,
    start: usize,
    value: usize,
    end: usize,
    amount: &Amount,
) -> bool {
    if start != value {
        return false;
    }
    if is_address(words, value, end) {
        return true;
    }
    let Some(place) = start.checked_sub(1) else { return false };
    let (Some(before), Some(first)) = (words.get(place), words.get(value)) else { return false };
    let earlier = place.checked_sub(1).and_then(|place| words.get(place));
    let short = first.token.kind == TokenKind::Number && first.word().len() <= 3;
    let numbered = before.word() == "No" && short
        || before.word() == "." && earlier.is_some_and(|earlier| earlier.class == Lex::No);
    if before.class == Lex::Label || numbered {
        return true;
    }
    // `020 7946 0958`
    let digits = |seen: Seen<'_, Lex>| seen.token.kind == TokenKind::Number && seen.token.spaced;
    if digits(first) && before.token.kind == TokenKind::Number && before.word().starts_with('0') {
        return true;
    }
    // `the Ford Five Hundred to …`
    let capitalised =
        |seen: Seen<'_, Lex>| seen.token.kind == TokenKind::Word && seen.token.is_capitalised();
    if capitalised(first)
        && before.class == Lex::Other
        && capitalised(before)
        && words.get(end).is_some_and(|next| {
            next.token.shape == Shape::Lower || matches!(next.word(), "''" | "\"" | "”" | "’")
        })
    {
        return true;
    }
    // `Standard & Poor's 500`
    let possessed = before.token.kind == TokenKind::Possessive
        && earlier.is_some_and(|earlier| earlier.token.is_capitalised());
    // `Friday's 24-17 loss`
    let result = amount.kind == Kind::Score && is_result(amount);
    let told = result || words.get(end).is_some_and(counted);
    if possessed && first.token.kind == TokenKind::Number && !told {
        return true;
    }
    let attached = !first.token.spaced
        && matches!(before.class, Lex::Hyphen | Lex::Plus | Lex::Other)
        && before.word() != "("
        && before.token.kind == TokenKind::Mark;
    if attached && before.class == Lex::Hyphen {
        return !before.token.spaced;
    }
    if first.token.kind != TokenKind::Number {
        return false;
    }
    // `FY17`
    if !first.token.spaced && before.token.kind == TokenKind::Word {
        return true;
    }
    // A hyphen behind figures that stand behind a hyphen: `555-12-34`.
    let model = words.get(end).is_some_and(|next| {
        next.class == Lex::Hyphen
            && !next.token.spaced
            && words
                .get(end + 1)
                .is_some_and(|behind| behind.token.kind != TokenKind::Word && !behind.token.spaced)
    });
    let named = before.token.kind == TokenKind::Word
        && (before.token.is_capitalised() || before.token.shape == Shape::Mixed)
        && matches!(
            before.class,
            Lex::Other | Lex::Nation(_) | Lex::Series | Lex::Weekday | Lex::TimeUnit
        );
    let large = first.word().contains(',') || amount.value >= 1e6;
    model || (named && !large && !stands_beside_a_name(words, place, end, amount))
}

/// `10 Downing Street`: the number of a house, but `about 200 Downing Street protesters`.
fn is_address(words: Words<'_>, value: usize, end: usize) -> bool {
    let capital = |at: usize| words.get(at).filter(|seen| seen.token.shape == Shape::Capital);
    let street = |at: usize| capital(at).is_some_and(|seen| Class::STREET.has(seen.token.key));
    let noun = [end + 1, end + 2].into_iter().find(|&at| street(at));
    let rough = value
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .is_some_and(|before| Class::ROUGHLY.has(before.token.key));
    let goes_on = |at: usize| capital(at).is_some() || words.get(at).is_some_and(counted);
    end == value + 1
        && words.class(value) == Some(Lex::Num(Numeral::Figures))
        && capital(end).is_some()
        && !rough
        && noun.is_some_and(|noun| capital(noun - 1).is_some() && !goes_on(noun + 1))
}

/// Whether figures behind a capitalised word at `place` are none of its own: `In Oslo 20 people`,
/// `beat Oslo 2-0`, `on Friday 30 men`, `gave Labour 12 seats`; but `Boeing 747 jets`.
fn stands_beside_a_name(words: Words<'_>, place: usize, end: usize, amount: &Amount) -> bool {
    let (Some(name), Some(next)) = (words.get(place), words.get(end)) else {
        return amount.kind == Kind::Score;
    };
    if amount.kind == Kind::Score {
        return is_result(amount);
    }
    let noun = next.token.kind == TokenKind::Word && next.token.shape == Shape::Lower;
    match name.class {
        Lex::Series => return false,
        // `Friday 13` is a day, `Friday 30 armed men` are men.
        Lex::Weekday => return noun && matches!(next.class, Lex::Other | Lex::People | Lex::Tally),
        _ => {}
    }
    // `Labour 12 seats`; but `Audi 80 cars` may be of a model.
    let of_models = noun && Class::MODELLED.has(next.token.key);
    if matches!(next.class, Lex::People | Lex::Tally) && !of_models {
        return true;
    }
    let plural = counted(next);
    let place_name = || Lexicon::get().flags(name.token) & flag::PLACE != 0;
    (noun && next.class == Lex::Other && place_name()) || (plural && opens_a_clause(words, place))
}

/// Whether two numbers are a result (`2-0`, `52-48`, `101-98`), not a model's (`747-400`).
fn is_result(amount: &Amount) -> bool {
    let small = |value: f64| value < 100.0;
    let large = |value: f64| value >= 60.0;
    let round = amount.high.is_some_and(|high| high % 100.0 == 0.0 && high > 0.0);
    match amount.high {
        Some(high) => {
            small(amount.value) && small(high) || large(amount.value) && large(high) && !round
        }
        None => false,
    }
}

/// Whether the name that ends at `place` opens a clause, or stands behind a preposition that does:
/// `In Northern Oslo 20 shops closed`.
fn opens_a_clause(words: Words<'_>, place: usize) -> bool {
    let capitalised = |at: usize| words.get(at).is_some_and(|seen| seen.token.is_capitalised());
    let first = (0..=place).rev().take(4).take_while(|at| capitalised(*at)).last().unwrap_or(place);
    let class_before = |at: usize| at.checked_sub(1).and_then(|before| words.class(before));
    let starts =
        |at: usize| matches!(class_before(at), None | Some(Lex::Stop | Lex::Comma | Lex::And));
    let preposition =
        |at: usize| matches!(words.class(at), Some(Lex::In | Lex::At | Lex::From | Lex::YearLead));
    let opens = matches!(class_before(place), None | Some(Lex::Stop));
    // `In` has a capital too where it opens a sentence.
    opens
        || preposition(first) && starts(first)
        || first.checked_sub(1).is_some_and(|before| preposition(before) && starts(before))
}
