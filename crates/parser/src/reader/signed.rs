//! Which of several lines in a head that have the form of a name sign the copy.
//!
//! A bare name says nothing of whose it is; what stands beside it does. Right above a photo's credit it is whom
//! the picture shows, where another line of the head names somebody too. Where a line says in words who wrote
//! it, capitalised words that no such word opens are a button or a section (`Copy Link`), but for the name that
//! the other line has and for names right below it. Right below a bare name that signs, further bare names sign
//! too. And where no line signs, one that holds names alone does, be it several or one with how long the piece
//! takes to read.
//!
//! Only lines between the headline and the copy are looked at. Whether words are a person's is left to the
//! grammar and to [`head`](super::head).

use copydesk_core::{BlockKind, Source};

use super::head::{is_no_person, is_plain_words};
use crate::decoder::{Feature, Page, Role};
use crate::grammar;
use crate::tables::JOINTS;
use crate::units::Unit;

/// So many lines above the headline may name the writer too.
const ABOVE: usize = 4;

/// Several names have so many words at most.
const LONGEST: u32 = 12;
/// Two names have so many capitals at least; a name with how long it takes to read has so many words.
const NAMES: u32 = 4;

/// Takes their kind from names that sign nothing.
pub(super) fn unname(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(head) = head(kinds) else { return };
    let text = |index: usize| units[index].text.of(source.text());
    let has = |index: usize, feature: Feature| page.features[index].has(feature);
    let bare = |index: usize| {
        has(index, Feature::IsName)
            && !has(index, Feature::IsByline)
            && !has(index, Feature::AfterBy)
    };
    let signing = |kinds: &[BlockKind], index: usize| kinds[index] == BlockKind::Byline;
    // Far above the headline stand menus: `Leichte Sprache`.
    for index in 0..head.start.saturating_sub(1 + ABOVE) {
        if signing(kinds, index) && bare(index) {
            kinds[index] = BlockKind::Furniture;
        }
    }
    for index in head.clone() {
        let pictured = (signing(kinds, index) || kinds[index] == BlockKind::Furniture)
            && bare(index)
            && kinds.get(index + 1) == Some(&BlockKind::PhotoCredit);
        let other = |other: usize| {
            other != index
                && (signing(kinds, other)
                    || kinds[other] == BlockKind::Furniture && has(other, Feature::IsName))
        };
        if pictured && head.clone().any(other) {
            kinds[index] = BlockKind::Caption;
        }
    }
    let around = head.start.saturating_sub(1 + ABOVE)..head.end;
    let says = |index: &usize| signing(kinds, *index) && grammar::names_writer(text(*index));
    let Some(said) = around.clone().find(says) else { return };
    for index in head {
        let named = text(said).contains(text(index));
        let below = said < index && (said..index).all(|above| signing(kinds, above));
        let role = kinds.get(index + 1).is_some() && has(index + 1, Feature::HasRoleWord);
        if signing(kinds, index) && bare(index) && index != said && !named && !below && !role {
            kinds[index] = BlockKind::Furniture;
        }
    }
}

/// Names right below a name that signs; several names on a line, or one with how long it takes to read, where
/// nobody else signs.
pub(super) fn more(
    source: &Source,
    units: &[Unit],
    page: &Page,
    roles: &[Role],
    kinds: &mut [BlockKind],
) {
    let Some(head) = head(kinds) else { return };
    if !kinds.contains(&BlockKind::Byline) {
        let signs = |index: &usize| {
            let unit = &units[*index];
            let open = matches!(kinds[*index], BlockKind::Furniture | BlockKind::ListItem);
            let text = || unit.text.of(source.text());
            open && unit.words <= LONGEST
                && match unit.digits {
                    0 => unit.upper >= NAMES && are_names(text()),
                    _ => unit.words >= NAMES && is_read(text()),
                }
        };
        if let Some(index) = head.clone().find(signs) {
            kinds[index] = BlockKind::Byline;
        }
    }
    let is_name = |index: usize| {
        let features = page.features[index];
        features.has(Feature::IsName)
            && !features.has(Feature::IsByline)
            && !features.has(Feature::FurnitureLine)
            && !features.has(Feature::FurnitureWord)
    };
    // The first of two names that stand right below the headline or its deck.
    let first = head.start;
    let second = kinds.get(first + 1) == Some(&BlockKind::Byline) && is_name(first + 1);
    let open = matches!(kinds[first], BlockKind::Furniture | BlockKind::Section);
    let text = units[first].text.of(source.text());
    if second && open && is_name(first) && !is_no_person(text) {
        kinds[first] = BlockKind::Byline;
    }
    for index in head.skip(1) {
        let below = kinds[index - 1] == BlockKind::Byline && is_name(index - 1);
        let open = kinds[index] == BlockKind::Furniture && roles[index] == Role::HeadFurniture;
        let (text, unit) = (units[index].text.of(source.text()), &units[index]);
        if below
            && open
            && is_name(index)
            && !is_no_person(text)
            && !is_plain_words(source.text(), unit.text)
        {
            kinds[index] = BlockKind::Byline;
        }
    }
}

