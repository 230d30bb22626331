//! Halves, quarters, seasons and weekdays whose words leave open which one is meant.

use super::{values, values_on};

#[test]
fn halves_are_of_a_year_where_money_is_told() {
    assert_eq!(values("Sales in the second half rose 4%."), "the second half = 2016-H2");
    assert_eq!(values("Sales will rise 4% in the second half."), "the second half = 2017-H2");
    assert_eq!(values("Revenue fell in the second half."), "the second half = 2016-H2");
    assert_eq!(values("He scored twice in the second half."), "");
    assert_eq!(values("The second half-hour cost $3."), "");
}

#[test]
fn a_quarter_is_told_by_the_day_on_which_it_ended() {
    assert_eq!(
        values("It lost $2 million in the quarter ended Jan. 31."),
        "the quarter = 2016-Q4; Jan. 31 = 2017-01-31"
    );
    assert_eq!(
        values("It lost $2 million in the quarter ended Oct. 2, 2016."),
        "the quarter = 2016-Q3; Oct. 2, 2016 = 2016-10-02"
    );
    assert_eq!(
        values("In the fiscal first quarter it lost $2; the quarter ended Dec. 31."),
        "the fiscal first quarter = 2017-Q1; the quarter = 2017-Q1; Dec. 31 = 2016-12-31"
    );
}

#[test]
fn a_period_behind_months_is_as_long_as_they() {
    assert_eq!(
        values(
            "In the first quarter it lost $2. In the nine months it lost $3; in the 2016 period, $4."
        ),
        "the first quarter = 2017-Q1; the nine months = P9M; the 2016 period = 2016"
    );
}

#[test]
fn last_is_a_verb_behind_another() {
    assert_eq!(
        values("The trial is due to open in June and last six weeks."),
        "June = 2017-06; six weeks = P6W"
    );
    assert_eq!(values("Over the last six weeks it fell."), "the last six weeks = P6W");
}

#[test]
fn years_that_other_words_name() {
    let quarter = "the first quarter of the coming year = 2018-Q1";
    assert_eq!(values("It will shut in the first quarter of the coming year."), quarter);
    assert_eq!(values("Sales rose 3 percent year to date."), "year to date = 2017");
    assert_eq!(values("It may rain by mid-week."), "mid-week = 2017-W19");
    assert_eq!(
        values("It was a mill in the 1800s, a barn in the 1920s."),
        "the 1800s = 18; the 1920s = 192"
    );
}

#[test]
fn seasons_follow_the_tense() {
    let on = |text: &str| values_on("2017-11-15", None, text);
    assert_eq!(on("It will reopen by the summer."), "the summer = 2018-SU");
    assert_eq!(values("It was shut in the fall."), "the fall = 2016-FA");
    assert_eq!(values("It will be shut in the fall."), "the fall = 2017-FA");
    assert_eq!(values("He was hurt in the fall of the wall."), "");
}

#[test]
fn the_second_weekday_of_a_range_is_behind_the_first() {
    assert_eq!(values("It was open Monday to Friday."), "Monday = 2017-05-08; Friday = 2017-05-12");
    assert_eq!(values("Starting Friday, fares rise."), "Friday = 2017-05-12");
    assert_eq!(values("It fell Monday and Friday."), "Monday = 2017-05-08; Friday = 2017-05-05");
}

#[test]
fn lengths_of_every_form() {
    assert_eq!(values("She ran for 2 hours 24 minutes."), "2 hours 24 minutes = PT2H24M");
    assert_eq!(values("It follows months of talks."), "months = PXM");
    assert_eq!(values("One day he will return."), "One day = FUTURE_REF");
    assert_eq!(values("One day he sang."), "One day = P1D");
}

#[test]
fn a_quarter_may_be_named_by_its_first_and_last_month() {
    assert_eq!(
        values("Profit fell in the January-March quarter and the July-September 2016 period."),
        "the January-March quarter = 2017-Q1; the July-September 2016 period = 2016-Q3"
    );
    assert_eq!(values("It rained in March-April."), "March = 2017-03; April = 2017-04");
}

#[test]
fn hours_of_the_night_are_no_length() {
    assert_eq!(
        values("He fell in the small hours of Sunday morning and in the wee hours of May 2."),
        "the small hours of Sunday morning = 2017-05-07TMO; \
         the wee hours of May 2 = 2017-05-02TMO"
    );
    assert_eq!(values("They met in the small town for six hours."), "six hours = PT6H");
}

#[test]
fn what_takes_time_takes_a_length() {
    assert_eq!(
        values("A count could take days. It took weeks to mend."),
        "days = PXD; weeks = PXW"
    );
}
