//! Wire copy: header or notes above, a byline, a dateline, credits and a sign-off below.
//!
//! Decides by these marks of the trade, each with points of its own; a dateline that names its
//! agency counts for more than a bare one, which web pages print too.

use copydesk_core::{Detection, Layout, LayoutId, LineReason, Parsed, Source};

use super::ends::{first, last, seen};
use crate::grammar::{self, NoteKind};
use crate::reader::{self, Profile};

/// Wire copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wire;

const PROFILE: Profile =
    Profile { id: LayoutId::new("wire"), bias: &[], refine: reader::as_decoded };

/// How many lines from either end are looked at.
const TOP: usize = 14;
const BOTTOM: usize = 6;

impl Layout for Wire {
    fn id(&self) -> LayoutId {
        PROFILE.id
    }

    fn detect(&self, source: &Source) -> Detection {
        let mut score = 0.0;
        let mut found = Detection::none();
        let mut seen_kinds = [false; 5];
        for (line, text) in first(source, TOP) {
            let note = grammar::note(text);
            let sign = if line.digits > 0 && line.words <= 9 && grammar::slug_line(text).is_some() {
                Some((0, 0.4, "a slug line"))
            } else if note == Some(NoteKind::Editors) || note == Some(NoteKind::Embargo) {
                Some((1, 0.2, "a note to editors"))
            } else if let Some(dateline) = grammar::dateline(text) {
                let points = if dateline.agency.is_some() { 0.4 } else { 0.2 };
                Some((2, points, "a dateline"))
            } else {
                None
            };
            if let Some((kind, points, what)) = sign
                && !std::mem::replace(&mut seen_kinds[kind], true)
            {
                score += points;
                found = found.because(seen(line, what));
            }
        }
        for (line, text) in last(source, BOTTOM) {
            let sign = if line.words <= 4 && grammar::sign_off(text) {
                Some((3, 0.2, "a sign-off"))
            } else if grammar::credits(text).is_some() {
                Some((4, 0.2, "credits"))
            } else {
                None
            };
            if let Some((kind, points, what)) = sign
                && !std::mem::replace(&mut seen_kinds[kind], true)
            {
                score += points;
                found = found.because(seen(line, what));
            }
        }
        found.rescored(score)
    }

    fn parse(&self, source: &Source) -> Parsed {
        reader::read(source, &PROFILE)
    }

    fn explain(&self, source: &Source) -> Vec<LineReason> {
        reader::explain(source, &PROFILE)
    }
}
