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
    assert_eq!(inferred("", "It passed next year's 2019 budget."), "2018");
    assert_eq!(inferred("", "It will open next month, on Nov. 3."), "XXXX-10");
    assert_eq!(inferred("", "It sank yesterday, Oct. 31, at noon."), "XXXX-11-01");
    assert_eq!(inferred("", "It sails tomorrow, March 1."), "nothing");
    assert_eq!(inferred("", "It sank yesterday, Feb. 28, at noon."), "nothing");
    assert_eq!(inferred("", "It sank yesterday, Feb. 29, at noon."), "XXXX-03-01");
}

#[test]
fn a_weekday_beside_a_day_leaves_few_years() {
    assert_eq!(
        inferred("", "The pier burned on Friday, Oct. 13."),
        "XXXX 1972 1978 1989 1995 2000 2006 2017 2023 2028 2034"
    );
    // The year told last may lie long back.
    assert_eq!(
        inferred("", "The pier, closed in 1988, burned on Friday, Oct. 13."),
        "XXXX 1989 1995 2000 2006 2017 2023 2028 2034"
    );
    assert_eq!(
        inferred("", "It burned on Friday, Oct. 13, in the worst fire since 2017."),
        "XXXX 2023 2028 2034"
    );
}

#[test]
fn days_on_both_sides_fix_the_month() {
    assert_eq!(inferred("", "It closed Oct. 3 and will reopen Oct. 30."), "XXXX-10");
    assert_eq!(inferred("", "It closed Nov. 3 and will reopen Jan. 30."), "XXXX months 11 12 1");
    assert_eq!(inferred("", "It will reopen Jan. 30."), "XXXX months 11 12 1");
    assert_eq!(inferred("", "It closed Oct. 3 and will reopen March 30."), "nothing");
    assert_eq!(inferred("", "It closed Oct. 3."), "nothing");
    // The day of the accord, not of a visit to come.
    let accord = "It closed Oct. 3 and could be visited as laid down by the Jan. 30 accord.";
    assert_eq!(inferred("", accord), "nothing");
}

#[test]
fn days_to_come_may_lie_across_the_turn_of_the_year() {
    assert_eq!(
        inferred("", "It will be paid Jan. 2 to holders due to be listed Dec. 15."),
        "XXXX months 10 11 12"
    );
    assert_eq!(
        inferred("", "It called for bids on Dec. 7, and will close Nov. 30."),
        "XXXX months 9 10 11"
    );
}

#[test]
fn the_end_of_a_quarter_is_news_until_the_next() {
    assert_eq!(
        inferred("", "It earned $3 million in the quarter ended Sept. 30."),
        "XXXX months 10 11 12"
    );
    assert_eq!(
        inferred("", "Net rose in the quarter ended Sept. 30; it will be paid out Oct. 20."),
        "XXXX-10"
    );
    assert_eq!(
        inferred("", "In the year-ago quarter, the third quarter ended Sept. 30, it lost."),
        "nothing"
    );
    assert_eq!(inferred("", "It sees a loss in the quarter ending Sept. 30."), "nothing");
}

#[test]
fn reports_set_a_stretch_against_that_of_the_year_before() {
    let text = "In the quarter ended June 30 it earned $3 million; in the 2015 quarter it lost $1.";
    assert_eq!(inferred("", text), "XXXX 2015 2016 months 7 8 9");
    assert_eq!(inferred("", "It lost $1 million in the 2015 quarter."), "XXXX 2015 2016 2017");
}

#[test]
fn two_days_of_the_past_close_to_each_other_are_near() {
    let text = "It sank on Aug. 2, and was raised on Aug. 6.";
    assert_eq!(inferred("", text), "XXXX months 8 9 10");
    assert_eq!(inferred("", "It sank on Aug. 2."), "nothing");
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
