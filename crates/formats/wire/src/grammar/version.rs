//! Designators: what a message says of itself, `URGENT`, `1st Ld-Writethru`, `2nd Add`, `Bjt`, `Adv 12`.
//!
//! A designator is words of `data/designators.txt`, each with or without a number; words may be run
//! together (`1stLd-Writethru`, `Adv08`). A row says whether the word makes a *version* of the
//! message (a lead, a take, an add), or is a flag alone.

use std::ops::Range;
use std::sync::LazyLock;

/// What designators say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// Whether one of them counts versions or takes.
    pub(crate) counts: bool,
    /// Which take or add it is, 2 for a second take and for a first add.
    pub(crate) take: Option<u32>,
}

/// The word and its class: `v` a version, `t` a take, `a` an add, `f` a flag.
static ROWS: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    include_str!("../../data/designators.txt")
        .lines()
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split_once(' '))
        .filter_map(|(class, word)| Some((class.chars().next()?, word)))
        .collect()
});

/// What a text says that consists of designators alone.
pub(crate) fn version(text: &str) -> Option<Version> {
    if text.len() > 60 {
        return None;
    }
    let mut number = None;
    let mut found: Option<Version> = None;
    let mut open = None;
    for word in words(text) {
        let word = &text[word];
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let ending = &word[digits..];
            let ordinal =
                ["", "st", "nd", "rd", "th"].iter().any(|end| ending.eq_ignore_ascii_case(end));
            if !ordinal || digits > 2 {
                return None;
            }
            number = word[..digits].parse().ok();
            if let (Some(class), Some(version)) = (open.take(), &mut found) {
                version.take = version.take.or_else(|| take(class, number));
            }
            continue;
        }
        let class = ROWS.iter().find(|(_, known)| word.eq_ignore_ascii_case(known))?.0;
        let version = found.get_or_insert(Version { counts: false, take: None });
        version.counts |= class != 'f';
        let taken = take(class, number.take());
        open = taken.is_none().then_some(class);
        version.take = version.take.or(taken);
    }
    found
}

fn take(class: char, number: Option<u32>) -> Option<u32> {
    match class {
        't' => number,
        'a' => number.map(|number| number + 1),
        _ => None,
    }
}

/// Which take or add a text of designators says it is, 1 for a first take.
pub(crate) fn take_number(text: &str) -> Option<u32> {
    version(text)?.take
}

/// Whether a line of its own, framing and stars apart, is nothing but a designator.
pub(crate) fn flag(line: &str) -> Option<Range<usize>> {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    version(bare)?;
    Some(super::range_in(line, bare))
}

/// The words of a text: apart at blanks, hyphens, strokes, and where an ordinal runs into a word or a
/// word into a number.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c: char| !matches!(c, ' ' | '-' | '/' | ',' | '*' | '.'))?;
        let word = &text[start..];
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let mut len = word[digits..]
            .find(|c: char| matches!(c, ' ' | '-' | '/' | ',' | '*' | '.') || c.is_ascii_digit())
            .map_or(word.len(), |end| digits + end);
        if digits > 0 && len > digits + 2 {
            let ordinal = word.get(digits..digits + 2).is_some_and(|end| {
                ["st", "nd", "rd", "th"].iter().any(|known| end.eq_ignore_ascii_case(known))
            });
            len = if ordinal { digits + 2 } else { len };
        }
        at = start + len;
        Some(start..start + len)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn designators() {
        for (text, counts, take) in [
            ("1st Ld-Writethru", true, None),
            ("1stLd-Writethru", true, None),
            ("1st Ld - Writethru", true, None),
            ("1ST LEAD", true, None),
            ("2nd Take", true, Some(2)),
            ("Take 3", true, Some(3)),
            ("1st Add", true, Some(2)),
            ("Bjt-2ndAdd", true, Some(3)),
            ("Bjt", false, None),
            ("Adv 12", false, None),
            ("URGENT", false, None),
            ("REFILE", false, None),
            ("BULLETIN KILL", false, None),
        ] {
            assert_eq!(version(text), Some(Version { counts, take }), "{text}");
        }
        for text in ["", "12", "Harbour", "1st harbour", "Lead pipes", "2024", "1st"] {
            assert_eq!(version(text), None, "{text}");
        }
    }

    #[test]
    fn a_flag_on_a_line_of_its_own() {
        assert_eq!(flag(" ***URGENT*** "), Some(4..10));
        assert_eq!(flag("URGENT TALKS"), None);
    }
}
