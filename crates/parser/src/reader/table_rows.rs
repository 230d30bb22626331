//! Tables in copy that was pasted: rows of columns right below each other.
//!
//! The decoder weighs lines by their words, and has seen tables as pages of the web paste them, with
//! tabs. Copy of agencies sets columns by blanks: two lines with columns ([`grammar::is_row`]), one right
//! below the other and a figure in one of them at least, are a table, whatever they were taken for.
//!
//! A short heading between two rows belongs to neither; a table of one row stays what it was. Columns
//! that begin beyond the line below the copy are a page's footer.

use copydesk_core::{BlockKind, Source};

use crate::grammar;
use crate::units::Unit;

/// More words are a sentence, though a typist or a scanner set wide gaps in it.
const LONGEST: u32 = 14;

/// Names the rows of tables.
pub(super) fn name(source: &Source, units: &[Unit], kinds: &mut [BlockKind]) {
    let row = |index: usize| {
        let unit = &units[index];
        let may = kinds[index].is_body()
            || matches!(
                kinds[index],
                BlockKind::Furniture | BlockKind::Caption | BlockKind::Byline
            );
        let text = unit.text.of(source.text());
        let told = unit.words > LONGEST || text.ends_with(['.', '!', '?', '"', '”', ',']);
        may && !told && unit.end - unit.first == 1 && grammar::is_row(text)
    };
    let Some(first) = kinds.iter().position(|kind| kind.is_body()) else { return };
    let last = kinds.iter().rposition(|kind| kind.is_body()).map_or(0, |last| last + 1 - first);
    let rows: Vec<bool> = (first..units.len()).map(row).collect();
    let mut at = 0;
    while at < rows.len() {
        let below = |next: &usize| rows[*next] && units[first + next].blank_before == 0;
        let end = (at + 1..rows.len()).take_while(below).last().map_or(at + 1, |last| last + 1);
        let figures = (at..end).any(|row| units[first + row].digits > 0);
        if rows[at] && end - at >= 2 && figures && at <= last {
            kinds[first + at..first + end].fill(BlockKind::Table);
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    fn kinds(copy: &str) -> Vec<&'static str> {
        let source = Source::new(copy).unwrap();
        let parsed = crate::Plain.parse(&source);
        parsed.articles[0].blocks().iter().map(|block| block.kind.id()).collect()
    }

    #[test]
    fn columns_are_a_table() {
        let copy = "Tin shares end higher\n\nShares in Kelda closed higher on Tuesday, the exchange of the \
            town said in its report.\n\n              Close      Change\nHalden Tin    112.50     +3.20\n\
            Rosford Foods  48.10     -0.40\n\nBuyers came back after lunch.  They left before dinner.  \
            Nobody said why, and the exchange will not ask them.\n";
        assert_eq!(kinds(copy), ["headline", "paragraph", "table", "paragraph"]);
    }
}
