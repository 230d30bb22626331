//! Tests of the pass, on invented copy.

mod money;
mod pounds;

use copydesk_core::ArticlePass;

use super::{Bound, Quantities, QuantityKind, find};
use crate::grammar::quantities::lexicon;
use crate::passes::tokens::reading_of;

/// The quantities of a text: what stands there, kind, value, unit, bound.
fn quantities(text: &str) -> Vec<String> {
    let (article, reading) = reading_of(text);
    find(&reading, lexicon(None).expect("English"))
        .iter()
        .map(|quantity| {
            let kind = match quantity.kind {
                QuantityKind::Money => "money",
                QuantityKind::Percent => "percent",
                QuantityKind::Count => "count",
                QuantityKind::Measure => "measure",
                QuantityKind::Ordinal => "ordinal",
                QuantityKind::Score => "score",
            };
            let bound = match quantity.bound {
                Bound::Exact => "",
                Bound::About => "~",
                Bound::AtLeast => ">",
                Bound::AtMost => "<",
            };
            let high = quantity.high.map(|high| format!("..{high}")).unwrap_or_default();
            let unit = quantity.unit.as_deref().or(quantity.what.as_deref()).unwrap_or("-");
            let text = quantity.span.of(article.text());
            format!("{text} = {kind} {bound}{}{high} {unit}", quantity.value)
        })
        .collect()
}

#[test]
fn parts_of_a_stretch_of_time_count_nothing() {
    assert_eq!(
        quantities("In the second half of 2015 it took a quarter of an hour, once half a century."),
        ["second = ordinal 2 -"]
    );
    assert_eq!(quantities("A 90-second clip of a three-and-a-half-year study."), [""; 0]);
    assert_eq!(
        quantities("It sold half of a ship, then a quarter of a mine."),
        ["half = count 0.5 -", "a quarter = count 0.25 -"]
    );
}

#[test]
fn shares_of_several() {
    assert_eq!(
        quantities("One in five voters and nearly nine in 10 people stayed away."),
        ["One in five = count 0.2 voter", "nearly nine in 10 = count ~0.9 person"]
    );
    assert_eq!(quantities("She scored three in five games.").len(), 2);
    assert_eq!(quantities("It was down a fifth in May."), ["a fifth = count 0.2 -"]);
}

#[test]
fn letters_behind_figures() {
    assert_eq!(
        quantities(
            "It fed 2.3m people with 1.5m tonnes; a 100m hurdles final at minus 12C; up 4.5pc."
        ),
        [
            "2.3m = count 2300000 person",
            "1.5m tonnes = measure 1500000 t",
            "100m = measure 100 m",
            "minus 12C = measure -12 °C",
            "4.5pc = percent 4.5 %",
        ]
    );
    assert_eq!(quantities("It fell to -12C on Friday."), ["-12C = measure -12 °C"]);
    assert_eq!(quantities("He sat in seat 14C, at 15st, in the 21st."), ["21st = ordinal 21 -"]);
}

#[test]
fn parts_and_weights() {
    assert_eq!(
        quantities("Half a mile off, sales rose by a third; one-third said he weighs 140 pounds."),
        [
            "Half a mile = measure 0.5 mi",
            "a third = count 0.3333333333333333 -",
            "one-third = count 0.3333333333333333 -",
            "140 pounds = measure 140 lb",
        ]
    );
    assert_eq!(quantities("It was led by a third man."), ["third = ordinal 3 -"]);
}

#[test]
fn words_joined_to_a_number_may_count_nothing() {
    assert_eq!(
        quantities("A 15-strong squad, 1,000-plus fans and 40-odd cars."),
        ["15 = count 15 -", "1,000 = count >1000 fan", "40 = count ~40 car"]
    );
}

