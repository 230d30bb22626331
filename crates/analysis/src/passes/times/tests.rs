//! Tests of the pass, on invented copy.

mod lists;
mod stretches;
mod usage;

use copydesk_core::PartialDate;

use super::anchor::Anchor;
use super::{Time, TimeKind, TimeModifier, resolved, times_of};
use crate::grammar::times::lexicon;
use crate::passes::expressions::Expressed;
use crate::passes::tokens::Reading;
use crate::passes::tokens::reading_of;

/// The times of a reading in this language.
fn find(reading: &Reading, language: Option<&str>, anchor: Anchor<'_>) -> Vec<Time> {
    let lexicon = lexicon(language).expect("a table");
    resolved(reading, &Expressed::of(reading, lexicon), anchor)
}

/// The expressions of a text with their values, told on this date (and weekday).
fn values_on(date: &str, weekday: Option<u8>, text: &str) -> String {
    let (article, reading) = reading_of(text);
    let date: PartialDate = date.parse().unwrap_or_default();
    let times = find(&reading, None, Anchor::from(date, weekday, &[]));
    let lines: Vec<String> = times
        .iter()
        .map(|time| format!("{} = {}", time.span.of(article.text()), time.value))
        .collect();
    lines.join("; ")
}

/// The same, told on Wednesday, 10 May 2017.
fn values(text: &str) -> String {
    values_on("2017-05-10", None, text)
}

#[test]
fn dates_of_every_form() {
    assert_eq!(
        values("It opened on Feb. 10, 2016, shut on 3 March 2015 and reopened on 2016-04-01."),
        "Feb. 10, 2016 = 2016-02-10; 3 March 2015 = 2015-03-03; 2016-04-01 = 2016-04-01"
    );
    assert_eq!(values("They met Friday, March 31."), "Friday, March 31 = 2017-03-31");
    assert_eq!(values("Both sat on the 4th of July 1998."), "the 4th of July 1998 = 1998-07-04");
}

#[test]
fn a_weekday_by_its_place_in_the_month() {
    assert_eq!(
        values("The third Monday of January 2016 and the last Friday of the month are free."),
        "The third Monday of January 2016 = 2016-01-18; \
         the last Friday of the month = 2017-05-26"
    );
    assert_eq!(
        values("It will open the first Sunday in July, it said last Sunday in York."),
        "the first Sunday in July = 2017-07-02; last Sunday = 2017-05-07"
    );
    assert_eq!(
        values_on("XXXX-01-29", Some(7), "They vote on the first Tuesday in March."),
        "the first Tuesday in March = XXXX-03-XX"
    );
}

#[test]
fn last_names_no_month_that_is_just_over() {
    assert_eq!(
        values_on("2017-03-01", None, "It sank last February, not last December."),
        "last February = 2016-02; last December = 2016-12"
    );
}

#[test]
fn tense_decides_the_weekday() {
    assert_eq!(values("The ferry sank on Friday."), "Friday = 2017-05-05");
    assert_eq!(values("The board will meet on Friday."), "Friday = 2017-05-12");
    assert_eq!(values("On Friday, the board will meet."), "Friday = 2017-05-12");
    assert_eq!(values("Trading is closed until Friday."), "Friday = 2017-05-12");
    assert_eq!(values("It sank last Wednesday."), "last Wednesday = 2017-05-03");
    assert_eq!(values("Talks resume next Thursday."), "next Thursday = 2017-05-11");
}

#[test]
fn tense_decides_the_year() {
    assert_eq!(values("It closed in November."), "November = 2016-11");
    assert_eq!(values("It will close in November."), "November = 2017-11");
    assert_eq!(values("It should be completed in November."), "November = 2017-11");
    assert_eq!(values("They met last November."), "last November = 2016-11");
    assert_eq!(values("The bridge opened on Dec. 1."), "Dec. 1 = 2016-12-01");
    assert_eq!(values("The bridge is expected to open Dec. 1."), "Dec. 1 = 2017-12-01");
}

