//! Which rules may read something at a place: by the class of its first token, and a glance at the next.

use super::clock;
use super::durations::duration;
use super::edges::modified;
use super::points::point;
use super::sets::set;
use super::shifts::shift;
use super::units::reference;
use super::{Lex, Rule, Unit, Words};
use crate::grammar::numbers::Numeral;
use crate::passes::tokens::key;

/// Whether an expression may begin with this class: most tokens are of another one.
#[inline]
pub(crate) const fn begins(class: Lex) -> bool {
    matches!(
        class,
        Lex::The
            | Lex::A
            | Lex::Filler
            | Lex::Another
            | Lex::Num(_)
            | Lex::Several
            | Lex::FigureWord
            | Lex::Noon
            | Lex::Midnight
            | Lex::Approx
            | Lex::At
            | Lex::Up
            | Lex::No
            | Lex::Under
            | Lex::More
            | Lex::Early
            | Lex::Late
            | Lex::End
            | Lex::Beginning
            | Lex::Earlier
            | Lex::Later
            | Lex::Mid
            | Lex::Right
            | Lex::Month(_)
            | Lex::MonthLike(_)
            | Lex::Feast(..)
            | Lex::New
            | Lex::Good
            | Lex::NamedDay
            | Lex::Season(..)
            | Lex::Day(_)
            | Lex::Tonight
            | Lex::Overnight
            | Lex::MidUnit(_)
            | Lex::MidPart(_)
            | Lex::QuarterName(_)
            | Lex::HalfName(_)
            | Lex::Apostrophe
            | Lex::Fiscal
            | Lex::Financial
            | Lex::Comparable
            | Lex::Weekday(_)
            | Lex::This
            | Lex::That
            | Lex::Ordinal(_)
            | Lex::Following
            | Lex::Same
            | Lex::Next
            | Lex::Last
            | Lex::Past
            | Lex::Coming
            | Lex::Previous
            | Lex::Latest
            | Lex::Unit(..)
            | Lex::Couple
            | Lex::Few
            | Lex::Dozen
            | Lex::LongUnit(_)
            | Lex::Every
            | Lex::Once
            | Lex::Weekdays(_)
            | Lex::Daily
            | Lex::Workdays
            | Lex::Weekly
            | Lex::Monthly
            | Lex::Yearly
            | Lex::Quarterly
            | Lex::Hourly
            | Lex::Per
            | Lex::All
            | Lex::Infinitive
            | Lex::Current
            | Lex::Recent
            | Lex::These
            | Lex::Present
            | Lex::PastRef
            | Lex::FutureRef
            | Lex::Future
    )
}

