//! Ranges and lists, times and lengths in several words, what lies ahead, what is counted from an
//! inferred day.

use copydesk_core::ArticlePass;

use super::values;
use crate::passes::dates::Dates;
use crate::passes::expressions::Expressions;
use crate::passes::times::Times;
use crate::passes::tokens::reading_of;

#[test]
fn a_year_behind_a_list_is_that_of_all() {
    assert_eq!(
        values("It ran on June 2-4, 2015, and on July 2, 3 and 4, 2014."),
        "June 2 = 2015-06-02; 4, 2015 = 2015-06-04; \
         July 2 = 2014-07-02; 3 = 2014-07-03; 4, 2014 = 2014-07-04"
    );
    assert_eq!(
        values("It fell from May-June 2014, and from Dec. 30 to Jan. 2, 2015."),
        "May = 2014-05; June 2014 = 2014-06; Dec. 30 = 2014-12-30; Jan. 2, 2015 = 2015-01-02"
    );
    assert_eq!(
        values("Storms on Feb. 24 and 25 sank it, and on March 3 and 4 ships left."),
        "Feb. 24 = 2017-02-24; 25 = 2017-02-25; March 3 = 2017-03-03"
    );
}

#[test]
fn two_years_or_decades_are_two_expressions() {
    assert_eq!(
        values("It rose in 2003/04 and 1944-45, and in the 1960s and 70s."),
        "2003 = 2003; 04 = 2004; 1944 = 1944; 45 = 1945; the 1960s = 196; 70s = 197"
    );
}

#[test]
fn times_of_day_in_other_words() {
    assert_eq!(
        values("It sank at 8 in the morning, at 10 o'clock and at nine o'clock at night."),
        "8 in the morning = 2017-05-10T08:00; 10 o'clock = 2017-05-10T10:00; \
         nine o'clock at night = 2017-05-10T21:00"
    );
    assert_eq!(
        values("It fell last night at 8:30."),
        "last night = 2017-05-09TNI; 8:30 = 2017-05-09T20:30"
    );
    assert_eq!(values("At 1900 hours it rose."), "1900 hours = 2017-05-10T19:00");
    assert_eq!(
        values("It left late on Sunday, or in the early hours of Monday."),
        "late on Sunday = 2017-05-07; the early hours of Monday = 2017-05-08TMO"
    );
}

#[test]
fn weeks_from_a_weekday() {
    assert_eq!(
        values("They meet a week from Tuesday, or Monday week."),
        "a week from Tuesday = 2017-05-23; Monday week = 2017-05-22"
    );
}

#[test]
fn edges_of_longer_stretches() {
    assert_eq!(
        values("It fell in the first week of May and the final quarter of last year."),
        "the first week of May = 2017-05; the final quarter of last year = 2016-Q4"
    );
    assert_eq!(
        values("It rose in FY15, FY2016/17 and H1 2014, and in the 18th and 19th centuries."),
        "FY15 = 2015; FY2016 = 2016; 17 = 2017; H1 2014 = 2014-H1; \
         the 18th = 17; 19th centuries = 18"
    );
}

#[test]
fn a_length_in_two_units_is_one() {
    assert_eq!(
        values("It took 8 minutes and 46 seconds, then a year and a day, or 2 days, 3 hours."),
        "8 minutes and 46 seconds = PT8M46S; a year and a day = P1Y1D; 2 days, 3 hours = P2DT3H"
    );
}

#[test]
fn weekdays_that_are_names() {
    assert_eq!(
        values("It recalls Bloody Sunday, Ash Wednesday, Black Friday and May Day."),
        "Ash Wednesday = 2017-03-01; Black Friday = 2016-11-25; May Day = 2017-05-01"
    );
}

#[test]
fn what_is_inferred_is_counted_from() {
    let told = |text: &str| {
        let (article, reading) = reading_of(text);
        let expressed = Expressions.run(&article, (&reading,));
        let inferred = Dates.run(&article, (&reading, &expressed));
        let times = Times.run(&article, (&reading, &expressed, &inferred));
        let last = times.last().expect("a time");
        (last.value.clone(), last.candidates.first().cloned())
    };
    let (value, first) = told("They met on Friday, Oct. 27. The mayor left on Monday, Oct. 30.");
    assert_eq!((value.as_str(), first.as_deref()), ("XXXX-10-30", Some("1972-10-30")));
    assert_eq!(told("It will open next month, November.").0, "XXXX-11");
}

