//! Mutated texts: the same ones in every run.
//!
//! A xorshift generator picks cuts, doublings, swaps of lines and insertions of characters that
//! break careless code.
//! Texts stay below a few thousand bytes, so that hundreds of them cost little.

use crate::Specimen;

/// Inserted at random places.
const INSERTIONS: &[&str] = &[
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\0",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    "—",
    " - ",
    "–",
    "é",
    "e\u{301}",
    "漢",
    "🚢",
    "\t",
    "   ",
    "==",
    "-30-",
    "By ",
    "(Jan. 29)",
    "&amp;",
    "&#x201c;",
    "$5 million",
    "said",
    "\u{202e}",
    "1,000",
    "...",
];

/// A base is cut to this many bytes, so that a mutant is small.
const LONGEST_BASE: usize = 3_000;

/// `count` mutations of these texts; the same arguments give the same texts, always.
///
/// ```
/// let texts = copydesk_testkit::mutants(&["The pier reopened.\n"], 5);
/// assert_eq!(texts.len(), 5);
/// assert_eq!(texts, copydesk_testkit::mutants(&["The pier reopened.\n"], 5));
/// ```
pub fn mutants(bases: &[&str], count: usize) -> Vec<Specimen> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let bases: Vec<&str> = bases.iter().copied().filter(|base| !base.is_empty()).collect();
    if bases.is_empty() {
        return Vec::new();
    }
    (0..count)
        .map(|number| {
            let base = bases[number % bases.len()];
            let mut text = base[..boundary(base, LONGEST_BASE.min(base.len()))].to_owned();
            for _ in 0..=dice.below(8) {
                mutate(&mut text, &mut dice);
            }
            Specimen { name: format!("mutant {number}: {}", opening(&text)), text }
        })
        .collect()
}

/// The first characters of a text, so that a message shows which it was.
fn opening(text: &str) -> String {
    text.chars().take(24).flat_map(char::escape_default).collect()
}

/// One change at a random place.
fn mutate(text: &mut String, dice: &mut Dice) {
    let (a, b) = (dice.place(text), dice.place(text));
    let (start, end) = (a.min(b), a.max(b));
    match dice.below(8) {
        0 => text.replace_range(start..end, ""),
        1 => {
            let copy = text[start..end].to_owned();
            text.insert_str(start, &copy[..boundary(&copy, copy.len().min(500))]);
        }
        2 => text.truncate(start),
        3 => drop(text.drain(..start)),
        4 => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            if !lines.is_empty() {
                let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
                lines.swap(a, b);
            }
            *text = lines.concat();
        }
        5 => {
            let joined = text[start..end].replace('\n', " ");
            text.replace_range(start..end, &joined);
        }
        _ => text.insert_str(start, INSERTIONS[dice.below(INSERTIONS.len())]),
    }
}

/// The last character boundary at or before `at`.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The xorshift64* generator; see Vigna, "An experimental exploration of Marsaglia's xorshift
/// generators, scrambled", 2016.
pub(crate) struct Dice(u64);

impl Dice {
    /// A number below `limit`, which is not 0.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or_default() % limit
    }

    /// A character boundary of the text.
    fn place(&mut self, text: &str) -> usize {
        boundary(text, self.below(text.len() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mutants_differ_from_each_other() {
        let mut texts: Vec<_> =
            mutants(&[crate::zoo::PAGE], 50).into_iter().map(|mutant| mutant.text).collect();
        texts.sort();
        texts.dedup();
        assert!(texts.len() > 45, "{}", texts.len());
    }
}
