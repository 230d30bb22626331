//! Times of day: `5 p.m.`, `7.45pm`, `11:40 a.m. EST Thursday`, `0210 GMT`, `noon Saturday`, `10
//! o'clock`, `8 in the morning`, `1900 hours`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

use super::lexicon::whole;
use super::nth::link;
use super::points::point;
use super::units::part;
use super::weekdays::weekday;
use super::{Clock, Expr, Found, Lex, Mod, Parse, Part, Unit, Words};
use crate::grammar::numbers::Numeral;
use crate::grammar::{class, fail, one};
use crate::passes::tokens::key;

impl Clock {
    /// The same time within this part of the day, where nothing else told which half it is of.
    pub(crate) fn within(self, part: Option<Part>) -> Self {
        match part {
            Some(part) if self.open => Self { hour: hour_in(self.hour, part), ..self },
            _ => self,
        }
    }
}

/// Which half of the day the figures count in.
#[derive(Clone, Copy, PartialEq)]
enum Half {
    Am,
    Pm,
}

/// The hour of the day, by its half where one is told.
fn hour(hour: u32, half: Option<Half>) -> Option<u8> {
    let hour = u8::try_from(hour).ok()?;
    match half {
        None => (hour <= 24).then_some(hour),
        Some(_) if !(1..=12).contains(&hour) => None,
        Some(Half::Am) => Some(hour % 12),
        Some(Half::Pm) => Some(hour % 12 + 12),
    }
}