#[test]
fn numbers_of_houses_ages_and_ranks_are_no_counts() {
    assert_eq!(
        quantities("He left 10 Downing Street for 12 Old Mill Lane, the No 1 there."),
        [""; 0]
    );
    assert_eq!(
        quantities("Men aged 25-34 beat them 112-98."),
        ["25-34 = count 25..34 -", "112-98 = score 112..98 -",]
    );
}

#[test]
fn a_rough_number_of_a_rough_number_is_one() {
    assert_eq!(
        quantities("Tens of thousands of homes, half a million people, half a dozen ships."),
        [
            "Tens of thousands = count ~10000 home",
            "half a million = count 500000 person",
            "half a dozen = count 6 ship",
        ]
    );
    assert_eq!(
        quantities("It cost hundreds of millions of dollars, or half of this."),
        ["hundreds of millions of dollars = money ~100000000 USD", "half = count 0.5 -"]
    );
}

#[test]
fn fractions_of_rates() {
    assert_eq!(
        quantities("Bills paid 9-7/8 pct, notes 9-13/16 percent, up 1/8 point at 98.85-88 yen."),
        [
            "9-7/8 pct = percent 9.875 %",
            "9-13/16 percent = percent 9.8125 %",
            "1/8 point = count 0.125 point",
            "98.85-88 yen = money 98.85..98.88 JPY",
        ]
    );
}

#[test]
fn a_number_behind_a_name_may_begin_what_follows() {
    assert_eq!(
        quantities("In Baghdad 20 people fled, and on Friday 30 armed men left with 12 boats."),
        ["20 = count 20 person", "30 = count 30 man", "12 = count 12 boat"]
    );
    assert_eq!(
        quantities(
            "Ode beat Kviz 6-3, 7-6, the bill passed the Senate 52-48, and Labour 31 seats."
        ),
        [
            "6-3 = score 6..3 -",
            "7-6 = score 7..6 -",
            "52-48 = score 52..48 -",
            "31 = count 31 seat"
        ]
    );
    for text in [
        "They flew a Boeing 747, then Boeing 747-400 jets.",
        "It aired on Channel 4, of Apollo 11, Route 66, Formula 1 and World War 2.",
        "Some saw the Formula 1 drivers, others Friday 13.",
    ] {
        assert_eq!(quantities(text), [""; 0], "{text}");
    }
}

#[test]
fn ranges() {
    assert_eq!(
        quantities("Between $12 million and $20 million, or 20 to 25 percent."),
        [
            "Between $12 million and $20 million = money 12000000..20000000 USD",
            "20 to 25 percent = percent 20..25 %",
        ]
    );
    assert_eq!(quantities("It costs $2-3 million."), ["$2-3 million = money 2000000..3000000 USD"]);
    assert_eq!(
        quantities("Output rose from 20 to 30 ships."),
        ["20 = count 20 -", "30 = count 30 ship"]
    );
}

#[test]
fn shares() {
    assert_eq!(
        quantities("Up 3.5%, or two percentage points, then 20 basis points and half a percent."),
        [
            "3.5% = percent 3.5 %",
            "two percentage points = percent 2 pp",
            "20 basis points = percent 0.2 pp",
            "half a percent = percent 0.5 %",
        ]
    );
}

#[test]
fn counts_and_what_is_counted() {
    assert_eq!(
        quantities(
            "50,000 troops of a 12-nation force held forty-two new bridges and ten of its cities."
        ),
        [
            "50,000 = count 50000 troop",
            "12 = count 12 nation",
            "forty-two = count 42 bridge",
            "ten = count 10 city",
        ]
    );
    assert_eq!(
        quantities("Two-thirds of a dozen ships and hundreds of people left."),
        [
            "Two-thirds = count 0.6666666666666666 -",
            "a dozen = count 12 ship",
            "hundreds = count ~100 person"
        ]
    );
    assert_eq!(quantities("Some 600 000 people left."), ["Some 600 000 = count ~600000 person"]);
    assert_eq!(quantities("A 3-for-2 split."), ["3 = count 3 -"]);
    assert_eq!(quantities("The index fell 340 points."), ["340 points = count 340 point"]);
}

