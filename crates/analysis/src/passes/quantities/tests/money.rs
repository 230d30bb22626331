//! Sums of money, as copy of many countries writes them.

use super::quantities;

#[test]
fn money_as_african_and_asian_copy_writes_it() {
    assert_eq!(
        quantities("Rs. 45 lakh, Sh5 billion, R2.5 billion, Rp 3 trillion and EUR1.2bn were lost."),
        [
            "Rs. 45 lakh = money 4500000 INR",
            "Sh5 billion = money 5000000000 KES",
            "R2.5 billion = money 2500000000 ZAR",
            "Rp 3 trillion = money 3000000000000 IDR",
            "EUR1.2bn = money 1200000000 EUR",
        ]
    );
    assert_eq!(
        quantities("Shares fell 3p to 412p."),
        ["3p = money 0.03 GBP", "412p = money 4.12 GBP"]
    );
}

#[test]
fn money() {
    assert_eq!(
        quantities(
            "It paid $10 billion, A$48 million, £3.5m, Rs 50 crore, 1.2 bln yen and 10 mln dlrs."
        ),
        [
            "$10 billion = money 10000000000 USD",
            "A$48 million = money 48000000 AUD",
            "£3.5m = money 3500000 GBP",
            "Rs 50 crore = money 500000000 INR",
            "1.2 bln yen = money 1200000000 JPY",
            "10 mln dlrs = money 10000000 USD",
        ]
    );
    assert_eq!(
        quantities("Shares cost 26 cents, five Canadian dollars or €7."),
        ["26 cents = money 0.26 USD", "five Canadian dollars = money 5 CAD", "€7 = money 7 EUR"]
    );
    assert_eq!(
        quantities("Billions of dollars were lost."),
        ["Billions of dollars = money ~1000000000 USD"]
    );
}

#[test]
fn money_in_other_spellings() {
    assert_eq!(
        quantities("A $500 fine, $US2.6 billion ($A4 billion), or 40 US cents and 15 cts."),
        [
            "$500 = money 500 USD",
            "$US2.6 billion = money 2600000000 USD",
            "$A4 billion = money 4000000000 AUD",
            "40 US cents = money 0.4 USD",
            "15 cts = money 0.15 USD",
        ]
    );
    assert_eq!(
        quantities("44 mln stg, 50 Hong Kong dollars, 1.9 German marks, 12 Italian lire."),
        [
            "44 mln stg = money 44000000 GBP",
            "50 Hong Kong dollars = money 50 HKD",
            "1.9 German marks = money 1.9 DEM",
            "12 Italian lire = money 12 ITL",
        ]
    );
    assert_eq!(
        quantities("R12 500, N3 million, SFr1.4bn, KSh5bn and Tk 20 crore."),
        [
            "R12 500 = money 12500 ZAR",
            "N3 million = money 3000000 NGN",
            "SFr1.4bn = money 1400000000 CHF",
            "KSh5bn = money 5000000000 KES",
            "Tk 20 crore = money 200000000 BDT",
        ]
    );
}

#[test]
fn a_magnitude_behind_money_is_money() {
    assert_eq!(
        quantities(
            "It asks $5 billion on top of the four billion it has. Of 2 million, most stay."
        ),
        [
            "$5 billion = money 5000000000 USD",
            "four billion = money 4000000000 USD",
            "2 million = count 2000000 -"
        ]
    );
    assert_eq!(quantities("She died aged 56 October 6."), ["56 = count 56 -"]);
}
