//! Plain copy: a headline or none, and paragraphs.
//!
//! Always matches, with the lowest score, so that there is always a reading. It is the same decoder
//! with a weight against furniture: where nothing looks like a page, a short line is more likely part
//! of the copy.

use copydesk_core::{Detection, Layout, LayoutId, LineReason, Parsed, Source};

use crate::decoder::Role;
use crate::reader::{self, Profile};

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
    refine: reader::as_decoded,
};

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