#[test]
fn bounds() {
    assert_eq!(
        quantities("More than 800 homes, at least 30 ships, up to 40 cars, about a hundred trees."),
        [
            "More than 800 = count >800 home",
            "at least 30 = count >30 ship",
            "40 = count <40 car",
            "about a hundred = count ~100 tree",
        ]
    );
    assert_eq!(quantities("The number of the dead has gone up to 12."), ["12 = count 12 -"]);
}

#[test]
fn more_ways_to_bound() {
    assert_eq!(
        quantities("As many as 30 ships, as few as 12 crews, 500+ seats, thousands of pages."),
        [
            "30 = count <30 ship",
            "12 = count >12 crew",
            "500+ = count >500 seat",
            "thousands = count ~1000 page",
        ]
    );
}

#[test]
fn what_is_counted_behind_other_words() {
    assert_eq!(
        quantities("It sold two of the yard's 40-foot boats and five Harbour 220s."),
        ["two = count 2 boat", "40-foot = measure 40 ft", "five = count 5 220"]
    );
    assert_eq!(quantities("Three major stock indices fell."), ["Three = count 3 index"]);
    assert_eq!(quantities("A crowd of 43,500 saw Rovers win."), ["43,500 = count 43500 -"]);
    assert_eq!(quantities("It slid below the 5,000 mark."), ["5,000 mark = count 5000 -"]);
}

#[test]
fn a_small_table_of_french() {
    let (article, reading) = reading_of("Il a payé environ 20,5 euros, soit 20 % de plus.");
    let found = find(&reading, lexicon(Some("fr")).expect("French"));
    let found: Vec<_> = found
        .iter()
        .map(|item| (item.span.of(article.text()), item.value, item.bound, item.kind))
        .collect();
    let price = ("environ 20,5 euros", 20.5, Bound::About, QuantityKind::Money);
    let share = ("20 %", 20.0, Bound::Exact, QuantityKind::Percent);
    assert_eq!(found, [price, share]);
}

#[test]
fn measures() {
    assert_eq!(
        quantities(
            "A 3.5-inch pipe, 500km of wire, 20 tonnes, 30 degrees Celsius, 9 nautical miles."
        ),
        [
            "3.5-inch = measure 3.5 in",
            "500km = measure 500 km",
            "20 tonnes = measure 20 t",
            "30 degrees Celsius = measure 30 °C",
            "9 nautical miles = measure 9 nmi",
        ]
    );
    assert_eq!(quantities("A 200-pound anchor."), ["200-pound = measure 200 lb"]);
    assert_eq!(
        quantities("It ran at 200 km/h in minus 5 C, then 98.6 F, on 5,000 sq ft, 6ft 3in deep."),
        [
            "200 km/h = measure 200 km/h",
            "minus 5 C = measure -5 °C",
            "98.6 F = measure 98.6 °F",
            "5,000 sq ft = measure 5000 ft²",
            "6ft 3in = measure 6.25 ft",
        ]
    );
}

#[test]
fn scores_and_places() {
    assert_eq!(
        quantities("Harbour won 3-1 in their second match."),
        ["3-1 = score 3..1 -", "second = ordinal 2 -"]
    );
    assert_eq!(quantities("It was the 15th such storm."), ["15th = ordinal 15 -"]);
}

#[test]
fn numbers_that_count_nothing() {
    for text in [
        "On Feb. 3, 2017, at 5 p.m., in 1998 and 2004.",
        "It took two years, 20 minutes and 10 more days.",
        "They met on Feb. 3, 4 and 5, then Feb. 24 to 25.",
        "Flight 200 of an A330-300, No. 5 at Terminal 3.",
        "At 11:40 it left.",
        "It lasted an hour and a half of talk.",
        "No one knew, one said.",
        "Its worst since '82, at noon (GMT +8), said the “Dock Four” crew.",
        "It took almost two and a half years, or between 60 and 90 days.",
        "They showed their new 787 Skyliner after two consecutive quarters.",
    ] {
        assert_eq!(quantities(text), [""; 0], "{text}");
    }
}

