//! What the units around a unit say, and the shape of the run of lines that it stands in.
//!
//! The decoder weighs one role beside the next; it does not see that two lines further down there is
//! a date, nor that a line is one of twenty alike.

use super::evidence::Page;
use super::features::{Feature, FeatureSet};
use crate::units::Unit;

const DATE: u8 = 1;
const BYLINE: u8 = 2;
const PHOTO: u8 = 4;
const FURNITURE: u8 = 8;
const MARKER: u8 = 16;
/// A byline's word and nothing else: `von`.
const BY: u8 = 32;

/// So many lines to either side count as around.
const AROUND: usize = 6;
/// A line and those around it.
const WINDOW: usize = 2 * AROUND + 1;
/// So many lines may lie from one line to the next that is like it.
const PERIODS: std::ops::Range<usize> = 2..6;
/// The size of no line.
const NO_SIZE: u8 = u8::MAX;

/// What a unit says of itself, a bit each.
fn said(set: FeatureSet, words: u32) -> u8 {
    use Feature as F;
    let date = set.has(F::IsDate)
        || set.has(F::NameSays)
        || words <= 10 && (set.has(F::HasDate) || set.has(F::LooksDated));
    let byline = set.has(F::IsByline) || set.has(F::IsName);
    let photo = set.has(F::IsPhotoCredit) || set.has(F::IsCaption);
    let furniture = set.has(F::FurnitureLine) || set.has(F::FurnitureOpening);
    let by = words <= 2 && set.has(F::ByAlone);
    (u8::from(date) * DATE)
        | (u8::from(set.has(F::EndMarker)) * MARKER)
        | (u8::from(by) * BY)
        | (u8::from(byline) * BYLINE)
        | (u8::from(photo) * PHOTO)
        | (u8::from(furniture) * FURNITURE)
}

/// Adds the features.
pub(super) fn add(units: &[Unit], page: &mut Page) {
    use Feature as F;
    // With nothing said before the first and behind the last, so that no window is cut short.
    let mut said = vec![0; AROUND];
    said.extend(page.features.iter().zip(units).map(|(set, unit)| self::said(*set, unit.words)));
    said.extend([0; AROUND]);
    let (mut run_start, mut run_end) = (0, 0);
    let mut markers = 0;
    let mut around = Around::of(&said[..2 * AROUND]);
    let mut periods = [0_usize; 4];
    let mut sizes = vec![NO_SIZE; PERIODS.end - 1];
    sizes.extend(units.iter().map(size));
    for (index, window) in said.windows(WINDOW).enumerate() {
        let Ok(window) = <&[u8; WINDOW]>::try_from(window) else { continue };
        if index >= run_end {
            run_start = index;
            let prose = page.prose[index];
            run_end = page.prose[index..]
                .iter()
                .position(|other| *other != prose)
                .map_or(units.len(), |length| index + length);
        }
        let period = period(&sizes[index..index + PERIODS.end], &mut periods);
        let mut set = page.features[index];
        if let Some(period) = period {
            set.add(period);
        }
        around.count(window[2 * AROUND], 1);
        around.add(&mut set);
        around.count(window[0], usize::MAX);
        set.add_if(F::BehindMarker, markers == 1);
        set.add_if(F::BehindMarkers, markers > 1);
        markers += u32::from(window[AROUND] & MARKER != 0 && index >= page.main.start);
        let (before, behind) = (window[AROUND - 1], window[AROUND + 1]);
        set.add_if(F::AfterBy, before & BY != 0);
        set.add_if(F::DateBefore, before & DATE != 0);
        set.add_if(F::DateBehind, behind & DATE != 0);
        set.add_if(F::BylineBefore, before & BYLINE != 0);
        set.add_if(F::BylineBehind, behind & BYLINE != 0);
        set.add_if(F::PhotoBefore, before & PHOTO != 0);
        set.add_if(F::PhotoBehind, behind & PHOTO != 0);
        set.add_if(F::FurnitureBefore, before & FURNITURE != 0);
        set.add_if(F::FurnitureBehind, behind & FURNITURE != 0);
        let any = |near: &[u8]| near.iter().fold(0, |all, one| all | one);
        let near = any(&window[AROUND + 1..AROUND + 5]);
        set.add_if(F::HeadBehind, near & (DATE | BYLINE) != 0);
        let near = any(&window[AROUND - 4..AROUND]);
        set.add_if(F::HeadBefore, near & (DATE | BYLINE) != 0);
        if !page.prose[index] {
            set.add(match run_end - run_start {
                1 => F::Run1,
                2 => F::Run2,
                3..=4 => F::Run3,
                5..=9 => F::Run5,
                _ => F::Run10,
            });
            let between = run_start > 0 && run_end < units.len();
            set.add_if(F::RunFirst, between && index == run_start && run_end - run_start > 1);
            set.add_if(F::RunLast, between && index + 1 == run_end && run_end - run_start > 1);
            heads(&mut set, &units[index], between && index + 1 == run_end);
        }
        page.features[index] = set;
    }
}