#[test]
fn days_around_today() {
    assert_eq!(
        values("It said today that yesterday's sale and tomorrow night's are off."),
        "today = 2017-05-10; yesterday = 2017-05-09; tomorrow night = 2017-05-11TNI"
    );
    assert_eq!(values("Rain is due tonight."), "tonight = 2017-05-10TNI");
    assert_eq!(values("It fell last night."), "last night = 2017-05-09TNI");
    assert_eq!(
        values("He left the day before yesterday."),
        "the day before yesterday = 2017-05-08"
    );
}

#[test]
fn weeks_months_and_years() {
    assert_eq!(
        values("Sales fell this week, last month and next year."),
        "this week = 2017-W19; last month = 2017-04; next year = 2018"
    );
    assert_eq!(values("It rained over the weekend."), "the weekend = 2017-W18-WE");
    assert_eq!(values("Rates rose in fiscal 2016."), "fiscal 2016 = 2016");
}

#[test]
fn parts_carry_a_modifier() {
    let (_, reading) = reading_of("It opens in mid-April or at the end of the month.");
    let times = find(&reading, None, Anchor::from(PartialDate::full(2017, 3, 1), None, &[]));
    let found: Vec<_> = times.iter().map(|time| (time.value.as_str(), time.modifier)).collect();
    assert_eq!(found, [("2017-04", Some(TimeModifier::Mid)), ("2017-03", Some(TimeModifier::End))]);
    assert_eq!(values("It was late last week."), "late last week = 2017-W18");
    assert_eq!(
        values("It sank Monday. Later in the day it rose."),
        "Monday = 2017-05-08; Later in the day = 2017-05-08"
    );
}

#[test]
fn quarters_seasons_decades_centuries() {
    assert_eq!(
        values("Third-quarter profit beat that of the fourth quarter of 2015."),
        "Third-quarter = 2016-Q3; the fourth quarter of 2015 = 2015-Q4"
    );
    assert_eq!(
        values("It rose in the last half of 2015 and the first half of the year."),
        "the last half of 2015 = 2015-H2; the first half of the year = 2017-H1"
    );
    assert_eq!(values("Q3 2016 beat Q1."), "Q3 2016 = 2016-Q3; Q1 = 2017-Q1");
    assert_eq!(values("Last summer was dry."), "Last summer = 2016-SU");
    assert_eq!(
        values("Built in the 1990s, not in the early '80s or the 19th century."),
        "the 1990s = 199; the early '80s = 198; the 19th century = 18"
    );
}

#[test]
fn earlier_and_ago() {
    assert_eq!(values("It opened three weeks ago."), "three weeks ago = 2017-W16");
    assert_eq!(values("It closed two years ago."), "two years ago = 2015");
    assert_eq!(
        values("In the first quarter it earned more than a year earlier."),
        "the first quarter = 2017-Q1; a year earlier = 2016-Q1"
    );
    assert_eq!(
        values("It sank on Monday and was raised two days later."),
        "Monday = 2017-05-08; two days later = 2017-05-10"
    );
}

#[test]
fn durations() {
    assert_eq!(
        values("The two-day visit lasted more than 40 hours over the past five days."),
        "two-day = P2D; more than 40 hours = PT40H; the past five days = P5D"
    );
    assert_eq!(
        values("A 20-year-old sailor waited half an hour."),
        "20-year-old = P20Y; half an hour = PT30M"
    );
    assert_eq!(
        values("The next five years and the past week."),
        "The next five years = P5Y; the past week = P1W"
    );
    assert_eq!(values("Rain fell for a third month in a row."), "a third month in a row = P3M");
    assert_eq!(
        values("It took 2 1/2 years, or several months."),
        "2 1/2 years = P2Y6M; several months = PXM"
    );
}

#[test]
fn lengths_carry_a_modifier() {
    let (_, reading) = reading_of(
        "It took about two years, more than four hours, less than an hour, at least 30 days or up to a week.",
    );
    let times = find(&reading, None, Anchor::from(PartialDate::full(2017, 3, 1), None, &[]));
    let found: Vec<_> =
        times.iter().map(|time| time.modifier.map_or("-", TimeModifier::timex)).collect();
    assert_eq!(found, ["APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"]);
}