#[test]
fn the_present_of_what_is_scheduled_lies_ahead() {
    for text in [
        "She arrives Friday for talks.",
        "The panel votes on Friday.",
        "Wales play Fiji on Friday.",
        "The deadline is Friday.",
        "On Friday, voters go to the polls.",
        "He goes to jail when he is sentenced Friday.",
        "They said the panel could vote by Friday on it.",
    ] {
        assert_eq!(values(text), "Friday = 2017-05-12", "{text}");
    }
    for text in [
        "It will pay more than Friday's close.",
        "It will reopen after Friday's deadly crash.",
        "The mayor wins Friday.",
        "The move comes after the fall on Friday.",
        "He could not be reached Friday.",
        "It won 300 votes Friday.",
        "It could have used some help on Friday.",
    ] {
        assert_eq!(values(text), "Friday = 2017-05-05", "{text}");
    }
}

#[test]
fn a_range_of_days_may_name_its_month_behind() {
    assert_eq!(
        values("It runs on 16-17 February and from 3 to 5 March 2016."),
        "16 = 2017-02-16; 17 February = 2017-02-17; 3 = 2016-03-03; 5 March 2016 = 2016-03-05"
    );
}

#[test]
fn a_range_of_days_is_two_expressions() {
    assert_eq!(values("The fair ran on Feb. 3-4."), "Feb. 3 = 2017-02-03; 4 = 2017-02-04");
    assert_eq!(values("It fell from Feb. 3 to 40 percent."), "Feb. 3 = 2017-02-03");
}

#[test]
fn the_end_of_a_range_lies_behind_its_start() {
    assert_eq!(
        values("The season runs from June 1 to Nov. 30."),
        "June 1 = 2017-06-01; Nov. 30 = 2017-11-30"
    );
    assert_eq!(
        values("It ran from Dec. 20, 2013, to Jan. 5."),
        "Dec. 20, 2013 = 2013-12-20; Jan. 5 = 2014-01-05"
    );
    assert_eq!(
        values("Sales fell between Monday and Friday."),
        "Monday = 2017-05-08; Friday = 2017-05-12"
    );
    assert_eq!(
        values("The fair runs Thursday through Sunday."),
        "Thursday = 2017-05-11; Sunday = 2017-05-14"
    );
    assert_eq!(
        values("Ode hit two runs Thursday and Sunday."),
        "Thursday = 2017-05-04; Sunday = 2017-05-07"
    );
    assert_eq!(
        values("The vote was moved from June 5 to May 30, and the launch from May to April."),
        "June 5 = 2017-06-05; May 30 = 2017-05-30; May = 2017-05; April = 2017-04"
    );
}

#[test]
fn years_and_weeks_told_beside() {
    assert_eq!(
        values("He came in 1991 and left in June of that year."),
        "1991 = 1991; June of that year = 1991-06"
    );
    assert_eq!(
        values("They met on Tuesday last week and will vote on Monday next week."),
        "Tuesday last week = 2017-05-02; Monday next week = 2017-05-15"
    );
    assert_eq!(
        values("He said Thursday last week's storm killed 40."),
        "Thursday = 2017-05-04; last week = 2017-W18"
    );
    assert_eq!(
        values("He was jailed in 1988, police said Tuesday, and freed in May of that same year."),
        "1988 = 1988; Tuesday = 2017-05-09; May of that same year = 1988-05"
    );
    assert_eq!(values("They fled in the winter of 1996-97."), "the winter of 1996-97 = 1996-WI");
    assert_eq!(values("It is dated 11/05/98."), "11/05/98 = 1998-11-05");
    assert_eq!(values("The 12th-century church burned."), "12th-century = 11");
    assert_eq!(values("The storm hit overnight Sunday."), "overnight Sunday = 2017-05-07TNI");
}
