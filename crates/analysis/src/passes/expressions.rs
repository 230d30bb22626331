//! Expressions of time, as the grammar reads them: found once, for the pass that infers the day of an
//! article and for the one that resolves them.
//!
//! What an expression means is in [`crate::grammar::times`]; which day it is, is for
//! [`Times`](super::times::Times).
//!
//! Limits of this version: those of the grammar.

use copydesk_core::{Article, ArticlePass, PassId};

use super::tokens::{Reading, Tokens};
use crate::grammar::times::{
    Expr, Found, Lex, Pick, Words, Year, begins, classify, expression, lexicon, second_day,
    second_decade, second_year,
};
use crate::grammar::{Lexicon, Page};

/// Finds the expressions of time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Expressions;

/// The expressions of an article: a matter between the passes of times.
#[derive(Clone, Debug, Default)]
pub struct Expressed {
    /// What each token of the reading is to the grammar.
    classes: Vec<Lex>,
    /// The expressions in order; none overlap.
    found: Vec<Placed>,
    /// For each paragraph, the index one past that of its last expression.
    ends: Vec<u32>,
}

/// One expression and its first token, counted in its paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) at: usize,
    pub(super) found: Found,
}

/// The expressions of one paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct InParagraph<'a> {
    /// Index of its first token in the reading.
    pub(super) first: usize,
    pub(super) page: Page<'a, Lex>,
    pub(super) found: &'a [Placed],
}

impl ArticlePass for Expressions {
    type Needs = (Tokens,);
    type Output = Expressed;

    fn id(&self) -> PassId {
        PassId::new("expressions")
    }

    fn run(&self, article: &Article, (reading,): (&Reading,)) -> Expressed {
        let language = article.metadata().language.as_ref().map(|language| language.value.as_str());
        lexicon(language).map_or_else(Expressed::default, |lexicon| Expressed::of(reading, lexicon))
    }
}

impl Expressed {
    /// The expressions of a reading.
    pub(super) fn of(reading: &Reading, lexicon: &Lexicon<Lex>) -> Self {
        let text = reading.text();
        let classes = classify(lexicon, text, &reading.tokens);
        let mut found = Vec::new();
        let mut ends = Vec::with_capacity(reading.paragraphs.len());
        for paragraph in &reading.paragraphs {
            let range = paragraph.tokens();
            if let (Some(tokens), Some(classes)) =
                (reading.tokens.get(range.clone()), classes.get(range))
            {
                find(Page::new(text, tokens, classes).words(), classes, &mut found);
            }
            ends.push(found.len() as u32);
        }
        Self { classes, found, ends }
    }

    /// The paragraphs that hold expressions, in order.
    pub(super) fn paragraphs<'a>(
        &'a self,
        reading: &'a Reading,
    ) -> impl Iterator<Item = InParagraph<'a>> {
        let mut from = 0;
        reading.paragraphs.iter().zip(&self.ends).filter_map(move |(paragraph, end)| {
            let found = self.found.get(from..*end as usize)?;
            from = *end as usize;
            let range = paragraph.tokens();
            let first = range.start;
            let tokens = reading.tokens.get(range.clone()).filter(|_| !found.is_empty())?;
            let page = Page::new(reading.text(), tokens, self.classes.get(range)?);
            Some(InParagraph { first, page, found })
        })
    }
}

/// Appends the expressions of a paragraph.
fn find(words: Words<'_>, classes: &[Lex], found: &mut Vec<Placed>) {
    let mut at = 0;
    while let Some(class) = classes.get(at) {
        if !begins(*class) {
            at += 1;
            continue;
        }
        let class_before = |back| at.checked_sub(back).and_then(|at| classes.get(at)).copied();
        let mut before = class_before(1).unwrap_or(Lex::Stop);
        // `in April and May`
        if matches!((class, before), (Lex::MonthLike(_), Lex::And | Lex::Or))
            && matches!(class_before(2), Some(Lex::Month(_) | Lex::MonthLike(_)))
        {
            before = Lex::In;
        }
        let Some(one) = expression(words.behind(at), before) else {
            at += 1;
            continue;
        };
        let index = found.len();
        found.push(Placed { at, found: one });
        at += one.len.max(1);
        lend_year(words, found);
        follow(words, found);
        // `Feb. 3-4`, `2003/04`: the second is an expression of its own.
        let mut last = one.expr;
        while let Some((skip, next)) = next_of(words.behind(at), last) {
            found.push(Placed { at: at + skip, found: next });
            at += skip + next.len;
            last = next.expr;
            if let Some(one) = found.get_mut(index) {
                take_year(&mut one.found.expr, last);
            }
        }
    }
}

