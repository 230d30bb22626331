//! Who owns the rights: the name that a rights line gives behind `©` and the years.
//!
//! The name is read word by word. It ends with the sentence, with a sign that parts the line, with a
//! year, behind a company's form, at a comma that no such form follows, and where the next link of the
//! footer begins (`data/owner_ends.txt`): pages are pasted with `© 2024 Harbour Times Privacy Terms` on
//! one line. A full stop within a word or behind an initial ends nothing (`U.S. Harbour News`, `Quay,
//! S.L.`). Where nothing but a word of it stands behind the years, the name is in front of the sign.
//!
//! It does not know companies: what stands where a name would and has a capital is one.

use std::ops::Range;
use std::sync::LazyLock;

use super::words::range_in;
use crate::tables::rows;

/// A name has so many words at most.
const LONGEST: usize = 8;

/// The name of the owner, as a range of the line.
///
/// ```
/// use copydesk_parser::grammar::rights_owner;
/// let line = "© 2019-2023 Harbour Times Ltd. All rights reserved.";
/// assert_eq!(rights_owner(line).map(|at| &line[at]), Some("Harbour Times Ltd"));
/// assert_eq!(rights_owner("All rights reserved."), None);
/// ```
pub fn rights_owner(line: &str) -> Option<Range<usize>> {
    let shown = line.find('©').map(|at| (at, at + '©'.len_utf8()));
    let written = || {
        let at = line.to_ascii_lowercase().find("copyright")?;
        Some((at, at + "copyright".len()))
    };
    let (sign, behind) = shown.or_else(written)?;
    let rest = behind_years(&line[behind..]);
    // `Copyright Policy` is a link.
    let stated = |name: &str| {
        line.contains('©') || name.contains(' ') || line.bytes().any(|b| b.is_ascii_digit())
    };
    let name = name(rest).filter(|name| name.starts_with(char::is_uppercase) && stated(name));
    let before = front(&line[..sign]).filter(|front| {
        let alone = name.is_none_or(|name| front.split(' ').any(|word| word == name));
        alone && line.contains('©')
    });
    Some(range_in(line, before.or(name)?))
}

/// What stands behind the years, another `Copyright` and a `by`.
fn behind_years(text: &str) -> &str {
    let year = |c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '-' | '–' | ',' | ':' | '©' | '|')
    };
    let mut rest = text.trim_start_matches(year);
    for word in ["Copyrights ", "Copyright ", "by "] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start_matches(year);
    }
    rest
}

/// The name with which a text begins.
fn name(text: &str) -> Option<&str> {
    let line = text.split(['\n', '|', '·', '•', ';', '©']).next().unwrap_or_default();
    let mut words = line.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
    let (mut end, mut count) = (0, 0);
    while let Some(word) = words.next() {
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        let sign = !word.contains(char::is_alphanumeric) && word != "&" && word != "+";
        if sign || opens_next(&line[start..]) || (count > 0 && is_year(word)) {
            break;
        }
        count += 1;
        let bare = word.trim_end_matches([',', '.']);
        let next = words.peek().copied().unwrap_or_default();
        let goes_on = next == "&" || is_form(next);
        if is_form(bare) && !goes_on {
            // `S.L.` has its stop, `Ltd.` needs none.
            let stop = usize::from(bare.contains('.') && word[bare.len()..].starts_with('.'));
            end = start + bare.len() + stop;
            break;
        }
        let initial = bare.split('.').all(|part| part.chars().count() <= 2);
        end = start + bare.len() + usize::from(initial && word[bare.len()..].starts_with('.'));
        // `Quay, Moor & Co`
        let partners = || line[end..].split([',', '.']).nth(1).is_some_and(|p| p.contains('&'));
        if word.ends_with(',') && !is_form(next) && !partners()
            || word.ends_with('.') && !initial && !goes_on
        {
            break;
        }
    }
    let mut name = line[..end].trim_end_matches([',', ' ', '-', '–', '—', '&']);
    while let Some((before, last)) = name.rsplit_once(' ')
        && JOINTS.contains(&last)
    {
        name = before;
    }
    (1..=LONGEST).contains(&count).then_some(name).filter(|name| !name.is_empty())
}

/// A name that stands alone in front of the sign.
fn front(text: &str) -> Option<&str> {
    let text = text.trim();
    let named = |word: &str| word.starts_with(char::is_uppercase) || SMALL.contains(&word);
    let plain = text.bytes().all(|byte| byte >= 0x80 || byte.is_ascii_alphabetic() || byte == b' ');
    let says = text.to_lowercase().contains("copyright");
    let whole = plain && !says && text.contains(' ') && text.split(' ').all(named);
    (whole && name(text) == Some(text)).then_some(text)
}

/// Whether the next part of a footer begins here.
fn opens_next(text: &str) -> bool {
    static ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| rows_of("e "));
    ENDS.iter().any(|phrase| {
        let mut letters = text.chars().flat_map(char::to_lowercase);
        phrase.chars().all(|letter| letters.next() == Some(letter))
            && letters.next().is_none_or(|next| !next.is_alphanumeric() && next != '.')
    })
}

