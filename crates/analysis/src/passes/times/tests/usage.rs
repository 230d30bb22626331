//! What newswriting says in words of its own, British, Indian and Australian among them.

use super::values;

#[test]
fn a_stretch_that_the_words_behind_it_tell_is_left_open() {
    assert_eq!(values("It fell until the day of his arrest."), "the day = XXXX-XX-XX");
    assert_eq!(values("He left the year before the war."), "the year = XXXX");
    assert_eq!(values("She was in Oslo the day before."), "the day before = 2017-05-09");
    assert_eq!(values("It rained in the week of June 5."), "the week of June 5 = 2017-W23");
}

#[test]
fn so_long_ago_to_the_week() {
    assert_eq!(values("It sank two years ago this month."), "two years ago this month = 2015-05");
    assert_eq!(values("It sank 50 years ago today."), "50 years ago today = 1967-05-10");
    assert_eq!(values("It sank a week ago Sunday."), "a week ago Sunday = 2017-04-30");
}

#[test]
fn how_often() {
    assert_eq!(
        values("She works two days a week, eight hours a day; he earns 40,000 per year."),
        "two days a week = P1W; eight hours a day = P1D; per year = P1Y"
    );
    assert_eq!(
        values(
            "It opens every other Friday, every third year and on the first Monday of every month."
        ),
        "every other Friday = XXXX-WXX-5; every third year = P3Y; \
         the first Monday of every month = P1M"
    );
    assert_eq!(
        values("He was jailed for six months a year ago."),
        "six months = P6M; a year ago = 2016"
    );
}

#[test]
fn lengths_in_parts() {
    assert_eq!(
        values("It took three-quarters of an hour, then nine-and-a-half weeks, all year."),
        "three-quarters of an hour = PT45M; nine-and-a-half weeks = P9.5W; all year = P1Y"
    );
    assert_eq!(
        values("A 90-second clip showed the decades-old feud for the third year running."),
        "90-second = PT90S; decades-old = PXE; the third year running = P3Y"
    );
}

#[test]
fn money_columns_have_quarters_and_years_of_their_own() {
    assert_eq!(
        values("In the March quarter it earned more than in the previous corresponding period."),
        "the March quarter = 2017-Q1; the previous corresponding period = 2016-Q1"
    );
    assert_eq!(values("It will end by the end of this fiscal."), "the end of this fiscal = 2017");
    assert_eq!(values("It was sold two years back."), "two years back = 2015");
    assert_eq!(values("It opens in two weeks' time."), "two weeks' time = 2017-W21");
}

#[test]
fn decades_by_name() {
    assert_eq!(values("It closed in the mid-nineties."), "the mid-nineties = 199");
    assert_eq!(values("He is in his mid-eighties."), "");
    assert_eq!(values("At present it is shut."), "present = PRESENT_REF");
}

#[test]
fn a_time_of_day_is_of_the_day_beside_it() {
    assert_eq!(
        values("He fell on the night of May 3. At 12.30am on Tuesday he was found."),
        "the night of May 3 = 2017-05-03TNI; 12.30am = 2017-05-09T00:30; Tuesday = 2017-05-09"
    );
    assert_eq!(
        values("It may come ashore Friday. At 5 a.m. it was off Oslo."),
        "Friday = 2017-05-12; 5 a.m. = 2017-05-10T05:00"
    );
    assert_eq!(
        values("She told a news conference late on Monday it had begun. At 9 a.m. it ended."),
        "late on Monday = 2017-05-08; 9 a.m. = 2017-05-10T09:00"
    );
}
