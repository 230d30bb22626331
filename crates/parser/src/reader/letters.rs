//! Who signs letters to the editor.
//!
//! Below each letter of a page stand a name and, on a line of its own, a place; then comes the title of the
//! next letter, or the page ends. The decoder, which knows one byline above the copy, takes such names for
//! items of a list. Names stand below testimonials and pull quotes too: only where a paragraph opens with
//! `Sir`, or a line above the copy says that letters follow, a name right below a paragraph that ended signs
//! it, if there is a place below it or no prose. A letter by itself is signed behind a dash by the last line of
//! all (`— Ines Moreau, Kell`), where nobody is named above the copy and no quotation stands right above.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, Page};
use crate::grammar;
use crate::tables::{LETTER_ADDRESSES, LETTER_HEADINGS};
use crate::units::Unit;

/// A name has so many words at most.
const NAME: u32 = 5;
/// A place has so many words at most.
const PLACE: u32 = 4;
/// The title of a letter has so many.
const TITLE: u32 = 14;

/// Names those who sign, and the titles of the letters that follow.
pub(super) fn name(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(first) = kinds.iter().position(|kind| *kind == BlockKind::Paragraph) else { return };
    sign_behind_dash(source, page, units, kinds);
    if !addresses_editor(source, units, kinds) && !is_headed(source, &units[..first]) {
        return;
    }
    let signed: Vec<(usize, usize)> =
        (1..kinds.len()).filter_map(|at| Some((at, signature(units, page, kinds, at)?))).collect();
    for (at, end) in signed {
        kinds[at..end].fill(BlockKind::Byline);
        let titled = end + 1 < kinds.len()
            && open(kinds[end])
            && page.prose[end + 1]
            && units[end].words <= TITLE
            && page.features[end].has(Feature::EndOpen);
        if titled {
            kinds[end] = BlockKind::Subhead;
        }
    }
}

/// Names who signs the copy behind a dash.
fn sign_behind_dash(source: &Source, page: &Page, units: &[Unit], kinds: &mut [BlockKind]) {
    let Some(last) = kinds.iter().rposition(|kind| kind.is_body()).filter(|last| *last > 0) else {
        return;
    };
    let above = page.features[last - 1];
    let quoted = above.has(Feature::EndQuoted) || kinds[last - 1] != BlockKind::Paragraph;
    let text = units[last].text.of(source.text());
    let behind = text.strip_prefix(['—', '–', '―']).or_else(|| text.strip_prefix("--"));
    let Some(signed) = behind.filter(|_| !quoted && units[last].words <= SIGNED) else { return };
    let (name, place) = signed.trim().split_once(", ").unwrap_or((signed.trim(), ""));
    let named = grammar::is_person_name(name)
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    if named && !place.ends_with('.') && !kinds.contains(&BlockKind::Byline) {
        kinds[last] = BlockKind::Byline;
    }
}

/// A dash, a name and a place have so many words at most.
const SIGNED: u32 = 9;

/// Whether paragraphs open as letters do: `SIR – Your report …`.
fn addresses_editor(source: &Source, units: &[Unit], kinds: &[BlockKind]) -> bool {
    let copy = units.iter().zip(kinds).filter(|(_, kind)| **kind == BlockKind::Paragraph);
    copy.take(OPENINGS).any(|(unit, _)| {
        let text = unit.text.of(source.text());
        let word = &text[..text.bytes().take_while(u8::is_ascii_alphabetic).count()];
        // `Sir Peter Marsh said …` opens no letter.
        let behind = text[word.len()..].trim_start_matches([' ', '\u{a0}']);
        let set_off =
            behind.is_empty() || behind.starts_with([',', ':', '-', '–', '—', '\n', '\r', ';']);
        set_off && LETTER_ADDRESSES.iter().any(|own| word.eq_ignore_ascii_case(own))
    })
}

/// Whether a short line above the copy says that letters follow.
fn is_headed(source: &Source, above: &[Unit]) -> bool {
    above.iter().filter(|unit| unit.words <= TITLE).any(|unit| {
        // `Letters to the editor`, but not `Five letters that moved the town`
        let word = unit.text.of(source.text()).split_whitespace().next().unwrap_or_default();
        // `Letters: The baths and who paid for them`
        let label = word.trim_end_matches(':');
        let heads = unit.words <= HEADING || label.len() < word.len();
        heads && LETTER_HEADINGS.iter().any(|own| label.eq_ignore_ascii_case(own))
    })
}

