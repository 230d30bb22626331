//! `copy/lost-text`: a paragraph that breaks off.
//!
//! Two signs. A quotation is open at the end of a paragraph that does not end a sentence, and the
//! next one does not go on with a quotation mark. Or a paragraph of twenty words or more stops at a
//! word in small letters, on a page where nearly every other paragraph ends with a mark, and the next
//! paragraph begins a sentence of its own: where a page was cut at its links, lines go on in small
//! letters or in scraps.
//!
//! `copy/unclosed-quotation`, a note: a quotation is open at the end of a paragraph that does end a
//! sentence, and the next one does not go on with it. That is more often a forgotten mark than lost
//! lines.
//!
//! Double marks of every kind count (`“`, `"`, ` `` `, `«`), and any of them closes any other, for
//! copy mixes them. Single marks do not: an apostrophe looks the same. An inch mark is one that
//! stands right behind a digit while nothing is open.

use copydesk_core::{BlockKind, Diagnostic, Severity, Span};

use crate::reader::Reading;

const LEAST_WORDS: u32 = 20;
/// Fewer paragraphs than this do not show how a page ends them.
const LEAST_PARAGRAPHS: usize = 4;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let judge = |unit| (unit, ends_sentence(reading.text(unit)));
    let paragraphs: Vec<(usize, bool)> = reading.of_kind(BlockKind::Paragraph).map(judge).collect();
    let long = |(unit, _): &&(usize, bool)| reading.units[*unit].words >= 12;
    let total = paragraphs.iter().filter(long).count();
    let closed = paragraphs.iter().filter(long).filter(|(_, ended)| *ended).count();
    let marked = total >= LEAST_PARAGRAPHS && closed * 100 >= total * 80;
    let mut diagnostics = Vec::new();
    for (index, (unit, ended)) in paragraphs.iter().enumerate() {
        let text = reading.text(*unit);
        let ended = *ended;
        let next = paragraphs.get(index + 1).map(|(next, _)| reading.text(*next));
        let continued =
            next.is_some_and(|next| next.starts_with(['"', '“', '„', '«', '”', '`', '\'', '‘']));
        let open = open_quotation(text);
        match open {
            Some(at) if !continued && !ended => diagnostics.push(lost(reading, *unit, Some(at))),
            Some(at) if !continued && next.is_some() => {
                diagnostics.push(unclosed(reading, *unit, at));
            }
            None if marked
                && !ended
                && paragraphs
                    .get(index + 1)
                    .is_some_and(|(next, _)| begins_sentence(reading, *unit, *next))
                && breaks_off(text)
                && reading.units[*unit].words >= LEAST_WORDS =>
            {
                diagnostics.push(lost(reading, *unit, None));
            }
            _ => {}
        }
    }
    diagnostics
}

/// Where a quotation opens that the text does not close.
fn open_quotation(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Most paragraphs hold no quotation mark: two vector searches say so.
    if memchr::memchr3(b'"', 0xe2, 0xc2, bytes).is_none()
        && memchr::memchr2(b'`', b'\'', bytes).is_none()
    {
        return None;
    }
    let mut open = None;
    let mut at = 0;
    while let Some(mark) =
        bytes[at..].iter().position(|byte| MARKS[usize::from(*byte)]).map(|n| at + n)
    {
        at = mark + 1;
        let doubled = bytes.get(mark) == bytes.get(mark + 1);
        match &bytes[mark..] {
            // “ and „, then ”
            [0xe2, 0x80, 0x9c | 0x9e, ..] | [0xc2, 0xab, ..] => open = open.or(Some(mark)),
            [0xe2, 0x80, 0x9d, ..] | [0xc2, 0xbb, ..] => open = None,
            [b'"', ..] if open.is_some() => open = None,
            [b'"', ..] if mark > 0 && bytes[mark - 1].is_ascii_digit() => {}
            [b'"', ..] => open = Some(mark),
            [b'`', ..] if doubled => {
                open = open.or(Some(mark));
                at += 1;
            }
            [b'\'', ..] if doubled => {
                open = None;
                at += 1;
            }
            _ => {}
        }
    }
    open
}

/// Bytes that may begin a quotation mark.
const MARKS: [bool; 256] = {
    let mut table = [false; 256];
    table[b'"' as usize] = true;
    table[b'`' as usize] = true;
    table[b'\'' as usize] = true;
    table[0xe2] = true;
    table[0xc2] = true;
    table
};

