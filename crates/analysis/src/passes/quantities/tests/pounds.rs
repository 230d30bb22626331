//! Pounds of weight and of money, quarters of a thing, hyphens that may not be broken.

use super::quantities;

#[test]
fn pounds_of_weight_are_told_from_money() {
    for weight in [
        "She lost 20 pounds.",
        "He lifted 200 pounds.",
        "At 5 feet 9 inches and 198 pounds he is small.",
        "It is 12 pounds heavier.",
    ] {
        assert!(quantities(weight).concat().contains("lb"), "{weight}");
    }
    for money in [
        "The ticket cost 200 pounds.",
        "She lost 20 pounds on the race.",
        "The firm lost 20,000 pounds.",
        "He found a 20-pound note.",
        "The wall is 6 feet high and cost 200 pounds.",
        "The firm lost 20 pounds.",
        "Shares dropped 12 pounds.",
        "Councils weigh a 20 pound fee.",
    ] {
        assert!(quantities(money).concat().contains("GBP"), "{money}");
    }
}

#[test]
fn two_quarters_are_no_part_of_one_thing() {
    assert_eq!(quantities("It fell within two quarters."), Vec::<String>::new());
    assert_eq!(
        quantities("It lost two thirds of its crew."),
        ["two thirds = count 0.6666666666666666 -"]
    );
}

#[test]
fn a_hyphen_that_may_not_be_broken_joins_a_number() {
    assert_eq!(quantities("A 200\u{2011}pound anchor."), ["200\u{2011}pound = measure 200 lb"]);
}
