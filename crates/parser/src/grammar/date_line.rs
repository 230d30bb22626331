//! Lines that say when a piece was published and nothing else: `Published 12 Nov 2025, 06:30 GMT`,
//! `November 12, 20252:14 PM UTCUpdated 2 hours ago`, `Publié le 12 novembre 2025 à 06h30`.
//!
//! A line is one if it holds a whole date and all other words are weekdays, small numbers and the
//! words of `data/published_words.txt` and `data/date_line_words.txt`. The dates are given with
//! whether they say when the piece was changed, which the words before each of them tell.

use std::ops::Range;

use super::date::{FoundDate, find_date};
use crate::tables::{AGO_WORDS, CHANGED, DATE_LINE_WORDS, WEEKDAYS, fold};

/// Longer lines tell more than a date, in bytes.
const LONGEST: usize = 160;

/// A date of a line and whether it says when the piece was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDate {
    /// The date; its places are in the line.
    pub found: FoundDate,
    /// Whether it is the date of a change.
    pub changed: bool,
}

/// All dates of a line, in order.
///
/// ```
/// use copydesk_parser::grammar::line_dates;
/// let dates = line_dates("Published: 12 Nov 2025Updated: 13 Nov 2025");
/// assert_eq!(dates[0].found.date.to_string(), "2025-11-12");
/// assert!(dates[1].changed && !dates[0].changed);
/// ```
pub fn line_dates(line: &str) -> Vec<LineDate> {
    let mut dates = Vec::new();
    let mut from = 0;
    while let Some(mut found) = line.get(from..).and_then(find_date) {
        let before = line[from..from + found.range.start].to_lowercase();
        found.range = from + found.range.start..from + found.range.end;
        found.time = found.time.map(|time| from + time.start..from + time.end);
        from = found.time.as_ref().map_or(found.range.end, |time| time.end.max(found.range.end));
        let changed = CHANGED.iter().any(|word| before.contains(word));
        dates.push(LineDate { found, changed });
    }
    dates
}

/// Whether a line says when the piece was published and nothing else.
pub(crate) fn is_date_line(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let dates = line_dates(line);
    let full = |date: &LineDate| date.found.date.is_full();
    let Some(first) = dates.iter().find(|date| full(date)) else { return false };
    // Scripts without blanks set a date and what else belongs to it in one line.
    let Range { start, end } = first.found.range;
    if start == 0 && line[..end].contains(['年', '년']) {
        return true;
    }
    let mut told: Vec<Range<usize>> = Vec::new();
    for LineDate { found, .. } in dates {
        told.extend(found.time);
        told.push(found.range);
    }
    told.sort_unstable_by_key(|part| part.start);
    let mut from = 0;
    let between = told.iter().all(|part| {
        let before = line.get(from..part.start).unwrap_or_default();
        from = part.end;
        is_of_date_line(before)
    });
    between && is_of_date_line(&line[from..])
}

/// Whether a line says how long ago it was published and nothing else: `Updated 2 hours ago`, `vor 2
/// Stunden`, `3h ago`.
pub(crate) fn is_ago(line: &str) -> bool {
    let mut seen = 0;
    let of_line =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let rest = fold(&word[digits..]);
            let told = AGO_WORDS.get(&rest).copied().unwrap_or_default();
            seen |= told;
            if digits > 0 {
                return digits <= 3 && (digits == word.len() || told & UNIT != 0);
            }
            told != 0 || DATE_LINE_WORDS.contains(&rest)
        });
    of_line && seen & (UNIT | PAST) == UNIT | PAST
}

/// The bits of [`AGO_WORDS`].
const UNIT: u8 = 1;
const PAST: u8 = 2;

/// Whether all words are of those that stand beside the dates of such a line.
fn is_of_date_line(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        // `15:10h`
        let digits = word.strip_suffix('h').unwrap_or(word);
        let number = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let key = fold(word);
        number || WEEKDAYS.contains_key(&key) || DATE_LINE_WORDS.contains(&key)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_ago, is_date_line};

    #[test]
    fn lines_that_say_when() {
        for line in [
            "November 12, 20252:14 PM UTCUpdated 2 hours ago",
            "November 11, 20255:01 AM ET",
            "Published: 12 Nov 2025Updated: 13 Nov 2025",
            "Wed 12 Nov 2025 06.00 GMTLast modified on Wed 12 Nov 2025 09.14 GMT",
            "Publié le 12 novembre 2025 à 06h30, mis à jour le 12 novembre 2025 à 09h12",
            "November 12, 2025 09:15 AM Eastern Standard Time",
            "2025年11月12日 05時00分",
            "2025年11月12日 16:02 来源：港口报",
            "12 ноября 2025, 10:14",
            "25/11/2025 Actualizado a las 15:10h.",
            "12.11.2025, 15:04 | Lesedauer: 7 Minuten",
            "Son Güncelleme : 12.11.2025 - 16:49",
        ] {
            assert!(is_date_line(line), "{line}");
        }
    }

    #[test]
    fn what_tells_more() {
        for line in [
            "",
            "Updated 2 hours ago",
            "Lesedauer: 7 Minuten",
            "By Ines Moreau, 12 Nov 2025",
            "The harbour on March 3, 2024",
            "© 2025 Harbour Press",
            "FILE - March 3, 2024 photo",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn lines_that_say_how_long_ago() {
        for line in [
            "2 hours ago",
            "Published 3 days ago",
            "Updated an hour ago",
            "5h ago",
            "vor 2 Stunden",
            "Aktualisiert vor einer Stunde",
            "Hace 3 horas",
            "há 2 horas",
            "Il y a 3 jours",
            "2 uur geleden",
            "for 2 timer siden",
            "2 ore fa",
        ] {
            assert!(is_ago(line), "{line}");
        }
        for line in ["2 hours", "Kari Ode 2 hours ago", "Long ago", "5 min read", "vor Kelda", ""] {
            assert!(!is_ago(line), "{line}");
        }
    }
}
