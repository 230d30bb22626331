//! Plain copy: a headline or none, and paragraphs.
//!
//! Always matches, with the lowest score, so that there is always a reading. It is the same decoder
//! with a weight against furniture: where nothing looks like a page, a short line is more likely part
//! of the copy, and a sentence is a paragraph unless its own words say otherwise.

use copydesk_core::{BlockKind, Detection, Layout, LayoutId, LineReason, Parsed, Source};

use crate::decoder::{Feature, Role};
use crate::reader::{self, Profile, Reading, captions};

/// Plain copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

/// In twentieths of a point, as the weights are.
const AGAINST_FURNITURE: i16 = -150;

const PROFILE: Profile = Profile {
    id: LayoutId::new("plain"),
    bias: &[
        (Role::TopFurniture, AGAINST_FURNITURE),
        (Role::HeadFurniture, AGAINST_FURNITURE),
        (Role::BodyFurniture, AGAINST_FURNITURE),
        (Role::EndFurniture, AGAINST_FURNITURE),
    ],
    refine,
};

/// A sentence that nothing marks as furniture or as a caption is copy, wherever it stands, but for the
/// headline said again.
fn refine(reading: &mut Reading<'_>) {
    for unit in 0..reading.units.len() {
        let features = reading.page.features[unit];
        let apart = matches!(reading.kinds[unit], BlockKind::Furniture | BlockKind::Caption);
        let last = unit + 1 == reading.units.len();
        let sentence = SENTENCE.iter().any(|feature| features.has(*feature))
            || last && BREAKS_OFF.iter().all(|feature| features.has(*feature));
        let marked = MARKED.iter().any(|feature| features.has(*feature));
        if apart
            && sentence
            && !marked
            && reading.units[unit].words >= LEAST_WORDS
            && !is_known(reading, unit)
        {
            reading.kinds[unit] = BlockKind::Paragraph;
        }
    }
}

/// Whether a caption is one by its credit, or furniture by the headline.
fn is_known(reading: &Reading<'_>, unit: usize) -> bool {
    let text = reading.text(unit);
    match reading.kinds[unit] {
        BlockKind::Caption => captions::is_certain(text),
        _ => reading.of_kind(BlockKind::Headline).any(|headline| {
            reading.units[headline].words >= LEAST_WORDS && text.ends_with(reading.text(headline))
        }),
    }
}

const LEAST_WORDS: u32 = 4;
const SENTENCE: [Feature; 3] = [Feature::EndStop, Feature::EndAsk, Feature::EndQuoted];
/// How copy ends that was cut: behind a paragraph, in words of a sentence, without its end.
const BREAKS_OFF: [Feature; 4] =
    [Feature::PreviousProse, Feature::ManyGrammarWords, Feature::FewCapitals, Feature::EndOpen];
const MARKED: [Feature; 6] = [
    Feature::FurnitureLine,
    Feature::FurnitureOpening,
    Feature::FurnitureWord,
    Feature::HasAddress,
    Feature::IsPhotoCredit,
    Feature::IsCaption,
];

/// The score of what always matches.
const LOWEST: f32 = 0.1;

impl Layout for Plain {
    fn id(&self) -> LayoutId {
        PROFILE.id
    }

    fn detect(&self, _source: &Source) -> Detection {
        Detection::score(LOWEST)
    }

    fn parse(&self, source: &Source) -> Parsed {
        reader::read(source, &PROFILE)
    }

    fn explain(&self, source: &Source) -> Vec<LineReason> {
        reader::explain(source, &PROFILE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Copy of three paragraphs, of which the second opens with `sentence`, is read as copy.
    fn stays_copy(sentence: &str, rest: &str) {
        let text = format!("{rest}\n\n{sentence}\n\n{rest}\n");
        let source = Source::new(text).unwrap();
        let parsed = Plain.parse(&source);
        let kinds = parsed.articles[0].blocks().iter().map(|block| block.kind.id());
        assert_eq!(kinds.collect::<Vec<_>>(), ["paragraph"; 3], "{sentence}");
        assert_eq!(crate::layouts::WebPage.detect(&source), Detection::none(), "{sentence}");
    }

    #[test]
    fn a_sentence_that_opens_as_a_button_may_is_copy() {
        let english =
            "The harbour board of Kell said on Tuesday that it would reopen the northern pier.";
        for sentence in [
            "Continue to expect delays, the board told travellers.",
            "Popular in Japan, the dish is now sold on the pier.",
            "Something went wrong on the bridge that night, its captain said.",
            "Promoted by the board in May, she now runs the ferries.",
        ] {
            stays_copy(sentence, english);
        }
        let german = "Der Hafenrat von Kell sagte am Dienstag, dass er den Steg im Norden wieder öffnen werde.";
        for sentence in [
            "Das könnte teuer werden.",
            "Sie haben bereits zwölf Häuser verloren, sagte der Rat.",
            "An dieser Stelle stand einst ein Kino.",
            "Hier geht es um viel Geld.",
            "Weitere Themen waren der Hafen und das Kino.",
        ] {
            stays_copy(sentence, german);
        }
    }
}