#[test]
fn moments_and_stretches_near_now() {
    assert_eq!(
        values(
            "At the time it was shut, long ago; at the moment it sails, and someday it will end."
        ),
        "the time = PAST_REF; long ago = PAST_REF; the moment = PRESENT_REF; someday = FUTURE_REF"
    );
    assert_eq!(values("It will one day sink."), "one day = FUTURE_REF");
    assert_eq!(
        values("In the year to March, and in the week ended May 6, fewer sailed."),
        "the year = P1Y; March = 2017-03; the week = P1W; May 6 = 2017-05-06"
    );
    assert_eq!(
        values("It closed in October 2015. By the following March it was sold."),
        "October 2015 = 2015-10; the following March = 2016-03"
    );
    assert_eq!(
        values("In this year's first half it earned more than in the same period last year."),
        "this year's first half = 2017-H1; the same period last year = 2016-H1"
    );
}

#[test]
fn a_month_that_names_a_thing_does_not_follow_the_verb() {
    assert_eq!(values("It will be sold under a January agreement."), "January = 2017-01");
    assert_eq!(values("The report will show a gain for April."), "April = 2017-04");
}

#[test]
fn figures_that_are_no_decade() {
    assert_eq!(values("He is in his late 30s; the low was in the upper 20s."), "");
    assert_eq!(values("It stood in the mid-80s and the 60s."), "the mid-80s = 198; the 60s = 196");
}

#[test]
fn british_times_of_day() {
    assert_eq!(
        values("It sails at 11.30am on Friday, or at 7.45 p.m.; it rose 7.45 points."),
        "11.30am = 2017-05-05T11:30; Friday = 2017-05-05; 7.45 p.m. = 2017-05-05T19:45"
    );
    assert_eq!(values("It sank Friday night, Oct. 14."), "Friday night, Oct. 14 = 2016-10-14TNI");
}

#[test]
fn lengths_in_other_words() {
    assert_eq!(
        values("It takes another year, a quarter of a century or at least another two weeks."),
        "another year = P1Y; a quarter of a century = P25Y; at least another two weeks = P2W"
    );
    assert_eq!(
        values("A years-long dispute ended hours before the vote, the 31st straight month of it."),
        "years-long = PXY; hours = PTXH; the 31st straight month = P31M"
    );
    assert_eq!(
        values("Each will last 90 minutes, the second in as many weeks, a few days later."),
        "90 minutes = PT90M; a few days later = PXD"
    );
    assert_eq!(values("The Harbour Daily named its Person of the Year."), "");
}

#[test]
fn sets() {
    assert_eq!(
        values("They meet every Thursday, each month and on Tuesday nights."),
        "every Thursday = XXXX-WXX-4; each month = P1M; Tuesday nights = XXXX-WXX-2TNI"
    );
    assert_eq!(values("The ferry sails daily. The daily paper does not."), "daily = P1D");
    assert_eq!(
        values("It sails every other day, on weekends and quarterly, not for two weekends."),
        "every other day = P2D; weekends = XXXX-WXX-WE; quarterly = P1Q; two weekends = P2WE"
    );
}

#[test]
fn references() {
    assert_eq!(
        values("It now hopes for the future what it recently had in the past."),
        "now = PRESENT_REF; the future = FUTURE_REF; recently = PAST_REF; the past = PAST_REF"
    );
}

#[test]
fn times_of_day() {
    assert_eq!(
        values("It began at 11:40 a.m. Wednesday (0340 GMT) and ended at 5 p.m."),
        "11:40 a.m. Wednesday = 2017-05-10T11:40; 0340 GMT = 2017-05-10T03:40Z; \
         5 p.m. = 2017-05-10T17:00"
    );
    assert_eq!(values("He spoke Saturday morning."), "Saturday morning = 2017-05-06TMO");
}

#[test]
fn times_of_day_beside_their_day() {
    assert_eq!(
        values("It fell at 9:30 a.m. (0130 GMT) on May 3, 2016."),
        "9:30 a.m. = 2016-05-03T09:30; 0130 GMT = 2016-05-03T01:30Z; May 3, 2016 = 2016-05-03"
    );
    assert_eq!(
        values(
            "It opened at 7:30 Tuesday night, shut at 4:30pm, and rang on the morning of May 5."
        ),
        "7:30 Tuesday night = 2017-05-09T19:30; 4:30pm = 2017-05-09T16:30; \
         the morning of May 5 = 2017-05-05TMO"
    );
    assert_eq!(
        values("It will last 90 days after a month-long ban."),
        "90 days = P90D; month-long = P1M"
    );
}

