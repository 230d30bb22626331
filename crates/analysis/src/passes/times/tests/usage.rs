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
    assert_eq!(
        values("Sales rose on the corresponding period 2015 while costs fell."),
        "the corresponding period 2015 = 2015"
    );
    assert_eq!(
        values("Sales beat those of the corresponding period 2015 and grew."),
        "the corresponding period 2015 = 2015"
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

#[test]
fn the_present_tense_of_what_is_scheduled() {
    assert_eq!(
        values("He was held on Sunday and appears in court Friday."),
        "Sunday = 2017-05-07; Friday = 2017-05-12"
    );
    assert_eq!(values("Polls open at 7 a.m. Friday."), "7 a.m. Friday = 2017-05-12T07:00");
    assert_eq!(values("The concert is on Friday night."), "Friday night = 2017-05-12TNI");
    assert_eq!(values("The election is in November."), "November = 2017-11");
    assert_eq!(
        values("Storm warnings go into effect at noon Friday."),
        "noon Friday = 2017-05-12T12:00"
    );
    assert_eq!(values("The fair runs through Friday."), "Friday = 2017-05-12");
    assert_eq!(values("The fair ran through Friday."), "Friday = 2017-05-05");
    assert_eq!(values("It struck as planned Friday."), "Friday = 2017-05-05");
    assert_eq!(values("Work is to start in October."), "October = 2017-10");
}

#[test]
fn a_month_that_is_also_a_word_before_what_it_dates() {
    assert_eq!(values("The March vote and the May poll."), "March = 2017-03; May = 2017-05");
    assert_eq!(values("It rained in April and May."), "April = 2017-04; May = 2017-05");
    assert_eq!(values("The May government fell to Lee and May said so."), "");
}

#[test]
fn years_in_figures() {
    assert_eq!(values("The 2016 sales hit 2016 cars."), "2016 = 2016");
    assert_eq!(
        values("Since '98 the class of '89 met, in rooms '12 or 13."),
        "'98 = 1998; '89 = 1989"
    );
    assert_eq!(values("Early in 2014 it rose."), "Early in 2014 = 2014");
}

#[test]
fn clocks_as_they_are_spoken_and_listed() {
    assert_eq!(
        values("It fell at half past nine, then at a quarter to six in the evening."),
        "half past nine = 2017-05-10T09:30; \
         a quarter to six in the evening = 2017-05-10T17:45"
    );
    assert_eq!(
        values("Open 7-9 p.m. Friday, and from 11 to 1 p.m. Sunday."),
        "7 = 2017-05-05T19:00; 9 p.m. Friday = 2017-05-05T21:00; \
         11 = 2017-05-07T11:00; 1 p.m. Sunday = 2017-05-07T13:00"
    );
    assert_eq!(
        values("He fell on May 3. She left the night before."),
        "May 3 = 2017-05-03; the night before = 2017-05-02TNI"
    );
}

#[test]
fn british_weeks_to_come() {
    assert_eq!(
        values("It opens a week on Tuesday, or a week today."),
        "a week on Tuesday = 2017-05-23; a week today = 2017-05-17"
    );
    assert_eq!(values("It ends in a day or two."), "a day or two = P1D");
    assert_eq!(values("One day last week it fell, every now and then."), "last week = 2017-W18");
    assert_eq!(values("He ran more than two years later."), "more than two years later = 2019");
}

#[test]
fn a_game_has_quarters_of_its_own() {
    assert_eq!(values("A touchdown in the fourth quarter won it."), "");
    assert_eq!(values("Profit in the first quarter rose."), "the first quarter = 2017-Q1");
}

#[test]
fn last_is_a_verb_behind_to_only_before_a_length() {
    assert_eq!(
        values("Sales rose compared to last year. They lost to last week's winners."),
        "last year = 2016; last week = 2017-W18"
    );
    assert_eq!(values("The trial is due to last two years."), "two years = P2Y");
}

#[test]
fn an_age_is_no_length_of_time() {
    assert_eq!(values("Ode, 37 years old, sailed for two years."), "two years = P2Y");
}

#[test]
fn a_season_that_follows_is_counted_from_what_was_told() {
    assert_eq!(
        values("It was found on Dec. 1, 1985, and mapped the following summer."),
        "Dec. 1, 1985 = 1985-12-01; the following summer = 1986-SU"
    );
    assert_eq!(values("By midmorning Tuesday it was over."), "midmorning Tuesday = 2017-05-09TMO");
}

#[test]
fn a_year_before_what_is_of_it() {
    assert_eq!(
        values("It expects good 1986 results, reported 1985 earnings. Founded: 1994."),
        "1986 = 1986; 1985 = 1985; 1994 = 1994"
    );
    assert_eq!(values("Some 2000 sales and 1986 voters; it is 1967 bytes, 12:1985."), "");
    assert_eq!(
        values("He spoke at an April Tam Ode rally in fiscal '96."),
        "April = 2017-04; fiscal '96 = 1996"
    );
}

#[test]
fn one_counted_from_another() {
    assert_eq!(
        values("It fell in the same month last year and the same week of 2014."),
        "the same month last year = 2016-05; the same week of 2014 = 2014-W19"
    );
    assert_eq!(
        values("The week before last it shut; the month after next it opens."),
        "The week before last = 2017-W17; the month after next = 2017-07"
    );
    assert_eq!(values("It rang the night before last."), "the night before last = 2017-05-08TNI");
    assert_eq!(
        values("It opens three weeks from today. More than two years earlier it shut."),
        "three weeks from today = 2017-05-31; More than two years earlier = 2015"
    );
    assert_eq!(
        values("It rose more than a year earlier on the weekend of May 6."),
        "a year earlier = 2016; the weekend of May 6 = 2017-W18-WE"
    );
}

#[test]
fn days_and_hours_by_their_figures() {
    assert_eq!(
        values("It sank on the 21st and last Jan. 2. It will sail on the 3rd of next month."),
        "the 21st = 2017-04-21; last Jan. 2 = 2017-01-02; the 3rd of next month = 2017-06-03"
    );
    assert_eq!(
        values("It rang at 11 o'clock on Tuesday night, in the early morning hours of Friday."),
        "11 o'clock = 2017-05-09T23:00; Tuesday night = 2017-05-09TNI; \
         the early morning hours of Friday = 2017-05-05TMO"
    );
    assert_eq!(values("It sank on New Year's Eve 2015."), "New Year's Eve 2015 = 2015-12-31");
    assert_eq!(values("Last June 12 people were killed."), "Last June = 2016-06");
    assert_eq!(
        values("He left the week before last Christmas."),
        "the week = XXXX-WXX; last Christmas = 2016-12-25"
    );
}

#[test]
fn lengths_in_one_word() {
    assert_eq!(
        values("A yearlong ban on a three-quarter mile of road, as in years past."),
        "yearlong = P1Y; years past = PAST_REF"
    );
}

#[test]
fn the_next_day_of_a_date_is_ahead_whatever_the_tense() {
    assert_eq!(values("She said next Jan. 5 was too late."), "next Jan. 5 = 2018-01-05");
    assert_eq!(values("It will be as dull as last Dec. 2."), "last Dec. 2 = 2016-12-02");
    assert_eq!(values("He had asked for this coming May 5."), "this coming May 5 = 2018-05-05");
}

#[test]
fn places_in_an_order_are_no_days() {
    assert_eq!(values("Kviz made a birdie on the 18th."), "");
    assert_eq!(values("Their flat is on the 18th, two floors up."), "");
    assert_eq!(values("The board met on the 8th."), "the 8th = 2017-05-08");
    assert_eq!(values("Their flat is on the 8th floor."), "");
    let floor = "Members took the bill to the floor on the 8th.";
    assert_eq!(values(floor), "the 8th = 2017-05-08");
    let apart = "The board met on the 8th. Two floors of the hall burned.";
    assert_eq!(values(apart), "the 8th = 2017-05-08");
}

#[test]
fn a_month_that_is_a_given_name_is_told_by_the_family_name_behind_it() {
    assert_eq!(values("He sang a June Carter song."), "");
    assert_eq!(values("He spoke at a June Ode rally."), "June = 2017-06");
    assert_eq!(values("It was a July Carter rally."), "July = 2017-07");
}

#[test]
fn what_is_tallied_in_four_figures_is_no_year() {
    assert_eq!(values("She owns a hotel with 1986 rooms."), "");
    assert_eq!(values("Attendance: 1985. Founded: 1985."), "1985 = 1985");
    assert_eq!(values("A firm with 1986 sales of nothing."), "1986 = 1986");
}

#[test]
fn a_bare_year_before_a_noun_is_of_that_noun() {
    assert_eq!(
        values("In the same week 2016 winner Lom lost."),
        "the same week = 2017-W19; 2016 = 2016"
    );
    assert_eq!(values("It rose from the same week 2016."), "the same week 2016 = 2016-W19");
}

#[test]
fn a_word_of_a_title_is_no_time() {
    assert_eq!(values("It was told in the journal Current Ferries, and in Harbour Today."), "");
    assert_eq!(values("Shares rose 4% after hours."), "");
    assert_eq!(values("She would support another quarter-point move."), "");
    assert_eq!(values("He joined Velo Co. Recently, sales fell."), "Recently = PAST_REF");
}

#[test]
fn after_hours_of_something_is_a_length() {
    for text in ["She was found after hours in the water.", "It was seen after hours searching."] {
        assert!(values(text).starts_with("hours = "), "{text}: {}", values(text));
    }
}

#[test]
fn what_has_ended_is_over() {
    assert_eq!(values("The port's sale ended on Dec. 1."), "Dec. 1 = 2016-12-01");
    assert_eq!(
        values("Sales fell in the quarter to end-March.").rsplit_once(" = ").unwrap().1,
        "2017-03"
    );
}

#[test]
fn a_year_of_two_figures_narrows_a_season_or_a_month() {
    assert_eq!(
        values("She left in the summer of '09 and came back in May '12."),
        "the summer of '09 = 2009-SU; May '12 = 2012-05"
    );
}

#[test]
fn a_time_before_its_day_needs_no_other_sign() {
    assert_eq!(
        values("The ferry is set for 14:30 on June 3."),
        "14:30 = 2017-06-03T14:30; June 3 = 2017-06-03"
    );
}

#[test]
fn a_quarter_in_copy_on_a_game_is_none_of_a_year() {
    let game = "She threw a touchdown and an interception.";
    let far = "The crowd sang on in the rain, and nobody thought of leaving the stands before the end of \
        it, or of the long way home through the hills by bus.";
    assert_eq!(values(&format!("{game}\n\n{far}\n\nThey won it in the third quarter.")), "");
    assert_eq!(
        values(&format!("{game}\n\n{far}\n\nThe club's profit fell in the third quarter.")),
        "the third quarter = 2016-Q3"
    );
    assert_eq!(
        values(&format!("{far}\n\nIt opens in the third quarter.")),
        "the third quarter = 2017-Q3"
    );
}

#[test]
fn papers_and_programmes_are_no_days() {
    assert_eq!(values("He told the Sunday Times and the Mail on Sunday."), "");
    assert_eq!(values("She spoke on the Today programme of the radio."), "");
    assert_eq!(values("It was the children's last day of school."), "");
}

#[test]
fn what_had_been_due_and_a_clause_between_commas() {
    assert_eq!(
        values("The offer had been due to expire Friday evening."),
        "Friday evening = 2017-05-05TEV"
    );
    assert_eq!(values("On Friday, officials said, the bridge will open."), "Friday = 2017-05-12");
    assert_eq!(values("In a November interview, she praised it."), "November = 2016-11");
    assert_eq!(values("They regret January's decision to leave."), "January = 2017-01");
}

#[test]
fn decades_with_an_apostrophe_and_the_end_of_a_year() {
    assert_eq!(
        values("It shrank in the 1970's and early 1980's, not in the mid-1990's."),
        "the 1970's = 197; early 1980's = 198; the mid-1990's = 199"
    );
    assert_eq!(values("They saw 1980's best film."), "1980 = 1980");
    assert_eq!(values("It held 4 percent at year-end 1986."), "year-end 1986 = 1986");
    assert_eq!(values("The 1985 year net includes a gain."), "1985 = 1985");
    assert_eq!(values("It rose from 1985's fourth quarter."), "1985's fourth quarter = 1985-Q4");
}

#[test]
fn a_clause_behind_that_and_last_behind_to() {
    assert_eq!(values("She said that January orders fell."), "January = 2017-01");
    assert_eq!(values("He fears that Friday's vote will fail."), "Friday = 2017-05-12");
    assert_eq!(values("He came home that Tuesday."), "that Tuesday = 2017-05-09");
    assert_eq!(values("They stuck to last December's accord."), "last December = 2016-12");
}

#[test]
fn what_lay_ahead_of_a_day_told_beside_it_may_be_over() {
    assert_eq!(
        values("They agreed Monday to meet again Tuesday."),
        "Monday = 2017-05-08; Tuesday = 2017-05-09"
    );
    assert_eq!(
        values("They agreed Monday to meet again Friday."),
        "Monday = 2017-05-08; Friday = 2017-05-12"
    );
    assert_eq!(
        values("They met Monday. They will meet again Tuesday."),
        "Monday = 2017-05-08; Tuesday = 2017-05-16"
    );
}

#[test]
fn degrees_are_no_decade_and_following_may_be_a_preposition() {
    assert_eq!(values("Temperatures dipped into the 20s. It was in the '20s."), "the '20s = 192");
    assert_eq!(
        values("They met following Saturday night's attack and following eight hours of talks."),
        "Saturday night = 2017-05-06TNI; eight hours = PT8H"
    );
    assert_eq!(values("They met the following Saturday."), "the following Saturday = 2017-05-13");
    assert_eq!(values("In the year since the spill, little was done."), "the year = P1Y");
}

#[test]
fn what_was_done_and_what_was_planned() {
    assert_eq!(values("He lined up to hear her on Friday."), "Friday = 2017-05-05");
    assert_eq!(values("They refused to leave Monday."), "Monday = 2017-05-08");
    assert_eq!(values("They agreed to leave Monday."), "Monday = 2017-05-15");
    assert_eq!(values("She revised her withdrawal plans in October."), "October = 2016-10");
    assert_eq!(values("As Friday's results show, he may lose."), "Friday = 2017-05-05");
    assert_eq!(values("They had been paying rent until November."), "November = 2016-11");
    assert_eq!(values("It is shut until November."), "November = 2017-11");
    assert_eq!(values("The November report will be long."), "November = 2017-11");
}

#[test]
fn what_is_supposed_and_what_comes_next() {
    assert_eq!(
        values("She asked how they would fare if he won the vote on June 8."),
        "June 8 = 2017-06-08"
    );
    assert_eq!(values("They would not say if he was there on Friday."), "Friday = 2017-05-05");
    assert_eq!(values("He looked to the next round of talks on Friday."), "Friday = 2017-05-12");
    assert_eq!(
        values("It will give him the lift needed for a win Tuesday."),
        "Tuesday = 2017-05-16"
    );
    assert_eq!(values("She will win the January election."), "January = 2018-01");
    assert_eq!(values("She won the January election."), "January = 2017-01");
    assert_eq!(values("They trained ahead of August's election."), "August = 2017-08");
    assert_eq!(values("\u{201c}Let's vote in March.\u{201d}"), "March = 2018-03");
}

#[test]
fn the_past_fortnight_is_a_length() {
    assert_eq!(values("It rained for the past fortnight."), "the past fortnight = P2W");
    assert_eq!(values("He left a fortnight ago."), "a fortnight ago = 2017-W17");
}
