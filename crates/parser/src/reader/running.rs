//! What a program sets between the parts of copy again and again, on pages of which nothing but the text is
//! known: the running heads of pages that were copied out of a document, and the counters of a gallery.
//!
//! A running head has strokes or wide blanks between its parts, one of which is the number of the page (`THE QUAY | 4 June
//! 2024 | 5`, on the next page the other way round), or stands beside it (`Page 12`). A counter is `2 of 4`.
//! They are furniture where the number goes up by one each time, nothing else of them changes, and one of
//! them stands within the copy. Headings that count (`Chapter 2`) and rows of tables have neither form.

use copydesk_core::{BlockKind, Source};
use rustc_hash::FxHashMap;

use crate::decoder::{Feature, Page};
use crate::tables::{COUNTS_OF, PAGES, fold};
use crate::units::Unit;

/// Words of a running head, at most.
const HEAD: u32 = 14;
/// Wide blanks are counted as words: so many at most, in a line of so many bytes.
const BLANKS: u32 = 80;
const WIDE: usize = 120;
/// Words of a counter or of a page's number, at most.
const COUNTER: u32 = 4;
/// So many units around the copy may be of it.
const AROUND: usize = 6;
/// A number of a page has so many digits at most.
const DIGITS: usize = 4;

/// What stands between the columns of a running head.
const COLUMNS: [&str; 2] = ["   ", "\t"];

/// A total among these is a year: `5/2024`.
const YEARS: std::ops::Range<u32> = 1900..2100;

/// A line that counts.
struct Counting {
    at: usize,
    /// What it has in common with those of other pages.
    own: u64,
    number: u32,
    /// Whether the name of the document may stand beside it.
    page: bool,
}

/// Makes furniture of them.
pub(super) fn unname(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(first) = kinds.iter().position(|kind| *kind == BlockKind::Paragraph) else { return };
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    let text = |at: usize| units[at].text.of(source.text());
    let may = |at: &usize| {
        let unit = &units[*at];
        if unit.digits == 0 || page.prose[*at] && unit.words > BLANKS {
            return false;
        }
        let bytes = text(*at).as_bytes();
        let ends = bytes.last().is_some_and(u8::is_ascii_digit);
        unit.words <= COUNTER && ends
            || unit.words <= HEAD && page.features[*at].has(Feature::HasPipes)
            || (ends || bytes[0].is_ascii_digit())
                && bytes.len() <= WIDE
                && column(text(*at)).is_some()
    };
    let near = first.saturating_sub(AROUND)..kinds.len().min(last + AROUND);
    let told = near.filter(may);
    let told: Vec<Counting> =
        told.filter_map(|at| counting(at, text(at), units[at].words)).collect();
    // The line of the same kind above each and below it, in one pass: a page may have any number of them.
    let (mut above, mut below) = (vec![None; told.len()], vec![None; told.len()]);
    let mut latest: FxHashMap<u64, usize> = FxHashMap::default();
    for (index, line) in told.iter().enumerate() {
        if let Some(before) = latest.insert(line.own, index) {
            (above[index], below[before]) = (Some(before), Some(index));
        }
    }
    for (index, line) in told.iter().enumerate() {
        let (before, behind) = (above[index].map(|at| &told[at]), below[index].map(|at| &told[at]));
        let counts = |low: Option<&Counting>, high: Option<&Counting>| {
            low.zip(high).is_none_or(|(low, high)| low.number + 1 == high.number)
        };
        let mut around = [before, Some(line), behind].into_iter().flatten();
        let inside = around.any(|line| (first..last).contains(&line.at));
        let alone = before.is_none() && behind.is_none();
        if alone || !inside || !counts(before, Some(line)) || !counts(Some(line), behind) {
            continue;
        }
        kinds[line.at] = BlockKind::Furniture;
        let beside = line.page.then(|| [line.at.checked_sub(1), Some(line.at + 1)]);
        for beside in beside.into_iter().flatten().flatten() {
            let named = units.get(beside).is_some_and(|unit| unit.words <= HEAD);
            if named && page.features[beside].has(Feature::Repeated) {
                kinds[beside] = BlockKind::Furniture;
            }
        }
    }
}

