//! Copy made safe and short for a line of a view.
//!
//! Width is counted in columns of a terminal: two for the wide characters of East Asia and for
//! emoji, none for combining marks. The ranges are the main ones of Unicode's East Asian Width
//! table, not all of it.

use std::borrow::Cow;

use copydesk_core::{Logical, Span};

/// The logical text of a stretch of source.
pub(crate) fn logical(text: &str, span: Span) -> String {
    match span.get(text) {
        Some(_) => Logical::text_of(text, span).into_owned(),
        None => String::new(),
    }
}

/// The logical text of several stretches, ` … ` between them.
pub(crate) fn logical_all(text: &str, spans: &[Span]) -> String {
    let parts: Vec<String> = spans.iter().map(|span| logical(text, *span)).collect();
    parts.join(" … ")
}

/// What stands for a character that a reader could not see or that could act on a terminal: a
/// control picture, or the code point for those that have none. `None` for plain characters.
pub(crate) fn picture(c: char) -> Option<Cow<'static, str>> {
    let code = u32::from(c);
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + code).map(|c| c.to_string().into()),
        '\u{7f}' => Some("␡".into()),
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => Some(format!("[U+{code:04X}]").into()),
        _ => None,
    }
}

/// The text with line ends and tabs as spaces and everything that [`picture`] shows as shown there.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| picture(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match (c, picture(c)) {
            ('\n' | '\r' | '\t', _) => safe.push(' '),
            (_, Some(shown)) => safe.push_str(&shown),
            (_, None) => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// The text made visible, cut to this many columns, `…` at the end where something was cut.
pub(crate) fn shorten(text: &str, columns: usize) -> String {
    let text = visible(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += char_width(c);
        if used > columns {
            break;
        }
        short.push(c);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// The text shortened and filled with spaces to exactly this many columns.
pub(crate) fn fit(text: &str, columns: usize) -> String {
    let mut fitted = shorten(text, columns);
    let fill = columns.saturating_sub(width(&fitted));
    fitted.extend(std::iter::repeat_n(' ', fill));
    fitted
}

/// Columns that a text takes in a terminal.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char_width).sum() }
}

fn char_width(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// A count with its noun: `1 article`, `2 articles`, `3 stories`.
pub(crate) fn count(number: usize, one: &str) -> String {
    if number == 1 {
        return format!("1 {one}");
    }
    match one.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{number} {stem}ies"),
        _ => format!("{number} {one}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_bidi_overrides_are_shown() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\td"), "a␛[31mb[U+202E]c d");
        assert_eq!(visible("plain — “é”"), "plain — “é”");
    }

    #[test]
    fn text_is_cut_by_columns() {
        assert_eq!(shorten("The ferry sails", 9), "The ferr…");
        assert_eq!(shorten("The ferry", 9), "The ferry");
        assert_eq!(shorten("東京の港で", 6), "東京…");
        assert_eq!(fit("東京", 6), "東京  ");
        assert_eq!(shorten("anything", 0), "…");
    }

    #[test]
    fn nouns_follow_their_number() {
        assert_eq!(
            [count(1, "story"), count(0, "story"), count(2, "day")],
            ["1 story", "0 stories", "2 days"]
        );
    }
}
