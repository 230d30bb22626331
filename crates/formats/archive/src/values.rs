//! Values inside the lines of a document: headline and deck, dates, numbers, addresses, scores.

use std::ops::Range;

use copydesk_core::{Evidence, PartialDate, Published, Span};
use copydesk_parser::grammar;

/// Headline and deck: a semicolon at the end of a line, or one that a word follows without a blank,
/// sets them apart; any other stays.
pub(crate) fn split_headline(text: &str) -> (&str, &str) {
    for (at, _) in text.match_indices(';') {
        let deck = &text[at + 1..];
        let apart = deck.starts_with('\n')
            || deck.chars().next().is_some_and(|c| !c.is_whitespace() && !c.is_ascii_digit());
        if apart && !deck.trim().is_empty() && !text[..at].trim().is_empty() && !is_entity(text, at)
        {
            return (&text[..=at], deck.trim_start());
        }
    }
    (text, "")
}

/// Whether the semicolon ends a character reference: `&amp;`.
fn is_entity(text: &str, semicolon: usize) -> bool {
    text[..semicolon]
        .rfind('&')
        .is_some_and(|at| text[at + 1..semicolon].chars().all(|c| c.is_alphanumeric() || c == '#'))
}

/// The date in a text that begins at this offset; the year alone where nothing more is there.
pub(crate) fn date(text: &str, offset: u32) -> Option<Published> {
    let start = offset as usize;
    if let Some(found) = grammar::find_date(text) {
        let mut published = Published::new(found.date);
        published.time = found.time.map(|range| {
            let zone = zone(&text[range.end..]);
            text[range.start..range.end + zone].to_owned()
        });
        let span = Span::from_usize(start + found.range.start, start + found.range.end);
        published.evidence.push(Evidence::new(span, "the date of the document"));
        return Some(published);
    }
    let year = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| (1700..=2199).contains(year))?;
    Some(Published::new(PartialDate { year: Some(year), ..PartialDate::default() }))
}

/// How much of what follows a time of day is its zone: ` +0100`, ` Central European Time`.
fn zone(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or_default();
    let bare = line.trim_start();
    let lead = line.len() - bare.len();
    let offset = bare.get(1..).unwrap_or_default();
    let length = offset.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
    if lead <= 1 && bare.starts_with(['+', '-']) && (1..=5).contains(&length) {
        return lead + 1 + length;
    }
    let named = lead == 1 && bare.split_whitespace().count() <= 4 && bare.ends_with(" Time");
    if named { line.len() } else { 0 }
}

/// The first number of a text, its thousands joined: `2,968 words`.
pub(crate) fn number(text: &str) -> Option<usize> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let mut digits = String::new();
    let mut rest = text[start..].chars().peekable();
    while let Some(c) = rest.next() {
        let joins = matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}')
            && rest.peek().is_some_and(char::is_ascii_digit);
        match c {
            c if c.is_ascii_digit() && digits.len() < 9 => digits.push(c),
            _ if joins => {}
            _ => break,
        }
    }
    digits.parse().ok()
}

/// Where the first web address of a text stands.
pub(crate) fn address(text: &str) -> Option<Range<usize>> {
    let start = text.find("http://").or_else(|| text.find("https://"))?;
    let length = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
    Some(start..start + length)
}

/// A keyword without the score behind it: `Docks (92%)`.
pub(crate) fn without_score(item: &str) -> &str {
    let Some(open) = item.rfind('(') else { return item };
    let score = item[open + 1..].trim_end_matches([')', '%', ' ']);
    if !score.is_empty() && score.bytes().all(|byte| byte.is_ascii_digit()) {
        item[..open].trim_end()
    } else {
        item
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_semicolon_sets_a_deck_apart_only_where_the_line_ends_or_a_word_follows() {
        assert_eq!(split_headline("Talks;\nThey last"), ("Talks;", "They last"));
        assert_eq!(split_headline("Talks;They last"), ("Talks;", "They last"));
        for whole in ["Talks; they last: 5 March", "Talks;", "A &amp;B", "1;2"] {
            assert_eq!(split_headline(whole), (whole, ""), "{whole}");
        }
    }

    #[test]
    fn numbers_dates_and_zones() {
        for (text, count) in [("2,968 words", 2968), ("1 212 mots", 1212), ("12 palabras", 12)] {
            assert_eq!(number(text), Some(count), "{text}");
        }
        for (text, time) in [
            ("5 mars 2019 - 08:00 UTC +0100 7 mots", "08:00 UTC +0100"),
            ("March 5, 2019 Tuesday 10:15 AM GMT+1", "10:15 AM GMT+1"),
            ("March 5, 2019, Tuesday\n19:53 Central European Time", "19:53 Central European Time"),
        ] {
            assert_eq!(date(text, 0).unwrap().time.as_deref(), Some(time), "{text}");
        }
        assert_eq!(date("Summer, 2008", 0).unwrap().date.to_string(), "2008");
        assert_eq!(without_score("Docks (92%)"), "Docks");
    }
}