#[test]
fn an_open_year_stays_open() {
    let stamp = |text| values_on("XXXX-01-29", Some(7), text);
    assert_eq!(
        stamp("They spoke Saturday for 42 minutes."),
        "Saturday = XXXX-01-28; 42 minutes = PT42M"
    );
    assert_eq!(stamp("They will meet on Feb. 10."), "Feb. 10 = XXXX-02-10");
    assert_eq!(stamp("It ends next month."), "next month = XXXX-02");
    assert_eq!(stamp("They met last November."), "last November = XXXX-11");
    assert_eq!(stamp("It rose last week in 2014."), "last week = XXXX-WXX; 2014 = 2014");
}

#[test]
fn an_open_year_has_candidates() {
    let (_, reading) = reading_of("They spoke Saturday morning, and will meet on Feb. 10.");
    let anchor = Anchor::from("XXXX-01-29".parse().expect("a date"), Some(7), &[2012, 2017]);
    let times = find(&reading, None, anchor);
    let found: Vec<_> = times.iter().map(|time| time.candidates.join(" ")).collect();
    assert_eq!(found, ["2012-01-28TMO 2017-01-28TMO", "2012-02-10 2017-02-10"]);
}

#[test]
fn a_day_that_the_copy_outlives_is_not_its_own() {
    let text =
        "She was born on July 19, 1922. She rowed for Kell in 1946. The family spoke Sunday.";
    let (_, reading) = reading_of(text);
    let times = find(&reading, None, Anchor::of(&copydesk_core::Metadata::default(), None, false));
    assert_eq!(times.last().map(|time| time.value.as_str()), Some("XXXX-WXX-7"));
}

#[test]
fn where_the_article_has_no_date_the_nearest_earlier_one_of_the_text_counts() {
    assert_eq!(
        values_on("", None, "They met Friday. On May 10, 2017 they wrote: we met on Monday."),
        "Friday = XXXX-WXX-5; May 10, 2017 = 2017-05-10; Monday = 2017-05-08"
    );
}

#[test]
fn headlines_tell_what_is_to_come_in_the_present() {
    assert_eq!(values("Docks to Reopen Thursday"), "Thursday = 2017-05-11");
    assert_eq!(
        values("Terminals reopen Thursday, talks resume on Friday"),
        "Thursday = 2017-05-11; Friday = 2017-05-12"
    );
    assert_eq!(values("They will reopen Thursday."), "Thursday = 2017-05-11");
    assert_eq!(
        values("They return on Thursday. Polls close Saturday."),
        "Thursday = 2017-05-11; Saturday = 2017-05-13"
    );
    assert_eq!(
        values("Bookings open at 9am on 1 August, ahead of talks set for June 5."),
        "9am = 2017-08-01T09:00; 1 August = 2017-08-01; June 5 = 2017-06-05"
    );
    assert_eq!(values("They will put it to sea from March."), "March = 2018-03");
    assert_eq!(values("FERRY BY MARCH"), "MARCH = 2018-03");
    assert_eq!(values("The annual report Friday named none."), "Friday = 2017-05-05");
    assert_eq!(values("The plan was read Friday."), "Friday = 2017-05-05");
    assert_eq!(values("It will be paid Dec. 14."), "Dec. 14 = 2017-12-14");
}

#[test]
fn days_with_a_name() {
    assert_eq!(
        values("It shut last Christmas, reopens on Labor Day and burned down on New Year's Eve."),
        "last Christmas = 2016-12-25; Labor Day = 2017-09-04; New Year's Eve = 2016-12-31"
    );
    assert_eq!(values("The labor force gave thanks; New York did."), "");
}

#[test]
fn rates_are_sets() {
    let (_, reading) =
        reading_of("It sails twice a week and costs $3 million a year. It took a week.");
    let anchor = Anchor::from(PartialDate::full(2017, 3, 1), None, &[]);
    let times = find(&reading, None, anchor);
    let found: Vec<_> = times.iter().map(|time| (time.kind, time.value.as_str())).collect();
    let (set, duration) = (TimeKind::Set, TimeKind::Duration);
    assert_eq!(found, [(set, "P1W"), (set, "P1Y"), (duration, "P1W")]);
    assert_eq!(
        values("It sails three times a week, on weekdays."),
        "three times a week = P1W; weekdays = XXXX-WXX-WD"
    );
}