/// The rules that may read something here, by the first token and a glance at the second.
///
/// Nearly all tokens of an article end here: `the` and `a` before a word of no table, a small number
/// that is followed by one.
pub(super) fn rules(words: Words<'_>) -> Option<&'static [Rule]> {
    let next = words.class(1).unwrap_or(Lex::Stop);
    let unknown = next.is_plain() || matches!(next, Lex::Stop | Lex::Comma | Lex::Will | Lex::Was);
    let known = !unknown;
    Some(match words.class(0)? {
        Lex::The if known => match next {
            Lex::Unit(..) => &[point, shift, duration],
            Lex::Early | Lex::Mid | Lex::Late | Lex::End | Lex::Beginning | Lex::SmallHours => {
                &[modified, point]
            }
            Lex::Ordinal(_) | Lex::Final => &[modified, point, duration],
            Lex::Month(_) | Lex::MonthLike(_) | Lex::Weekday(_) | Lex::Season(..) => &[point],
            Lex::Future | Lex::Near | Lex::Moment | Lex::Time => &[reference],
            _ => &[modified, point, shift, duration, set, reference],
        },
        Lex::A
            if next == Lex::Unit(Unit::Quarter, false)
                && matches!(words.class(2), Some(Lex::Past | Lex::To)) =>
        {
            &[clock::timed]
        }
        Lex::A if begins_a_length(next) => &[shift, duration, reference],
        Lex::A if next == Lex::Near => &[reference],
        Lex::Filler if next == Lex::Ago => &[reference],
        Lex::Another if known => &[duration],
        Lex::Num(_) | Lex::Several if next == Lex::Times => &[set],
        Lex::Num(_) if matches!(next, Lex::Oclock | Lex::In | Lex::At) && tells_an_hour(words) => {
            &[clock::timed]
        }
        Lex::Num(Numeral::Figures) if known && begins_a_time(words) => {
            &[clock::timed, point, shift, duration]
        }
        Lex::Num(Numeral::Figures) => {
            let figures = words.first().is_some_and(|first| first.word().len() == 4);
            if figures { &[point] } else { return None }
        }
        Lex::Num(_) if known && begins_a_time(words) => &[reference, point, shift, duration],
        Lex::FigureWord if next == Lex::Filler => &[clock::timed, point, duration],
        Lex::FigureWord => &[clock::timed, point],
        Lex::Noon | Lex::Midnight => &[clock::timed],
        Lex::Approx
            if begins_a_length(next) || matches!(next, Lex::A | Lex::FigureWord | Lex::Several) =>
        {
            &[clock::timed, shift, duration]
        }
        Lex::Approx if matches!(next, Lex::Noon | Lex::Midnight) => &[clock::timed],
        Lex::At if matches!(next, Lex::Least | Lex::Most) => &[shift, duration],
        Lex::Up if next == Lex::To => &[shift, duration],
        Lex::No if next == Lex::More => &[shift, duration],
        Lex::Under | Lex::More if next == Lex::Than => &[shift, duration],
        Lex::More if next == Lex::PastRef => &[reference],
        Lex::Early | Lex::Late | Lex::End | Lex::Beginning | Lex::Earlier | Lex::Later if known => {
            &[modified]
        }
        Lex::Mid => &[modified, point],
        Lex::Right if next == Lex::Present => &[reference],
        Lex::Month(_)
        | Lex::MonthLike(_)
        | Lex::Feast(..)
        | Lex::New
        | Lex::Good
        | Lex::NamedDay
        | Lex::Season(..)
        | Lex::Day(_)
        | Lex::Tonight
        | Lex::Overnight
        | Lex::MidUnit(_)
        | Lex::MidPart(_)
        | Lex::QuarterName(_)
        | Lex::HalfName(_)
        | Lex::Apostrophe => &[point],
        Lex::Fiscal | Lex::Financial | Lex::Comparable if known => &[point],
        Lex::Weekday(_) => &[point, set],
        Lex::This | Lex::That if next == Lex::Time => &[reference],
        // `that the`, `first in`
        Lex::This | Lex::That | Lex::Ordinal(_) if is_apart(next) => return None,
        Lex::This | Lex::That | Lex::Following | Lex::Same | Lex::Ordinal(_) if known => {
            &[point, duration]
        }
        Lex::Next | Lex::Last | Lex::Past | Lex::Coming | Lex::Previous | Lex::Latest if known => {
            &[point, duration, set]
        }
        Lex::Unit(Unit::Weekend, true) => &[set, shift, duration],
        Lex::Unit(_, true) if next == Lex::Past => &[reference],
        Lex::Unit(_, true) => &[shift, duration],
        Lex::Unit(Unit::Half, _) if next == Lex::A => &[shift, duration],
        Lex::Unit(Unit::Half | Unit::Quarter, false) if matches!(next, Lex::Past | Lex::To) => {
            &[clock::timed]
        }
        Lex::Unit(..)
            if matches!(
                next,
                Lex::Hyphen | Lex::Possessive | Lex::End | Lex::Num(_) | Lex::To | Lex::Ended
            ) =>
        {
            &[point, shift, duration]
        }
        Lex::Couple | Lex::Few | Lex::Several | Lex::Dozen if known => &[shift, duration],
        Lex::LongUnit(_) => &[duration],
        Lex::Every
        | Lex::Once
        | Lex::Weekdays(_)
        | Lex::Daily
        | Lex::Workdays
        | Lex::Weekly
        | Lex::Monthly
        | Lex::Yearly
        | Lex::Quarterly
        | Lex::Hourly
        | Lex::Per => &[set],
        Lex::All if matches!(next, Lex::Unit(_, false)) => &[duration],
        Lex::Infinitive if words.first().is_some_and(|word| word.token.key == PRESENT) => {
            &[reference]
        }
        Lex::Current | Lex::Recent => &[point, duration, reference],
        Lex::These if known => &[duration, reference],
        Lex::Present | Lex::PastRef | Lex::FutureRef | Lex::Future => &[reference],
        _ => return None,
    })
}

/// `at present`
const PRESENT: u64 = key("present");

/// Whether a small word begins something of its own behind `that` or a place in an order.
fn is_apart(next: Lex) -> bool {
    use Lex::{Be, By, For, From, In, On, Preposition, The};
    matches!(next, The | In | On | By | From | For | Be | Preposition)
}

/// Whether a length of time may go on with this class behind `a`.
fn begins_a_length(next: Lex) -> bool {
    use Lex::{Another, Couple, Dozen, Few, FigureWord, Filler, Full, Num, Ordinal, Unit};
    matches!(next, Unit(..) | Num(_) | Couple | Few | Dozen | Filler | Full | Ordinal(_))
        || matches!(next, FigureWord | Another)
}

/// Whether figures may be a time, by what follows: `20 percent` and `20 to 30 percent` may not.
fn begins_a_time(words: Words<'_>) -> bool {
    let (Some(next), third) = (words.class(1), words.class(2).unwrap_or(Lex::Other)) else {
        return false;
    };
    let year = words.first().is_some_and(|first| first.word().len() == 4);
    match next {
        Lex::Money
        | Lex::Until
        | Lex::For
        | Lex::Preposition
        | Lex::Before
        | Lex::After
        | Lex::In
        | Lex::On
        | Lex::At
        | Lex::By
        | Lex::From
        | Lex::Close
        | Lex::Than
        | Lex::The
        | Lex::This
        | Lex::Last
        | Lex::Expects => year,
        // `3.5 million shares`
        Lex::Num(Numeral::Magnitude(_)) => matches!(third, Lex::Unit(..) | Lex::Hyphen),
        Lex::To | Lex::Or | Lex::And | Lex::Of | Lex::Hyphen => {
            year || !(third.is_plain() || matches!(third, Lex::The | Lex::Money))
        }
        _ => true,
    }
}

/// Whether a number is an hour by what follows: `8 in the morning`, `10 o'clock`, `9 at night`.
fn tells_an_hour(words: Words<'_>) -> bool {
    let part = |place: usize| matches!(words.class(place), Some(Lex::Part(..)));
    match words.class(1) {
        Some(Lex::Oclock) => true,
        Some(Lex::In) => words.class(2) == Some(Lex::The) && part(3),
        _ => part(2),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{classify, lexicon};
    use super::*;
    use crate::grammar::{Page, rows};
    use crate::passes::tokens::reading_of;

    #[test]
    fn there_are_rules_only_where_an_expression_may_begin() {
        let lexicon = lexicon(None).expect("English");
        let rows = rows(include_str!("../../../data/times/en.txt"));
        for word in rows.flat_map(|(_, _, words)| words.split_whitespace()) {
            for next in ["two", "week", "the", "ago", "times", "than"] {
                let (_, reading) = reading_of(&format!("{word} {next} {word}"));
                let classes = classify(lexicon, reading.text(), &reading.tokens);
                let page = Page::new(reading.text(), &reading.tokens, &classes);
                for (at, class) in classes.iter().enumerate() {
                    let asked = rules(page.words().behind(at)).is_some();
                    assert!(!asked || begins(*class), "{word} {next}");
                }
            }
        }
    }
}
