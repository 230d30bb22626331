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
/// What the line before says of a line, by the bits of what it says.
const BEFORE: [FeatureSet; 64] = table([
    (BY, Feature::AfterBy),
    (DATE, Feature::DateBefore),
    (BYLINE, Feature::BylineBefore),
    (PHOTO, Feature::PhotoBefore),
    (FURNITURE, Feature::FurnitureBefore),
]);
/// The same of the line behind.
const BEHIND: [FeatureSet; 64] = table([
    (DATE, Feature::DateBehind),
    (BYLINE, Feature::BylineBehind),
    (PHOTO, Feature::PhotoBehind),
    (FURNITURE, Feature::FurnitureBehind),
]);

/// On a page that was pasted without its blank lines, that none stands beside a line says nothing of the
/// lines above the copy, where it would speak against a headline.
pub(super) fn unspaced(units: &[Unit], page: &mut Page) {
    if units.iter().skip(1).any(|unit| unit.blank_before > 0) {
        return;
    }
    for set in &mut page.features[..page.main.start] {
        set.remove(Feature::BlankBefore0);
        set.remove(Feature::BlankAfter0);
    }
}

const fn table<const ROWS: usize>(rows: [(u8, Feature); ROWS]) -> [FeatureSet; 64] {
    let mut table = [FeatureSet::EMPTY; 64];
    let mut said = 0;
    while said < 64 {
        let mut row = 0;
        while row < ROWS {
            let (bit, feature) = rows[row];
            table[said].add_if(feature, said as u8 & bit != 0);
            row += 1;
        }
        said += 1;
    }
    table
}

/// What a unit says of itself, a bit each.
fn said(set: FeatureSet, words: u32) -> u8 {
    use Feature as F;
    if set.has(F::IsMailHeader) {
        return 0;
    }
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
    let mut sizes = NO_SIZES;
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
        let size = size(&units[index]);
        let period = period(size, sizes, &mut periods);
        sizes = sizes << 4 | size;
        let mut set = page.features[index];
        if let Some(period) = period {
            set.add(period);
        }
        around.0 += Around::counted(window[2 * AROUND]);
        around.add(&mut set);
        around.0 -= Around::counted(window[0]);
        set.add_if(F::BehindMarker, markers == 1);
        set.add_if(F::BehindMarkers, markers > 1);
        markers += u32::from(window[AROUND] & MARKER != 0 && index >= page.main.start);
        let (before, behind) = (window[AROUND - 1], window[AROUND + 1]);
        set.join(BEFORE[usize::from(before) % 64]);
        set.join(BEHIND[usize::from(behind) % 64]);
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

/// How many of the lines around say what: three counters of a byte.
struct Around(u32);

impl Around {
    fn of(said: &[u8]) -> Self {
        Self(said.iter().map(|said| Self::counted(*said)).sum())
    }

    /// One in the counter of each thing that a line says.
    const fn counted(said: u8) -> u32 {
        (said & DATE != 0) as u32
            | ((said & BYLINE != 0) as u32) << 8
            | ((said & FURNITURE != 0) as u32) << 16
    }

    fn add(&self, set: &mut FeatureSet) {
        use Feature as F;
        let [dates, names, furniture, _] = self.0.to_le_bytes();
        set.add_if(F::DatesAround2, (2..=3).contains(&dates));
        set.add_if(F::DatesAround4, dates >= 4);
        set.add_if(F::FurnitureAround1, (1..=2).contains(&furniture));
        set.add_if(F::FurnitureAround3, furniture >= 3);
        set.add_if(F::NamesAround2, names >= 2);
    }
}

/// Tiny, short, middling or long.
fn size(unit: &Unit) -> u32 {
    match unit.words {
        0..=3 => 0,
        4..=11 => 1,
        12..=30 => 2,
        _ => 3,
    }
}

/// Four bits for each of the lines before, none of which is there.
const NO_SIZES: u32 = u32::MAX;

/// Whether the sizes of lines have repeated every so many lines three times over, as those of
/// teasers and comments do. `before` has the sizes of the lines before, the last in its lowest bits;
/// `periods` counts, for each of [`PERIODS`], how long they have.
fn period(own: u32, before: u32, periods: &mut [usize; 4]) -> Option<Feature> {
    const NAMES: [Feature; 4] =
        [Feature::Period2, Feature::Period3, Feature::Period4, Feature::Period4];
    // No bit is left of a line of the same size.
    let other = before ^ (own * 0x1111_1111);
    let mut found = None;
    for at in (0..periods.len()).rev() {
        let period = PERIODS.start + at;
        let shift = 4 * (period - 1);
        let same = (other >> shift).trailing_zeros() >= 4;
        periods[at] = if same { periods[at] + 1 } else { 0 };
        let alike = other.trailing_zeros() as usize >= shift;
        if periods[at] >= period * 2 && !alike {
            found = Some(NAMES[at]);
        }
    }
    found
}