/// What goes on a range or list behind its last: how many tokens stand before it.
fn next_of(rest: Words<'_>, last: Expr) -> Option<(usize, Found)> {
    match last {
        Expr::Day { year: Year::Open | Year::Coming | Year::Gone, month, day }
        | Expr::SecondDay { month, day } => second_day(rest, month, day),
        Expr::Year(year) => second_year(rest, year),
        Expr::Decade(decade) => second_decade(rest, decade),
        _ => None,
    }
}

/// `May-June 2014`, `Dec. 30 to Jan. 2, 2015`: the first takes the year told behind the second.
fn lend_year(words: Words<'_>, found: &mut [Placed]) {
    let [.., first, second] = found else { return };
    let link = words.class(first.at + first.found.len);
    if first.at + first.found.len + 1 == second.at
        && matches!(link, Some(Lex::Hyphen | Lex::To | Lex::And | Lex::Or))
    {
        take_year(&mut first.found.expr, second.found.expr);
    }
}

/// `Monday to Friday`, `from June 1 through Nov. 30`, `between March and May`: the second is the first
/// behind the first.
fn follow(words: Words<'_>, found: &mut [Placed]) {
    let [.., first, second] = found else { return };
    // `from Dec. 20, 1997, to Jan. 5`
    let end = first.at + first.found.len;
    let comma = words.class(end) == Some(Lex::Comma) && words.class(end + 1) == Some(Lex::To);
    let link = end + usize::from(comma);
    let word = |at: usize| words.get(at).map(|seen| seen.word());
    let through = || matches!(word(link), Some("through" | "until" | "till"));
    let joined = matches!(words.class(link), Some(Lex::Hyphen | Lex::To)) || through();
    let between = || {
        let before = first.at.checked_sub(1).and_then(word);
        words.class(link) == Some(Lex::And) && matches!(before, Some("between" | "Between"))
    };
    if link + 1 != second.at || !(joined || between()) {
        return;
    }
    if is_moved(first.found.expr, second.found.expr) {
        return;
    }
    match (first.found.expr, &mut second.found.expr) {
        (Expr::Weekday { pick: Pick::Bare, .. }, Expr::Weekday { pick, .. })
        | (Expr::Month { pick: Pick::Bare, .. }, Expr::Month { pick, year: Year::Open, .. })
            if *pick == Pick::Bare =>
        {
            *pick = Pick::After;
        }
        (Expr::Day { .. }, Expr::Day { year: year @ Year::Open, .. }) => *year = Year::Following,
        _ => {}
    }
}

/// `from June 5 to May 30`: whether the second stands so short before the first that something was moved
/// there; but not where the first opens a month (`from Oct. 1 to Sept. 30`).
fn is_moved(first: Expr, second: Expr) -> bool {
    let months_back = |first: u8, second: u8| (first + 12 - second) % 12;
    match (first, second) {
        (Expr::Day { month, day, .. }, Expr::Day { month: other, day: then, .. }) => {
            let back = months_back(month, other);
            day > 1 && (back == 0 && then < day || (1..=MOVED).contains(&back))
        }
        (Expr::Month { month, .. }, Expr::Month { month: other, .. }) => {
            (1..=MOVED).contains(&months_back(month, other))
        }
        _ => false,
    }
}

/// Nothing goes on for nearly a year that ends so many months before it began.
const MOVED: u8 = 2;

/// Gives a day or month without a year that of a later one of its kind.
fn take_year(first: &mut Expr, second: Expr) {
    let (year, month, told, last) = match (first, second) {
        (Expr::Day { year, month, .. }, Expr::Day { year: Year::Known(told), month: last, .. })
        | (
            Expr::Month { pick: Pick::Bare, year, month },
            Expr::Month { year: Year::Known(told), month: last, .. },
        ) => (year, *month, told, last),
        _ => return,
    };
    if *year == Year::Open {
        *year = Year::Known(told - i16::from(month > last));
    }
}
