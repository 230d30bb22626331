//! Which version an item announces itself as in front of its headline: `UPDATE 2-`, `CORRECTED-`,
//! `(2nd LD)`, `URGENT:`, one behind the other.
//!
//! What may stand there is in `data/version_marks.txt`: capitals only, glued to the headline by a
//! hyphen or dash, set off by a colon, or in brackets. Genres (`ANALYSIS-`, `FACTBOX-`) are part of the
//! headline.

use crate::tables::VERSION_MARKS;

/// How many may stand one behind the other.
const MOST: usize = 4;

/// The length of the marks with which a headline begins, the blanks behind them among it, and the
/// length of what they say.
///
/// ```
/// use copydesk_parser::grammar::version;
/// let line = "UPDATE 2-CORRECTED-Harbour to reopen in May";
/// let (end, said) = version(line).unwrap();
/// assert_eq!((&line[end..], &line[..said]), ("Harbour to reopen in May", "UPDATE 2-CORRECTED"));
/// assert!(version("Update 2-stroke engines").is_none());
/// ```
pub fn version(text: &str) -> Option<(usize, usize)> {
    let mut end = 0;
    let mut said = 0;
    for _ in 0..MOST {
        let Some((length, name)) = mark(&text[end..]) else { break };
        said = end + name;
        end += length;
    }
    // `LEAD-free paint` goes on in small letters.
    let headline = |c: char| {
        c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '‘' | '\'' | '$' | '£' | '€')
    };
    (end > 0 && text[end..].starts_with(headline)).then_some((end, said))
}

/// One mark: its length with what glues it and the blanks behind it, and without.
fn mark(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let bracket = bytes.first() == Some(&b'(');
    let inner = &text[usize::from(bracket)..];
    // Marks are capitals behind capitals, or begin with a digit.
    match inner.as_bytes() {
        [first, ..] if first.is_ascii_digit() => {}
        [first, second, ..] if first.is_ascii_uppercase() && !second.is_ascii_lowercase() => {}
        _ => return None,
    }
    VERSION_MARKS.iter().find_map(|form| {
        let length = form_length(inner, form)?;
        let behind = &inner[length..];
        let close = if bracket { usize::from(behind.starts_with(')')) } else { glue(behind)? };
        if close == 0 {
            return None;
        }
        let name = usize::from(bracket) + length;
        let blank = text[name + close..].len() - text[name + close..].trim_start().len();
        Some((name + close + blank, name + usize::from(bracket)))
    })
}

/// The length of what glues a mark to a headline.
fn glue(behind: &str) -> Option<usize> {
    let sign = behind.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | ':'))?;
    Some(sign.len_utf8())
}

/// How much of a text a form of the table takes.
fn form_length(text: &str, form: &str) -> Option<usize> {
    let mut at = 0;
    for part in form.split_inclusive(['%', ' ']) {
        if let Some(words) = part.strip_suffix('%') {
            at += text.get(at..)?.strip_prefix(words).map(|_| words.len())?;
            let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
            if !(1..=2).contains(&digits) {
                return None;
            }
            at += digits;
            let ordinal = ["ST", "ND", "RD", "TH", "st", "nd", "rd", "th"];
            let suffix = ordinal.into_iter().find(|suffix| text[at..].starts_with(suffix));
            at += suffix.map_or(0, str::len);
        } else {
            at += text.get(at..)?.strip_prefix(part).map(|_| part.len())?;
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_front_of_headlines() {
        for (text, expected) in [
            ("UPDATE 1-Pier to reopen", Some(("UPDATE 1", "Pier to reopen"))),
            ("CORRECTED-UPDATE 12-Pier opens", Some(("CORRECTED-UPDATE 12", "Pier opens"))),
            ("RETRANSMITTING: Pier opens", Some(("RETRANSMITTING", "Pier opens"))),
            ("2ND LD: Pier opens", Some(("2ND LD", "Pier opens"))),
            ("(2nd LD) Pier opens", Some(("(2nd LD)", "Pier opens"))),
            ("(URGENT) 3 ferries stop", Some(("(URGENT)", "3 ferries stop"))),
            ("RPT-\"We will sail\"", Some(("RPT", "\"We will sail\""))),
            ("ANALYSIS-Pier opens", None),
            ("URGENT care wards close", None),
            ("LEAD-free paint", None),
            ("UPDATE 1-", None),
            ("Kill: the film", None),
            ("", None),
        ] {
            let found = version(text).map(|(end, said)| (&text[..said], &text[end..]));
            assert_eq!(found, expected, "{text}");
        }
    }
}