/// What a line counts, if it does.
fn counting(at: usize, text: &str, words: u32) -> Option<Counting> {
    if words <= COUNTER {
        if let Some((number, total)) = counter(text) {
            return Some(Counting { at, own: u64::from(total), number, page: false });
        }
        let mut parts = text.split([' ', '/']).filter(|part| !part.is_empty());
        let (head, tail) = (parts.next()?, parts.next_back().unwrap_or_default());
        // `Page 12`, `Page 12 of 30`
        if PAGES.iter().any(|own| head.eq_ignore_ascii_case(own)) {
            let number = parsed(parts.next().unwrap_or(tail))?;
            return Some(Counting { at, own: fold(head), number, page: true });
        }
    }
    let sign = if text.contains('|') { "|" } else { column(text)? };
    let parts = || text.split(sign).map(str::trim).filter(|part| !part.is_empty());
    let number = parts().find_map(paged)?;
    let others = parts().filter(|part| paged(part).is_none());
    let own = others.map(fold).fold(0, u64::wrapping_add);
    Some(Counting { at, own, number, page: false })
}

/// What parts columns, where a text has some.
fn column(text: &str) -> Option<&'static str> {
    COLUMNS
        .into_iter()
        .find(|blanks| memchr::memmem::find(text.as_bytes(), blanks.as_bytes()).is_some())
}

/// `4`, `PAGE 4`
fn paged(part: &str) -> Option<u32> {
    let (word, number) = part.split_once(' ').unwrap_or(("", part));
    let named = word.is_empty() || PAGES.iter().any(|own| word.eq_ignore_ascii_case(own));
    parsed(number).filter(|_| named)
}

/// The number and the total of `2 of 4` or `2/4`: no date, and no rows of a table.
fn counter(text: &str) -> Option<(u32, u32)> {
    let signs = |c: char| c.is_ascii_digit();
    let (head, tail) = (text.trim_start_matches(signs), text.trim_end_matches(signs));
    let number = parsed(&text[..text.len() - head.len()])?;
    let total = parsed(&text[tail.len()..])?;
    let middle = text.get(text.len() - head.len()..tail.len())?.trim();
    let told = middle == "/" || COUNTS_OF.iter().any(|of| middle.eq_ignore_ascii_case(of));
    (told && number <= total && !YEARS.contains(&total)).then_some((number, total))
}

/// A number of few digits.
fn parsed(word: &str) -> Option<u32> {
    let digits = word.len() <= DIGITS && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    const PROSE: &str = "The ferry to Kell sails again on Monday, the harbour board said on Friday. It had \
        been laid up for repairs since the storm of last week, and islanders had waited for it.";

    /// The kind of the line between paragraphs.
    fn between(first: &str, second: &str) -> Vec<&'static str> {
        let text =
            format!("Ferry sails again\n\n{PROSE}\n\n{first}\n\n{PROSE}\n\n{second}\n\n{PROSE}\n");
        let source = Source::new(text).unwrap();
        let parsed = crate::Plain.parse(&source);
        parsed.articles[0]
            .blocks()
            .iter()
            .map(|block| block.kind.id())
            .skip(2)
            .step_by(2)
            .take(2)
            .collect()
    }

    #[test]
    fn running_heads_and_counters_are_furniture() {
        for (first, second) in [
            ("THE QUAY | Friday 3 May 2024 | 5", "6 | THE QUAY | Friday 3 May 2024"),
            ("THE QUAY     3 May 2024     PAGE 5", "THE QUAY     3 May 2024     PAGE 6"),
            ("2 of 4", "3 of 4"),
            ("2/9", "3/9"),
            ("2 / 9", "3 / 9"),
            ("2 von 9", "3 von 9"),
            ("Page 2", "Page 3"),
        ] {
            assert_eq!(between(first, second), ["furniture"; 2], "{first}");
        }
        for (first, second) in [
            ("Chapter 2", "Chapter 3"),
            ("Day 2 of the storm", "Day 3 of the storm"),
            ("2 goals 4", "3 goals 4"),
            ("1 Ode 10", "2 Ode 10"),
            ("1 10", "2 10"),
            ("1 May 2024", "2 June 2024"),
            ("5 of 4", "6 of 4"),
            ("5/2024", "6/2024"),
        ] {
            assert!(!between(first, second).contains(&"furniture"), "{first}");
        }
    }
}
