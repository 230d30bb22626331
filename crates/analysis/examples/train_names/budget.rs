//! What is wrong or missed, by class of error.

use std::ops::Range;

use copydesk_analysis::passes::names::Name;
use copydesk_analysis::passes::names::tagger::{self, Weights};

use crate::{Read, number_of, shown};

const KINDS: [&str; 4] = ["person", "organization", "place", "all"];

/// What is counted of one kind.
#[derive(Clone, Copy, Default)]
struct Counts {
    gold: usize,
    found: usize,
    right: usize,
    /// Of the gold: found with another extent, as another kind, with both, and not at all.
    extent: usize,
    kind: usize,
    both: usize,
    missed: usize,
    /// Of what is found: over what the set has as a name of something else, and over nothing.
    other: usize,
    invented: usize,
}

/// The table of a set: a name of the gold is in the class of what overlaps it most.
pub(crate) fn table(weights: &Weights<'_>, set: &[Read]) -> String {
    let mut counts = [Counts::default(); 4];
    for read in set {
        let names: Vec<Name> = tagger::names(weights, &read.reading, &read.sentences);
        let found: Vec<(Range<usize>, usize)> =
            names.iter().flat_map(|name| shown(name).map(|span| (span, number_of(name)))).collect();
        let gold = &read.document.names;
        for (span, kind) in gold.iter().filter(|(_, kind)| *kind < 3) {
            let class = |counts: &mut Counts| {
                counts.gold += 1;
                let same = |other: &&(Range<usize>, usize)| other.0 == *span;
                if let Some((_, found)) = found.iter().find(same) {
                    let right = found == kind;
                    *(if right { &mut counts.right } else { &mut counts.kind }) += 1;
                    return;
                }
                let mut over = found.iter().filter(|(found, _)| overlaps(found, span)).peekable();
                if over.peek().is_none() {
                    counts.missed += 1;
                } else if over.any(|(_, found)| found == kind) {
                    counts.extent += 1;
                } else {
                    counts.both += 1;
                }
            };
            for place in [*kind, 3] {
                class(&mut counts[place]);
            }
        }
        for (span, kind) in &found {
            let over = |other: &&(Range<usize>, usize)| overlaps(&other.0, span);
            let own = gold.iter().any(|one| over(&one) && one.1 < 3);
            let other = gold.iter().any(|one| over(&one));
            for place in [*kind, 3] {
                counts[place].found += 1;
                counts[place].invented += usize::from(!own && !other);
                counts[place].other += usize::from(!own && other);
            }
        }
    }
    let row = |(name, counts): (&str, &Counts)| {
        format!(
            "    {name:<12} gold {:>5} found {:>5} right {:>5} | extent {:>4} kind {:>4} both {:>4} missed {:>4} | something else {:>4} invented {:>4}\n",
            counts.gold,
            counts.found,
            counts.right,
            counts.extent,
            counts.kind,
            counts.both,
            counts.missed,
            counts.other,
            counts.invented
        )
    };
    KINDS.into_iter().zip(&counts).map(row).collect()
}

const fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
