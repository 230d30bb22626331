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
