//! Tests of the pass, on invented copy.

use copydesk_core::{ArticlePass, Metadata, PartialDate, Published};

use super::{Clues, Dates, infer};
use crate::grammar::times::lexicon;
use crate::passes::expressions::Expressed;
use crate::passes::tokens::reading_of;

/// What is inferred from a text whose stated date is this one: the date and the years.
fn inferred(stated: &str, text: &str) -> String {
    let (_, reading) = reading_of(text);
    let mut metadata = Metadata::default();
    metadata.published = stated.parse().ok().map(Published::new);
    let expressed = Expressed::of(&reading, lexicon(None).expect("English"));
    let clues = Clues::of(&reading, &expressed);
    let Some(inferred) = infer(&clues, &metadata) else { return "nothing".to_owned() };
    assert!(!inferred.evidence.is_empty());
    let years: Vec<String> = inferred.years.iter().map(ToString::to_string).collect();
    let months: Vec<String> = inferred.months.iter().map(ToString::to_string).collect();
    let listed = |name: &str, items: &[String]| {
        if items.is_empty() { String::new() } else { format!(" {name}{}", items.join(" ")) }
    };
    format!("{}{}{}", inferred.date, listed("", &years), listed("months ", &months))
}

#[test]
fn a_word_that_counts_from_now_beside_a_date_tells_it() {
    assert_eq!(inferred("", "The ferry sails today, Oct. 27, at noon."), "XXXX-10-27");
    assert_eq!(inferred("", "It opens next month, November, they said."), "XXXX-10");
    assert_eq!(inferred("", "Sales fell last year, 1988, by half."), "1989");
}

#[test]
fn a_weekday_beside_a_day_leaves_few_years() {
    assert_eq!(
        inferred("", "The pier burned on Friday, Oct. 13."),
        "XXXX 1972 1978 1989 1995 2000 2006 2017 2023 2028 2034"
    );
    assert_eq!(inferred("", "The pier, closed in 1988, burned on Friday, Oct. 13."), "1989");
}

#[test]
fn days_on_both_sides_fix_the_month() {
    assert_eq!(inferred("", "It closed Oct. 3 and will reopen Oct. 30."), "XXXX-10");
    assert_eq!(inferred("", "It closed Nov. 3 and will reopen Jan. 30."), "XXXX months 11 12 1");
    assert_eq!(inferred("", "It will reopen Jan. 30."), "XXXX months 11 12 1");
    assert_eq!(inferred("", "It closed Oct. 3 and will reopen March 30."), "nothing");
    assert_eq!(inferred("", "It closed Oct. 3."), "nothing");
}

#[test]
fn what_is_stated_stands_and_is_narrowed() {
    let text = "It was closed in 2014. The pier burned on Friday, Oct. 13.";
    assert_eq!(inferred("XXXX-10-15", text), "XXXX-10-15 2017 2023 2028 2034");
}

#[test]
fn it_abstains_without_clues_and_where_a_date_is_stated() {
    assert_eq!(inferred("", "The ferry sank on Friday, a year after the last."), "nothing");
    let (article, reading) = reading_of("Today, Oct. 27, it sailed.");
    let expressed = Expressed::of(&reading, lexicon(None).expect("English"));
    assert!(Dates.run(&article, (&reading, &expressed)).is_some());
    assert_eq!(inferred("2017", "Today, Oct. 27, it sailed."), "nothing");
    assert!(PartialDate::full(2017, 1, 1).is_full());
}