/// Shapes of lines between prose: what heads the prose behind it, and what points elsewhere.
fn heads(set: &mut FeatureSet, unit: &Unit, above_prose: bool) {
    use Feature as F;
    let open = set.has(F::EndOpen) || set.has(F::EndAsk);
    let capital = !set.has(F::StartsSmall) && !set.has(F::StartsBullet) && !set.has(F::StartsSign);
    let alone = set.has(F::Run1);
    set.add_if(F::HeadsProse, above_prose && open && capital && (1..=12).contains(&unit.words));
    set.add_if(F::AloneTiny, alone && above_prose && open && unit.words <= 2);
    set.add_if(F::AloneShort, alone && above_prose && open && (3..=8).contains(&unit.words));
    set.add_if(F::AloneMid, alone && above_prose && open && (9..=16).contains(&unit.words));
    set.add_if(F::AloneClosed, alone && above_prose && !open);
}

/// How many of the lines around say what.
#[derive(Default)]
struct Around {
    dates: usize,
    names: usize,
    furniture: usize,
}

impl Around {
    fn of(said: &[u8]) -> Self {
        let mut around = Self::default();
        for said in said {
            around.count(*said, 1);
        }
        around
    }

    /// Counts what a line says, `by` 1 or less 1.
    fn count(&mut self, said: u8, by: usize) {
        let add = |cell: &mut usize, bit: u8| {
            *cell = cell.wrapping_add(by.wrapping_mul(usize::from(said & bit != 0)));
        };
        add(&mut self.dates, DATE);
        add(&mut self.names, BYLINE);
        add(&mut self.furniture, FURNITURE);
    }

    fn add(&self, set: &mut FeatureSet) {
        use Feature as F;
        set.add_if(F::DatesAround2, (2..=3).contains(&self.dates));
        set.add_if(F::DatesAround4, self.dates >= 4);
        set.add_if(F::FurnitureAround1, (1..=2).contains(&self.furniture));
        set.add_if(F::FurnitureAround3, self.furniture >= 3);
        set.add_if(F::NamesAround2, self.names >= 2);
    }
}

/// Tiny, short, middling or long.
fn size(unit: &Unit) -> u8 {
    match unit.words {
        0..=3 => 0,
        4..=11 => 1,
        12..=30 => 2,
        _ => 3,
    }
}

/// Whether the sizes of lines have repeated every so many lines three times over, as those of
/// teasers and comments do. `sizes` ends with the line's own; `periods` counts, for each of
/// [`PERIODS`], how long they have.
fn period(sizes: &[u8], periods: &mut [usize; 4]) -> Option<Feature> {
    let (own, before) = sizes.split_last()?;
    let mut found = None;
    for ((at, run), period) in periods.iter_mut().enumerate().zip(PERIODS).rev() {
        let same = before[before.len() - period] == *own;
        *run = if same { *run + 1 } else { 0 };
        if *run < period * 2 {
            continue;
        }
        let alike = before[before.len() + 1 - period..].iter().all(|size| size == own);
        if !alike {
            found =
                Some([Feature::Period2, Feature::Period3, Feature::Period4, Feature::Period4][at]);
        }
    }
    found
}
