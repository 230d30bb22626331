//! Letters of a currency or a fiscal year that are glued to their figures, where the
//! tokenizer cuts them off.

/// Letters of currencies that stand right before the amount (`SFr1.4bn`), and those of a fiscal year
/// (`FY17`); of a single letter only where the amount cannot be a number of another kind.
const GLUED: [&str; 26] = [
    "SFr", "Rs", "RM", "DM", "KSh", "Ksh", "Tk", "FY", "R", "N", "Sh", "Shs", "TSh", "USh", "Rp",
    "Php", "Dh", "Dhs", "USD", "EUR", "GBP", "CHF", "AUD", "CAD", "ZAR", "INR",
];
/// Letters that tell whose dollar it is, behind its sign: `$US2.6`.
const DOLLARS: [&str; 6] = ["US", "A", "NZ", "HK", "C", "S"];

/// Length of the letters before their amount: `SFr` of `SFr1.4bn`.
pub(super) fn letters_of_amount(rest: &str, behind_dollar: bool) -> Option<usize> {
    let len = rest.bytes().take(4).take_while(u8::is_ascii_alphabetic).count();
    let (letters, amount) = (&rest[..len], &rest[len..]);
    let listed = if behind_dollar { &DOLLARS[..] } else { &GLUED[..] };
    if !amount.starts_with(|c: char| c.is_ascii_digit()) || !listed.contains(&letters) {
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
