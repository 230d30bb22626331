//! Tables: runs of lines that only make sense as they stand.
//!
//! Decides by the lines, never by what the header says of their type: prose comes with the tabular
//! byte set, and tables without it. A row has columns ([`is_row`]). Two rows make a table; what stands
//! between rows of one table (its heads, a blank line) belongs to it where it is short. A list of short
//! lines that each begin or end with a number is one too.
//!
//! Limits: a table of one row is prose, and the columns themselves are not told apart.

use std::ops::Range;

use copydesk_parser::grammar::is_row;

use crate::page::Page;

/// Lines that a table's head or a stub between rows may be long, in characters.
const SHORT: u16 = 46;
/// Short numbered lines that make a list.
const LIST: usize = 3;

/// The runs of lines that are tables, in order, each as first line and one past the last.
pub(crate) fn tables(page: Page<'_>, lines: Range<usize>) -> Vec<Range<usize>> {
    let rows: Vec<bool> = lines.clone().map(|line| is_row(page.line(line))).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let first = lines.start + at;
        let Some(last) = run_of_rows(page, &rows, lines.start, at) else {
            let end = numbered(page, first, lines.end);
            if end - first >= LIST {
                found.push(first..end);
                at = end - lines.start;
            } else {
                at += 1;
            }
            continue;
        };
        let end = lines.start + last + 1;
        found.push(first..end);
        at = last + 1;
    }
    found
}

/// The last row of the table that begins at a row, if one does.
fn run_of_rows(page: Page<'_>, rows: &[bool], offset: usize, first: usize) -> Option<usize> {
    if !rows[first] {
        return None;
    }
    let (mut last, mut count, mut stubs) = (first, 1, 0);
    for (at, row) in rows.iter().enumerate().skip(first + 1) {
        let line = offset + at;
        if *row {
            (last, count, stubs) = (at, count + 1, 0);
        } else if page.is_blank(line) {
            stubs += usize::from(page.is_blank(line - 1));
        } else if page.row(line).columns <= SHORT && !ends_a_sentence(page.line(line)) {
            stubs += 1;
        } else {
            break;
        }
        if stubs > 2 {
            break;
        }
    }
    (count >= 2).then_some(last)
}

/// Where the list of short numbered lines ends that begins at a line.
fn numbered(page: Page<'_>, first: usize, end: usize) -> usize {
    let numbered = |line: usize| {
        let row = page.row(line);
        if row.columns > SHORT || row.digits == 0 {
            return false;
        }
        let text = page.line(line);
        let begins =
            text.split(' ').next().is_some_and(|word| is_figure(word) && word.len() < text.len());
        let ends =
            text.rsplit(' ').next().is_some_and(|word| is_figure(word) && word.len() < text.len());
        (begins || ends) && !ends_a_sentence(text)
    };
    (first..end).find(|line| page.is_blank(*line) || !numbered(*line)).unwrap_or(end)
}

/// `58`, `58.0`, `$2,070`, `12-1/2`, `1.`
fn is_figure(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| matches!(c, '$' | '(' | ')' | '.' | '%' | '+' | '-'));
    bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '-' | ':'))
}

fn ends_a_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '"', '\'', ','])
}

#[cfg(test)]
mod tests {
    use copydesk_core::Source;

    use super::*;

    fn found(text: &str) -> Vec<(usize, usize)> {
        let source = Source::new(text).unwrap();
        let page = Page { source: &source };
        tables(page, 0..page.len()).iter().map(|table| (table.start, table.end)).collect()
    }

    #[test]
    fn columns_make_a_table_and_prose_none() {
        let text = "The board published these figures on Tuesday.\n\
            \n\
            \x20           Ferries   Crews\n\
            Elm             2      14\n\
            Kell            1       6\n\
            \n\
            It said no more.  Nobody asked.\n";
        assert_eq!(found(text), [(2, 5)]);
    }

    #[test]
    fn cells_apart_at_semicolons() {
        assert_eq!(found("Elm;2;14;rn\nKell;1;6;pc\n"), [(0, 2)]);
        assert!(found("He left; she stayed; they met; it rained.\nHe left.\n").is_empty());
    }

    #[test]
    fn a_list_of_short_numbered_lines() {
        assert_eq!(
            found("Race One\n2.90 Bramble\n4.20 Our Pier\n5.00 Kell\n\nText follows.\n"),
            [(1, 4)]
        );
    }
}
