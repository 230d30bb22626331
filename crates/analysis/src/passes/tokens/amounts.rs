//! Letters of a currency or a fiscal year that are glued to their figures, where the
//! tokenizer cuts them off: those of `data/quantities/glued.txt`.

use crate::grammar::rows;

const LETTERS: &str = include_str!("../../../data/quantities/glued.txt");

/// Length of the letters before their amount: `SFr` of `SFr1.4bn`.
pub(super) fn letters_of_amount(rest: &str, behind_dollar: bool) -> Option<usize> {
    let len = rest.bytes().take(4).take_while(u8::is_ascii_alphabetic).count();
    let (letters, amount) = (&rest[..len], &rest[len..]);
    let class = if behind_dollar { "dollar" } else { "glued" };
    if !amount.starts_with(|c: char| c.is_ascii_digit()) || !is_listed(letters, class) {
        return None;
    }
    (len > 1 || behind_dollar || is_amount(amount)).then_some(len)
}

/// Whether figures are written as an amount of money is: `12 500`, `1,200`, `12.50`, `5bn`, `2.5 million`.
fn is_amount(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digits(text)..];
    let (mark, rest) = behind.split_at(usize::from(behind.starts_with([' ', ',', '.'])));
    let decimals = if mark == "." { digits(rest) } else { 0 };
    let behind = rest[decimals..].trim_start_matches(' ');
    let scale = behind.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    matches!((mark, digits(rest)), (" " | ",", 3) | (".", 2))
        || mark != ","
            && matches!(scale, "m" | "bn" | "mn" | "million" | "billion" | "trillion" | "tn")
}

/// Whether a row of this class has these letters, capitals told from small ones.
fn is_listed(letters: &str, class: &str) -> bool {
    let mut listed = rows(LETTERS).filter(|row| row.0 == class);
    listed.any(|row| row.2.split(' ').any(|other| other == letters))
}
