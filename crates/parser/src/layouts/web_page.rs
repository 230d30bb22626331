//! A web page as it was pasted, with its furniture: menus, teasers, share bars, cookie notices.
//!
//! Decides by phrases of furniture (`data/furniture.txt`) and by the number of tiny units among the
//! first and the last of the page. Any site: no page is known by name.

use copydesk_core::{Detection, Layout, LayoutId, LineReason, Parsed, Source};

use super::ends::{first, last, seen};
use crate::decoder::Feature;
use crate::reader::{self, Facts, Profile};

/// A pasted web page.
#[derive(Clone, Copy, Debug, Default)]
pub struct WebPage;

const PROFILE: Profile =
    Profile { id: LayoutId::new("web-page"), bias: &[], refine: reader::as_decoded };

/// How many units from either end are looked at.
const ENDS: usize = 16;
/// How many pieces of evidence are named.
const NAMED: usize = 6;

impl Layout for WebPage {
    fn id(&self) -> LayoutId {
        PROFILE.id
    }

    fn detect(&self, source: &Source) -> Detection {
        let mut found = Detection::none();
        let (mut phrases, mut tiny, mut named) = (0_u8, 0_u8, 0);
        let facts = Facts::of(source);
        for end in first(source, &facts, ENDS).chain(last(source, &facts, ENDS)) {
            if end.unit.words > 12 {
                continue;
            }
            let sign = if end.is(&[Feature::FurnitureLine, Feature::FurnitureOpening]) {
                Some("furniture of a page")
            } else if end.unit.words <= 9 && end.is(&[Feature::IsPhotoCredit]) {
                Some("a photo credit")
            } else {
                None
            };
            tiny = tiny.saturating_add(u8::from(end.unit.words <= 3));
            let Some(what) = sign else { continue };
            phrases = phrases.saturating_add(1);
            if named < NAMED {
                named += 1;
                found = found.because(seen(end.unit, what));
            }
        }
        let few = |count: u8, worth: f32, most: f32| (f32::from(count) * worth).min(most);
        if phrases == 0 && tiny < 3 {
            return Detection::none();
        }
        found.rescored(few(phrases, 0.2, 0.6) + few(tiny, 0.03, 0.25))
    }

    fn parse(&self, source: &Source) -> Parsed {
        reader::read(source, &PROFILE)
    }

    fn explain(&self, source: &Source) -> Vec<LineReason> {
        reader::explain(source, &PROFILE)
    }
}