/// Whether it is a company's form: `Ltd.`, `GmbH`, `S.L.`
fn is_form(word: &str) -> bool {
    static FORMS: LazyLock<Vec<&str>> = LazyLock::new(|| rows_of("f "));
    let small = word.trim_end_matches(['.', ',']).to_lowercase();
    (word.starts_with(char::is_uppercase) || small == "plc") && FORMS.contains(&small.as_str())
}

/// Small words inside a name.
static SMALL: LazyLock<Vec<&str>> = LazyLock::new(|| rows_of("s "));

/// What joins the last part of a name to the others.
static JOINTS: LazyLock<Vec<&str>> = LazyLock::new(|| rows_of("j "));

fn rows_of(class: &str) -> Vec<&'static str> {
    rows(include_str!("../../data/owner_ends.txt"))
        .filter_map(|row| row.strip_prefix(class))
        .collect()
}

/// `2019`, `2019-2023`, `MMXXIV`
fn is_year(word: &str) -> bool {
    let roman = word.len() >= 4
        && word.starts_with("MM")
        && word.bytes().all(|byte| matches!(byte, b'M' | b'D' | b'C' | b'L' | b'X' | b'V' | b'I'));
    let year = |part: &str| {
        part.len() == 4
            && (part.starts_with("19") || part.starts_with("20"))
            && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    roman || word.trim_end_matches(['.', ',']).split(['-', '–']).all(year)
}

#[cfg(test)]
mod tests {
    use super::rights_owner;

    #[test]
    fn owners_of_rights() {
        for (text, owner) in [
            ("© 2023 Harbour Times Pty Ltd. All rights reserved.", Some("Harbour Times Pty Ltd")),
            ("Copyright © 2019–2023 Pier Media", Some("Pier Media")),
            (
                "Copyright 2023 Fish & Quay Ledger. A division of Tide Inc.",
                Some("Fish & Quay Ledger"),
            ),
            ("© 2024 Pier Media All rights reserved", Some("Pier Media")),
            ("© Pier Media 2019-2023", Some("Pier Media")),
            ("© 2023 Channel 24", Some("Channel 24")),
            ("© St. Kell Herald 2020. All rights reserved.", Some("St. Kell Herald")),
            ("Copyright Policy", None),
            ("All rights reserved.", None),
            ("© all of us", None),
            ("© RIPRODUZIONE RISERVATA", None),
            ("© 2024 Moor-Bote Alle Rechte vorbehalten", Some("Moor-Bote")),
        ] {
            assert_eq!(rights_owner(text).map(|range| &text[range]), owner, "{text}");
        }
    }

    #[test]
    fn what_is_glued_behind_is_no_part_of_the_name() {
        for (text, owner) in [
            ("© 2024 Quay Ledger, a division of Tide Network Inc. All rights", Some("Quay Ledger")),
            ("© 2024 Moorwelle Datenschutz Impressum", Some("Moorwelle")),
            ("© Pier Studio Ltd MMXXV and Privacy policy", Some("Pier Studio Ltd")),
            ("© Pier Studio MMXXV", Some("Pier Studio")),
            ("Copyright © DIARIO QUAY, S.L. Kell", Some("DIARIO QUAY, S.L.")),
            ("© 2025 Tidehuis Kell S.A. Tous droits", Some("Tidehuis Kell S.A.")),
            ("© 2024 Verlag Moor GmbH & Co. KG", Some("Verlag Moor GmbH & Co. KG")),
            ("© 2025 Tide News by U.S. Harbour Board", Some("Tide News")),
            ("© 2025 U.S. Harbour Board. Terms", Some("U.S. Harbour Board")),
            ("© 2024 Moor-Zeitung – eine Marke der Tide AG", Some("Moor-Zeitung")),
            ("Kell University ©2025 University Privacy Help", Some("Kell University")),
            ("© 2026 The Quay News Limited in Kell No. 12", Some("The Quay News Limited")),
            ("© Moorfunk Kell © mrk", Some("Moorfunk Kell")),
            ("Copyright 2019 | Privacy Policy", None),
            ("© 2025 | Made with love by Ines", None),
            ("© Copyrights 2020 by Quay Weekly", Some("Quay Weekly")),
            ("News Sport © 2024 Harbour Times", Some("Harbour Times")),
            ("A page of Tide Media © 2024 Tide Media", Some("Tide Media")),
            ("© 2024 Moor, Tide & Co. Ltd.", Some("Moor, Tide & Co. Ltd")),
            ("© 2024 Quay.example. All rights reserved", Some("Quay.example")),
            ("© 2024 Quay Legal Services LLC and its partners", Some("Quay Legal Services LLC")),
            ("Report Copyright Infringement", None),
        ] {
            assert_eq!(rights_owner(text).map(|range| &text[range]), owner, "{text}");
        }
    }
}