#[test]
fn a_bound_with_a_preposition_stands_outside() {
    assert_eq!(
        quantities("Up to 840 berths at as much as $5 each, close to 20 percent more."),
        ["840 = count <840 berth", "$5 = money <5 USD", "20 percent = percent ~20 %"]
    );
}

#[test]
fn a_share_behind_a_bound_needs_no_of() {
    assert_eq!(
        quantities(
            "It shut 789, or about a quarter, and nearly half will go in about a quarter hour."
        ),
        ["789 = count 789 -", "about a quarter = count ~0.25 -", "nearly half = count ~0.5 -"]
    );
}

#[test]
fn the_number_of_a_thing_with_a_name_counts_nothing_anywhere() {
    let text = "They took the Ferrex 330, and the larger 330 sold well. They took 330 crates.";
    assert_eq!(quantities(text), ["330 = count 330 crate"]);
    assert_eq!(
        quantities("Police held 330. Then they held 330."),
        ["330 = count 330 -", "330 = count 330 -"]
    );
}

#[test]
fn the_number_of_an_item_or_a_house_counts_nothing() {
    for text in [
        "Tip #3: Sail early.",
        "3. Sail early and rest.",
        "They met at 400 Main St. on Friday.",
        "He hits .312 this year.",
        "First Minister Karen Ode gave first aid.",
    ] {
        assert_eq!(quantities(text), [""; 0], "{text}");
    }
    assert_eq!(quantities("It cost #3 million."), ["#3 million = money 3000000 GBP"]);
}

#[test]
fn sums_and_parts_as_wires_tell_them() {
    assert_eq!(quantities("Revs 188.3 mln."), ["188.3 mln = count 188300000 -"]);
    assert_eq!(quantities("It was Friday's 24-17 loss."), ["24-17 = score 24..17 -"]);
    assert_eq!(quantities("It was off 1-1/8 on Friday."), ["1-1/8 = count 1.125 -"]);
    assert_eq!(
        quantities("Waste rose in 2023 to 3.8 billion tonnes."),
        ["3.8 billion tonnes = measure 3800000000 t"]
    );
    assert_eq!(quantities("AT LEAST 9 KILLED -POLICE SOURCES"), ["AT LEAST 9 = count >9 -"]);
}

#[test]
fn nothing_panics() {
    for text in [
        "",
        "$",
        "$ $ 5",
        "-",
        "9999999999999999999999999999 ships",
        "a a a hundred hundred",
        "1/2/3-4-5%",
        "no. ",
    ] {
        let (article, reading) = reading_of(text);
        Quantities.run(&article, (&reading,));
    }
}

#[test]
fn the_number_of_a_model_counts_none_of_it() {
    assert_eq!(quantities("They recalled Ferrex 80 cars."), [""; 0]);
    assert_eq!(quantities("It gave Labour 12 seats."), ["12 = count 12 seat"]);
    assert_eq!(quantities("In Oslo 20 cars burned."), ["20 = count 20 car"]);
}

#[test]
fn those_who_are_called_by_a_street_are_counted() {
    for (text, number) in [
        ("Some 150 Odal Highway Patrol officers were hurt.", "150"),
        ("About 200 Odal Square protesters left.", "200"),
        ("Police made 12 Odal Square arrests.", "12"),
    ] {
        assert!(quantities(text).concat().contains(number), "{text}");
    }
}

#[test]
fn a_headline_has_places_in_an_order() {
    assert_eq!(quantities("Third Victim Dies in Ferry Fire"), ["Third = ordinal 3 -"]);
    assert_eq!(quantities("She lived through the Second World War."), ["Second = ordinal 2 -"]);
}