/// So many paragraphs are asked how they open.
const OPENINGS: usize = 6;
/// What says that letters follow has so many words at most.
const HEADING: u32 = 5;

/// Where the signature that begins at `at` ends, if one does.
fn signature(units: &[Unit], page: &Page, kinds: &[BlockKind], at: usize) -> Option<usize> {
    let features = page.features[at];
    let ends = [Feature::EndStop, Feature::EndAsk, Feature::EndQuoted];
    let ended = kinds[at - 1] == BlockKind::Paragraph
        && ends.into_iter().any(|end| page.features[at - 1].has(end));
    let name = features.has(Feature::IsName)
        || features.has(Feature::NamesOnly)
            && features.has(Feature::TitleCase)
            && units[at].words <= NAME;
    let named = name && open(kinds[at]) && ended && units[at].digits == 0;
    let place = |at: usize| {
        let features = page.features[at];
        open(kinds[at])
            && units[at].words <= PLACE
            && units[at].blank_before == 0
            && features.has(Feature::EndOpen)
            && (features.has(Feature::TitleCase) || units[at].upper > 0 && units[at].words == 1)
            && units[at].digits == 0
    };
    let placed = at + 1 < kinds.len() && place(at + 1);
    let end = at + 1 + usize::from(placed);
    (named && (placed || !page.prose.get(end).is_some_and(|prose| *prose))).then_some(end)
}

/// Whether a line of this kind may have been misread.
const fn open(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Subhead | BlockKind::Furniture
    )
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    /// The kinds of the lines of a page.
    fn kinds(text: &str) -> Vec<&'static str> {
        let source = Source::new(text).unwrap();
        let parsed = crate::WebPage.parse(&source);
        let blocks = parsed.articles[0].blocks().iter();
        let lines = |span: copydesk_core::Span| {
            span.of(text).split('\n').filter(|line| !line.is_empty()).count()
        };
        blocks.flat_map(|block| vec![block.kind.id(); lines(block.span)]).collect()
    }

    const LETTER: &str = "Your report says that the ferry to Kell will be laid up for the winter. Those of us \
        who live there would like to know how we are to reach the doctor.";

    #[test]
    fn letters_are_signed_with_name_and_place() {
        let text = format!(
            "Letters\nNo ferry, no doctor\n{LETTER}\nMargaret Oduya\nKell\nSell the pike\n{LETTER}\nPeter \
             Lund\nStanwick, Fenshire\nThanks to the crew\n{LETTER}\nIna Brandvold\nHalden\n"
        );
        let kinds = kinds(&text);
        assert_eq!(kinds[3..5], ["byline"; 2]);
        assert_eq!(kinds[5..9], ["subhead", "paragraph", "byline", "byline"]);
        assert_eq!(kinds[11..], ["byline"; 2]);
    }

    #[test]
    fn a_headline_may_say_that_letters_follow() {
        let text = format!(
            "Letters: The ferry and who needs it\n\nNo ferry, no doctor\n\n{LETTER}\n\nMargaret Oduya, Kell\n\n\
             Sell the pike\n\n{LETTER}\n\nP. Lund, Stanwick\n"
        );
        assert_eq!(kinds(&text)[3..], ["byline", "subhead", "paragraph", "byline"]);
    }

    #[test]
    fn the_last_line_behind_a_dash_signs_a_letter() {
        let signed = |line: &str| kinds(&format!("No ferry, no doctor\n\n{LETTER}\n\n{line}\n"));
        for line in ["— Margaret Oduya, Kell", "-- Margaret Oduya"] {
            assert_eq!(signed(line).last(), Some(&"byline"), "{line}");
        }
        for line in [
            "— Margaret Oduya, of Kell, said so.",
            "\"The ferry sails again.\"\n\n— Margaret Oduya",
        ] {
            assert_ne!(signed(line).last(), Some(&"byline"), "{line}");
        }
    }

    #[test]
    fn names_above_what_is_said_sign_nothing() {
        let text = format!(
            "Letters to the board\n{LETTER}\nMargaret Oduya\n{LETTER}\nPeter Lund\n{LETTER}\nMargaret \
             Oduya\n{LETTER}\n"
        );
        assert!(!kinds(&text)[2..].contains(&"byline"));
    }
}
