//! Who signs letters to the editor.
//!
//! Below each letter of a page stand a name and, on a line of its own, a place; then comes the title of the
//! next letter, or the page ends. The decoder, which knows one byline above the copy, takes such names for
//! items of a list. Two signatures and more tell that the page has letters: a name right below a
//! paragraph that ended, with no prose right below itself or the place. A transcript, where the name of who
//! speaks stands above what is said, has prose there.

use copydesk_core::BlockKind;

use crate::decoder::{Feature, Page};
use crate::units::Unit;

/// So many names below letters at least make a page of them.
const SIGNED: usize = 2;
/// A place has so many words at most.
const PLACE: u32 = 4;
/// The title of a letter has so many.
const TITLE: u32 = 14;

/// Names those who sign, and the titles of the letters that follow.
pub(super) fn name(units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let signed: Vec<(usize, usize)> =
        (1..kinds.len()).filter_map(|at| Some((at, signature(units, page, kinds, at)?))).collect();
    if signed.len() < SIGNED {
        return;
    }
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

/// Where the signature that begins at `at` ends, if one does.
fn signature(units: &[Unit], page: &Page, kinds: &[BlockKind], at: usize) -> Option<usize> {
    let features = page.features[at];
    let ends = [Feature::EndStop, Feature::EndAsk, Feature::EndQuoted];
    let ended = kinds[at - 1] == BlockKind::Paragraph
        && ends.into_iter().any(|end| page.features[at - 1].has(end));
    let named = features.has(Feature::IsName) && open(kinds[at]) && ended;
    let place = |at: usize| {
        let features = page.features[at];
        open(kinds[at])
            && units[at].words <= PLACE
            && units[at].blank_before == 0
            && features.has(Feature::EndOpen)
            && (features.has(Feature::TitleCase) || units[at].upper > 0 && units[at].words == 1)
            && units[at].digits == 0
    };
    let end = at + 1 + usize::from(at + 1 < kinds.len() && place(at + 1));
    (named && !page.prose.get(end).is_some_and(|prose| *prose)).then_some(end)
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
    fn names_above_what_is_said_sign_nothing() {
        let text = format!(
            "Ferry board meets\n{LETTER}\nMargaret Oduya\n{LETTER}\nPeter Lund\n{LETTER}\nMargaret \
             Oduya\n{LETTER}\n"
        );
        assert!(!kinds(&text)[2..].contains(&"byline"));
    }
}
