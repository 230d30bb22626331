//! Agency copy as it is mailed and posted: hard-wrapped at some 60 to 80 columns.
//!
//! Paragraphs are set apart by a blank line or by an indent. Decides by the wrap
//! ([`copydesk_core::Wrap`]), and more firmly where a date stamp such as `(Jan. 29)` or a sign-off
//! such as `==Agency` ends the copy. Leaves the furniture around it to the decoder. Does not read a
//! wire's control bytes: that is a carrier's work.

use copydesk_core::{Detection, Layout, LayoutId, LineReason, Parsed, Source};

use super::ends::{last, seen};
use crate::decoder::Feature;
use crate::grammar;
use crate::reader::{self, Facts, Profile};

/// Agency copy, hard-wrapped.
#[derive(Clone, Copy, Debug, Default)]
pub struct KyodoWrapped;

const PROFILE: Profile =
    Profile { id: LayoutId::new("kyodo-wrapped"), bias: &[], refine: reader::as_decoded };

/// How many units from the end are looked at.
const ENDS: usize = 4;

impl Layout for KyodoWrapped {
    fn id(&self) -> LayoutId {
        PROFILE.id
    }

    fn detect(&self, source: &Source) -> Detection {
        let Some(wrap) = source.lines().wrap() else { return Detection::none() };
        let whole = wrap.explained as f32 / (wrap.pairs + wrap.wider).max(1) as f32;
        let facts = Facts::of(source);
        let stamp = last(source, &facts, ENDS)
            .find(|end| end.is(&[Feature::EndBracket]) && grammar::date_stamp(end.text).is_some());
        let sign_off = last(source, &facts, ENDS).find(|end| {
            end.text.starts_with('=') && end.is(&[Feature::IsSignOff])
                || grammar::sign_off_at_end(end.text).is_some()
        });
        let mut score = 0.25 + 0.25 * whole;
        score += if stamp.is_some() { 0.3 } else { 0.0 };
        score += if sign_off.is_some() { 0.3 } else { 0.0 };
        Detection::score(score)
            .because(wrap.evidence())
            .and(stamp.map(|end| seen(end.unit, "a date stamp ends the copy")))
            .and(sign_off.map(|end| seen(end.unit, "a sign-off ends the copy")))
    }

    fn parse(&self, source: &Source) -> Parsed {
        reader::read(source, &PROFILE)
    }

    fn explain(&self, source: &Source) -> Vec<LineReason> {
        reader::explain(source, &PROFILE)
    }
}