#[test]
fn what_is_ahead() {
    assert_eq!(
        values("Rain is due in the weeks ahead, in future quarters and in the short term."),
        "the weeks ahead = PXW; future quarters = FUTURE_REF; the short term = FUTURE_REF"
    );
    assert_eq!(values("It sails as soon as it can."), "");
}

#[test]
fn a_small_table_of_french() {
    let (article, reading) =
        reading_of("Le 3 mars 2016, hier et lundi, il a plu pendant trois semaines.");
    let anchor = Anchor::from(PartialDate::full(2017, 5, 10), None, &[]);
    let times = find(&reading, Some("fr-CA"), anchor);
    let found: Vec<_> =
        times.iter().map(|time| (time.span.of(article.text()), time.value.as_str())).collect();
    assert_eq!(
        found,
        [
            ("Le 3 mars 2016", "2016-03-03"),
            ("hier", "2017-05-09"),
            ("lundi", "2017-05-08"),
            ("trois semaines", "P3W")
        ]
    );
}

#[test]
fn without_a_weekday_or_a_date_values_stay_underspecified() {
    assert_eq!(values_on("XXXX-01-29", None, "They met Saturday."), "Saturday = XXXX-WXX-6");
    assert_eq!(
        values_on("", None, "They met Saturday, on Feb. 10 and yesterday; last year it rained."),
        "Saturday = XXXX-WXX-6; Feb. 10 = XXXX-02-10; yesterday = XXXX-XX-XX; last year = XXXX"
    );
    assert_eq!(
        values_on("2017", None, "It shut last year, on Friday."),
        "last year = 2016; Friday = XXXX-WXX-5"
    );
}

#[test]
fn words_that_are_no_times() {
    assert_eq!(values("The mayor may march on, and prices may fall."), "");
    assert_eq!(values("Mr. May and April Ode paid $2000 for 1900 chairs."), "");
    assert_eq!(values("A quarter of the 3,500 seats; the second hand of the clock."), "");
}

#[test]
fn nothing_panics() {
    for text in [
        "",
        "Feb. 31, 9999",
        "99999999999 years ago",
        "the 0th century",
        "25:99 p.m. '",
        "in 1e9 decades",
        "1,999 decades ago and 120000 months ago, then 9000 years later",
    ] {
        values(text);
    }
    let (article, reading) = reading_of("Feb. 30 or a million years later");
    assert!(times_of(&article, &reading).iter().all(|time| !time.value.is_empty()));
}

#[test]
fn what_is_to_take_place_or_goes_on_lies_ahead() {
    assert_eq!(values("The funeral takes place on Friday."), "Friday = 2017-05-12");
    assert_eq!(values("He is on a visit to Kell through Friday."), "Friday = 2017-05-12");
    assert_eq!(values("He stayed in Kell through Friday."), "Friday = 2017-05-05");
}

#[test]
fn what_lies_behind_since_is_past() {
    assert_eq!(values("It is the fourth strike since October."), "October = 2016-10");
    assert_eq!(values("It is the fourth strike since June 2."), "June 2 = 2016-06-02");
}

#[test]
fn a_lone_time_of_day_is_of_the_day_told_last() {
    let text = |rest: &str| {
        values(&format!("The storm hit Kell on Monday, police said on Tuesday.{rest}"))
    };
    assert_eq!(
        text("\n\nIt came ashore near the pier at 2:30 a.m. with rain."),
        "Monday = 2017-05-08; Tuesday = 2017-05-09; 2:30 a.m. = 2017-05-08T02:30"
    );
    assert_eq!(
        text(" It rained. Trees fell. A pilot spoke at 2:30 a.m. of a wave."),
        "Monday = 2017-05-08; Tuesday = 2017-05-09; 2:30 a.m. = 2017-05-10T02:30"
    );
}

#[test]
fn some_feast_has_no_year() {
    assert_eq!(
        values("She was heard at a works Christmas party in Kell."),
        "Christmas = XXXX-12-25"
    );
    assert_eq!(values("She was heard at Christmas in Kell."), "Christmas = 2016-12-25");
}
