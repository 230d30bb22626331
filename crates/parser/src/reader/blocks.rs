//! Blocks from units: whole lines, tiling the text.
//!
//! Blank lines go to the block before them, leading ones to the first. Adjacent units of a kind that
//! has no parts of its own (furniture, a table's rows, header lines, the halves of a `Published / on`)
//! are one block; and so are the lines of one headline.

use copydesk_core::{Block, BlockKind, Span};

use super::Reading;

/// The blocks of a source that is not empty.
pub(super) fn blocks(reading: &Reading<'_>) -> Vec<Block> {
    let source = reading.source;
    let end = source.span().end;
    let mut blocks: Vec<Block> = Vec::with_capacity(reading.units.len());
    for (unit, kind) in reading.units.iter().zip(&reading.kinds) {
        let is_rest = *kind == BlockKind::Headline && unit.blank_before == 0;
        if blocks.last().is_some_and(|last| last.kind == *kind && (is_run(*kind) || is_rest)) {
            continue;
        }
        let start = source.lines().get(unit.first as usize).map_or(0, |line| line.span.start);
        let start = if blocks.is_empty() { 0 } else { start };
        if let Some(last) = blocks.last_mut() {
            last.span.end = start;
        }
        blocks.push(Block::new(*kind, Span::new(start, end)));
    }
    if blocks.is_empty() {
        // Nothing but blanks.
        blocks.push(Block::new(BlockKind::Furniture, source.span()));
    }
    blocks
}

const fn is_run(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Furniture
            | BlockKind::Table
            | BlockKind::WireHeader
            | BlockKind::Published
            | BlockKind::Byline
            | BlockKind::Rights
    )
}