fn half(words: Words<'_>) -> Parse<'_, Half> {
    alt((class(Lex::Am).map(|()| Half::Am), class(Lex::Pm).map(|()| Half::Pm))).parse(words)
}

/// `pm` of `5pm`.
fn half_of(suffix: &str) -> Option<Half> {
    match suffix {
        "am" | "AM" => Some(Half::Am),
        "pm" | "PM" => Some(Half::Pm),
        _ => None,
    }
}

/// A time zone by its letters: whether it is universal time.
fn zone(words: Words<'_>) -> Parse<'_, bool> {
    one(|seen| {
        let universal = seen.token.key == key("gmt") || seen.token.key == key("utc");
        (seen.class == Lex::Zone && seen.token.is_capitalised()).then_some(universal)
    })(words)
}

fn figures(words: Words<'_>) -> Parse<'_, u32> {
    one(|seen| whole(seen).filter(|figures| figures.1.is_empty()).map(|figures| figures.0))(words)
}

/// `40`: two figures below sixty.
fn minutes(words: Words<'_>) -> Parse<'_, u8> {
    one(|seen| {
        let (minute, rest) = whole(seen)?;
        let fits = rest.is_empty() && seen.word().len() == 2 && minute < 60;
        u8::try_from(minute).ok().filter(|_| fits)
    })(words)
}

/// `8` of `8 in the morning`, `ten` of `ten o'clock`.
fn hour_alone(words: Words<'_>) -> Parse<'_, u8> {
    one(|seen| {
        if let Lex::Num(Numeral::Small(hour @ 1..=12)) = seen.class {
            return Some(hour);
        }
        let (hour, rest) = whole(seen)?;
        u8::try_from(hour).ok().filter(|hour| rest.is_empty() && (1..=12).contains(hour))
    })(words)
}

/// `in the morning`, `at night`: the part of the day behind an hour.
fn part_behind(words: Words<'_>) -> Parse<'_, Part> {
    let in_the = (class(Lex::In), class(Lex::The)).map(|_| ());
    preceded(alt((in_the, class(Lex::At))), part).parse(words)
}

/// The hour of the day by the part of the day told with it: 8 in the evening is 20.
fn hour_in(hour: u8, part: Part) -> u8 {
    let late = match part {
        Part::Morning => false,
        Part::Afternoon | Part::Evening => hour < 12,
        Part::Night => (5..12).contains(&hour),
    };
    if late { hour + 12 } else { hour }
}

/// `10 o'clock`, `8 in the morning`, `1900 hours`: times of day in other words.
fn spoken(words: Words<'_>, before: Lex) -> Parse<'_, Clock> {
    let at = |hour, minute, open| Clock { hour, minute, universal: false, open };
    let military = one(|seen| {
        let (figures, rest) = whole(seen)?;
        let fits = rest.is_empty() && seen.word().len() == 4 && figures % 100 < 60;
        Some((hour(figures / 100, None).filter(|_| fits)?, u8::try_from(figures % 100).ok()))
    });
    let hours = class(Lex::Unit(Unit::Hour, true));
    let military = (military, hours).map(|((hour, minute), ())| at(hour, minute, false));
    let oclock = (hour_alone, class(Lex::Oclock), opt(part_behind));
    let oclock = oclock.map(|(hour, (), part)| match part {
        Some(part) => at(hour_in(hour, part), None, false),
        None => at(hour, None, true),
    });
    let by_part =
        (hour_alone, part_behind).map(|(hour, part)| at(hour_in(hour, part), None, false));
    let led = |_: &Clock| leads(before);
    // `half past nine`, `a quarter to six in the evening`
    let half = (class(Lex::Unit(Unit::Half, false)), class(Lex::Past)).map(|_| (0, 30));
    let quarter = (opt(class(Lex::A)), class(Lex::Unit(Unit::Quarter, false)));
    let past = (quarter, class(Lex::Past)).map(|_| (0, 15));
    let quarter = (opt(class(Lex::A)), class(Lex::Unit(Unit::Quarter, false)));
    let to = (quarter, class(Lex::To)).map(|_| (11, 45));
    let parted = (alt((half, past, to)), hour_alone, opt(part_behind));
    let parted = parted.map(|((turn, minute), hour, part)| {
        let hour = (hour + turn - 1) % 12 + 1;
        at(part.map_or(hour, |part| hour_in(hour, part)), Some(minute), part.is_none())
    });
    alt((oclock, verify(by_part, led), verify(military, led), verify(parted, led))).parse(words)
}

/// `7` of `7 to 9 p.m.`, `10:30` of `10:30-11 p.m.`: of the half of the day in which it is earlier.
fn first_of_two(words: Words<'_>, before: Lex) -> Parse<'_, Clock> {
    let minutes = opt(preceded(class(Lex::Colon), minutes));
    let (rest, (hour, minute)) = (hour_alone, minutes).parse(words)?;
    let (second, ()) = link(rest)?;
    let (behind, later) = clock(second, before)?;
    let told = (0..second.len() - behind.len())
        .any(|place| matches!(second.class(place), Some(Lex::Am | Lex::Pm | Lex::FigureWord)));
    if !told {
        return fail(words);
    }
    let (morning, evening) = (hour % 12, hour % 12 + 12);
    let hour = if evening <= later.hour { evening } else { morning };
    Ok((rest, Clock { hour, minute, universal: later.universal, open: false }))
}

/// `11:40 a.m.`, `5 p.m.`, `16:08 UTC`, `0210 GMT`, `5pm`, `noon`.
fn clock(words: Words<'_>, before: Lex) -> Parse<'_, Clock> {
    use Lex::{A, Am, Colon, FigureWord, Midnight, Noon, Num, Pm};
    let figures_first = matches!(words.class(0), Some(Num(Numeral::Figures)));
    if !figures_first
        && !matches!(
            words.class(0),
            Some(Num(_) | FigureWord | Noon | Midnight | Lex::Unit(..) | A)
        )
    {
        return fail(words);
    }
    let parted = matches!(words.class(0), Some(Lex::Unit(..) | Lex::A));
    let told = matches!(
        words.class(1),
        Some(Lex::Oclock | Lex::In | Lex::At | Lex::Unit(Unit::Hour, true))
    );
    if (parted || told)
        && let Ok(read) = spoken(words, before)
    {
        return Ok(read);
    }
    let linked = |place| matches!(words.class(place), Some(Lex::Hyphen | Lex::To | Lex::And));
    if (linked(1) || linked(3))
        && let Ok(read) = first_of_two(words, before)
    {
        return Ok(read);
    }
    // Figures without a mark or a half of the day are four, or two times two with a stop between.
    let told = || words.first().is_some_and(|seen| seen.token.span.len() >= 4);
    if figures_first && !matches!(words.class(1), Some(Colon | Am | Pm)) && !told() {
        return fail(words);
    }
    let noon = alt((class(Lex::Noon).map(|()| 12), class(Lex::Midnight).map(|()| 24)));
    let noon = noon.map(|hour| (Some(hour), None, true));
    let glued = one(|seen| {
        let (figures, suffix) = whole(seen)?;
        Some((Some(hour(figures, Some(half_of(suffix)?))?), None, true))
    });
    let military = one(|seen| {
        let (figures, rest) = whole(seen)?;
        let fits = rest.is_empty() && seen.word().len() == 4 && figures % 100 < 60;
        let hour = hour(figures / 100, None).filter(|_| fits)?;
        Some((Some(hour), u8::try_from(figures % 100).ok(), false))
    });
    // `set for 14:30 on June 3`
    let dated = words.class(3) == Some(Lex::On) && matches!(before, Lex::For | Lex::Until);
    let colon =
        (figures, class(Lex::Colon), minutes, opt(half)).map(|(figures, (), minute, half)| {
            (hour(figures, half), Some(minute), half.is_some() || dated || leads(before))
        });
    // `4:30pm`
    let minutes_glued = one(|seen| {
        let (minute, suffix) = whole(seen)?;
        Some((u8::try_from(minute).ok().filter(|minute| *minute < 60)?, half_of(suffix)?))
    });
    let colon_glued = (figures, class(Lex::Colon), minutes_glued)
        .map(|(figures, (), (minute, half))| (hour(figures, Some(half)), Some(minute), true));
    // `7.45pm`, `11.30 a.m.`, as British copy has it
    let dotted = one(|seen| {
        let (figures, rest) = whole(seen)?;
        let minute = rest.strip_prefix('.')?;
        let (minute, suffix) = (minute.get(..2)?, minute.get(2..)?);
        let minute: u8 = minute.parse().ok().filter(|minute| *minute < 60)?;
        let told = if suffix.is_empty() { None } else { Some(half_of(suffix)?) };
        Some((figures, minute, told))
    });
    let dotted = (dotted, opt(half)).map(|((figures, minute, told), apart)| {
        let half = told.or(apart);
        (half.and_then(|half| hour(figures, Some(half))), Some(minute), true)
    });
    let plain = (figures, half).map(|(figures, half)| (hour(figures, Some(half)), None, true));
    let (rest, (hour, minute, sure)) =
        alt((noon, glued, colon_glued, colon, plain, dotted, military)).parse(words)?;
    let (rest, universal) = opt(zone).parse(rest)?;
    // `8 p.m. local time Friday`
    let (rest, local) = opt((class(Lex::Local), class(Lex::Time))).parse(rest)?;
    let sure = sure || universal.is_some() || local.is_some();
    let Some(hour) = hour.filter(|_| sure) else { return fail(words) };
    let told = (0..words.len() - rest.len()).any(|place| {
        matches!(
            words.class(place),
            Some(Lex::Am | Lex::Pm | Lex::FigureWord | Lex::Noon | Lex::Zone)
        )
    });
    let open = !told && (1..=12).contains(&hour) && words.class(0) != Some(Lex::Midnight);
    Ok((rest, Clock { hour, minute, universal: universal.unwrap_or(false), open }))
}

/// What stands before a time of day that has no other sign of one.
fn leads(before: Lex) -> bool {
    before.is_preposition()
        || matches!(before, Lex::At | Lex::By | Lex::From | Lex::To | Lex::Approx)
}

/// A time of day, with the day where one follows: `10 p.m. Wednesday`, `5 p.m. EST, Nov. 6`.
pub(super) fn timed(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
    let (rest, approx) = opt(class(Lex::Approx)).parse(words)?;
    let (rest, clock) = clock(rest, if approx.is_some() { Lex::Approx } else { before })?;
    let day = |words| match point(words, Lex::At) {
        Ok((rest, found)) if is_day(&found) => Ok((rest, found)),
        Ok(_) => fail(words),
        Err(error) => Err(error),
    };
    let (rest, day) = opt((opt(class(Lex::Comma)), day)).parse(rest)?;
    let found = day.map_or(Found::of(Expr::Clock), |(_, day)| day);
    // `7:30 Friday night`, `11 o'clock on Tuesday night`
    let on = || opt((class(Lex::On), weekday, part)).parse(rest).ok()?.1.map(|(.., part)| part);
    let clock = clock.within(found.part.or_else(|| if clock.open { on() } else { None }));
    let found = Found { clock: Some(clock), part: None, ..found };
    Ok((rest, if approx.is_some() { found.modified(Mod::Approx) } else { found }))
}

fn is_day(found: &Found) -> bool {
    found.clock.is_none()
        && matches!(found.expr, Expr::Weekday { .. } | Expr::Relative(_) | Expr::Day { .. })
}