/// Whether a text ends a sentence or introduces what follows.
fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '“', '»', '’', '\'', ')', ']', ' ', '\u{a0}']);
    bare.len() < text.len() && bare.ends_with(|c: char| !c.is_alphanumeric())
        || text.ends_with(['.', '!', '?', '…', ':', ')', ']', '"', '”', '»', '’', ';', '。', '」'])
}

/// Whether a text stops at a word in small letters or a comma.
fn breaks_off(text: &str) -> bool {
    let Some(last) = text.split_whitespace().next_back() else { return false };
    let word = last.trim_end_matches(',');
    !word.is_empty() && word.chars().all(|c| c.is_lowercase() || c == '-' || c == '’' || c == '\'')
}

/// Whether the unit right behind is a paragraph of its own: it begins with a capital or a quotation
/// and goes on for a dozen words.
fn begins_sentence(reading: &Reading<'_>, unit: usize, next: usize) -> bool {
    let opens = reading
        .text(next)
        .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '„' | '«'));
    next == unit + 1 && opens && reading.page.prose[next]
}

fn lost(reading: &Reading<'_>, unit: usize, open: Option<usize>) -> Diagnostic {
    let text = reading.units[unit].text;
    let source = reading.source;
    let Some(at) = open else {
        let last = text.of(source.text()).split_whitespace().next_back().map_or(0, str::len);
        let span = Span::new(text.end.saturating_sub(last as u32), text.end);
        let message = "the paragraph stops in the middle of a sentence; the source seems to have lost text here";
        return Diagnostic::new("copy/lost-text", Severity::Warning, span, message)
            .help("compare with another copy of the same piece");
    };
    let start = text.start + at as u32;
    let (line, column) = source.position(start);
    let message = format!(
        "the paragraph ends inside a quotation that opened at {line}:{column}; the source seems to have lost lines here"
    );
    let mark = source.text()[start as usize..].chars().next().map_or(1, char::len_utf8) as u32;
    Diagnostic::new("copy/lost-text", Severity::Warning, Span::new(start, text.end), message)
        .help("compare with another copy of the same piece")
        .related(Span::new(start, start + mark), "the quotation opens here")
}

fn unclosed(reading: &Reading<'_>, unit: usize, at: usize) -> Diagnostic {
    let text = reading.units[unit].text;
    let start = text.start + at as u32;
    let message = "a quotation opens here and is not closed in this paragraph, nor does the next go on with it";
    Diagnostic::new("copy/unclosed-quotation", Severity::Note, Span::new(start, text.end), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_that_stay_open() {
        for (text, open) in [
            ("He said \"we will keep the", Some(8)),
            ("He said “we will” and “they", Some(26)),
            ("“Mixed marks,\" he said.", None),
            ("``Old wires,'' he said, ``go on", Some(24)),
            ("A 12\" pipe and a 6\" one", None),
            ("«Oui», he said.", None),
        ] {
            assert_eq!(open_quotation(text), open, "{text}");
        }
    }

    #[test]
    fn a_page_is_checked_as_a_whole() {
        let copy = "Harbour to reopen\n\nThe harbour board said on Tuesday that it would reopen the northern pier \
            before the end of the month.\n\nDivers found that the storm had left its old piles intact, and that \
            the crane could be moved by rail to the southern pier.\n\nThe board has also said that the ferries, \
            which have not sailed since the storm of last October, would have to be inspected by the\n\nCrews \
            begin on Monday with the crane, the largest of its kind on the coast of the country.\n\nThe ferry to \
            the islands will sail again in May, according to the company that runs it.\n";
        let source = copydesk_core::Source::new(copy).unwrap();
        let parsed = copydesk_core::Layout::parse(&crate::Plain, &source);
        let found: Vec<_> =
            parsed.articles[0].diagnostics().iter().map(|d| (d.code, d.span.of(copy))).collect();
        assert_eq!(found, [("copy/lost-text", "the")]);
    }

    #[test]
    fn ends_of_sentences() {
        for text in ["He left.", "\"He left.\"", "He left?” ", "as follows:", "(he left)"] {
            assert!(ends_sentence(text.trim()), "{text}");
        }
        for text in ["and then the", "he left the 3", "the word \"left"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