/// `Ines Moreau og Tom Adeyemi`, `Ines Moreau, Tom Adeyemi`: names of persons and nothing else.
fn are_names(text: &str) -> bool {
    let mut names = 0;
    let all = text.split([',', '&']).all(|part| {
        let (first, second) = parted(part).unwrap_or((part, ""));
        [first.trim(), second.trim()].into_iter().filter(|name| !name.is_empty()).all(|name| {
            names += 1;
            grammar::is_person_name(name) && !is_no_person(name)
        })
    });
    all && names > 1
}

/// What stands before and behind an `and`.
fn parted(part: &str) -> Option<(&str, &str)> {
    part.split_whitespace().find(|word| JOINTS.contains(word)).and_then(|joint| {
        let at = joint.as_ptr() as usize - part.as_ptr() as usize;
        Some((part.get(..at)?, part.get(at + joint.len()..)?))
    })
}

/// `Ines Moreau 4 min read`
fn is_read(text: &str) -> bool {
    let Some(digit) = text.find(|c: char| c.is_ascii_digit()) else { return false };
    let mut behind = text[digit..].split_whitespace().skip(1);
    let name = text[..digit].trim_end();
    behind.next().is_some_and(|word| word.starts_with("min"))
        && behind.next().is_some_and(|word| word.eq_ignore_ascii_case("read"))
        && behind.next().is_none()
        && grammar::is_person_name(name)
        && !is_no_person(name)
}

/// The lines between the headline and the copy.
fn head(kinds: &[BlockKind]) -> Option<std::ops::Range<usize>> {
    let headline = kinds.iter().position(|kind| *kind == BlockKind::Headline)?;
    let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph)?;
    (headline < copy).then_some(headline + 1..copy)
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    use super::{are_names, is_read};

    /// The kinds of the lines between the headline and the copy.
    fn head(lines: &str) -> Vec<&'static str> {
        let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday. It had \
            been laid up for repairs since the storm of last week, and islanders had waited for it.";
        let text = format!(
            "Home\nNews\nSubscribe\n\nFerry sails again to Kell\n{lines}\n{prose}\n\n{prose}\n\n\
             Most read\nSubscribe to our newsletter\n"
        );
        let source = Source::new(text.as_str()).unwrap();
        let parsed = crate::WebPage.parse(&source);
        let kind = |line: &str| {
            let at = text.find(&format!("\n{line}\n")).unwrap() as u32 + 1;
            let block = parsed.articles[0].blocks().iter().find(|block| block.span.end > at);
            block.map_or("", |block| block.kind.id())
        };
        lines.lines().map(kind).collect()
    }

    #[test]
    fn a_name_above_a_credit_is_whom_the_picture_shows() {
        let kinds = head("Tilda Marchbank\nPhoto: Wren Hale/Getty Images\nInes Moreau");
        assert_eq!(kinds, ["caption", "photo_credit", "byline"]);
        let kinds = head("Ines Moreau\nPhoto: Wren Hale/Getty Images");
        assert_eq!(kinds, ["byline", "photo_credit"]);
    }

    #[test]
    fn capitalised_words_beside_a_byline_are_a_button() {
        assert_eq!(head("Kopiera Adressen\nBy Ines Moreau")[1], "byline");
        assert_ne!(head("Kopiera Adressen\nBy Ines Moreau")[0], "byline");
    }

    #[test]
    fn names_below_a_name_sign_too() {
        assert_eq!(head("Von\nInes Moreau\nTom Adeyemi")[1..], ["byline", "byline"]);
    }

    #[test]
    fn a_name_above_a_name_signs_too() {
        assert_eq!(
            head("Ines Moreau\nTom Adeyemi\nMay 3, 2024"),
            ["byline", "byline", "published"]
        );
    }

    #[test]
    fn several_names_sign() {
        assert!(are_names("Ines Moreau og Tom Adeyemi") && are_names("Ines Moreau, Tom Adeyemi"));
        for text in ["Ines Moreau", "World News, Local News", "Ferries and buses", "Kell, Norway"] {
            assert!(!are_names(text), "{text}");
        }
        assert!(is_read("Ines Moreau 4 min read") && !is_read("Ines Moreau 4 comments"));
    }
}
