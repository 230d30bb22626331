//! Live pages, whose entries open with the time of day on a line of its own, on pages of which nothing but the
//! text is known.
//!
//! The decoder learned that a time is of furniture and that a few words behind it are another story, and ends
//! the copy there. Where it took two entries and more for copy, the stamp of each heads it, and so does the line
//! between a stamp and its sentences; entries that follow right below the copy are copy too. Times above the
//! titles of other stories have no sentences below them in the copy.

use copydesk_core::{BlockKind, Source};

use super::kinds::is_furniture_phrase;
use crate::decoder::{Feature, Page};
use crate::tables::{DATE_LINE_WORDS, fold};
use crate::units::Unit;

/// So many entries that were decoded as copy make a live page.
const ENTRIES: usize = 2;
/// So many units below the copy may be of entries that were not decoded as copy.
const BELOW: usize = 60;
/// Words of a stamp, at most: `10:15 p.m. BST`.
const STAMP: u32 = 3;
/// Words of the title of an entry, at most.
const TITLE: u32 = 12;
/// Words of a sentence, at least.
const SENTENCE: u32 = 5;

/// Names stamps, titles and sentences of the entries.
pub(super) fn name(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let stamp = |at: usize| {
        let text = || units[at].text.of(source.text());
        units[at].digits > 2
            && units[at].words <= STAMP
            && text().starts_with(|c: char| c.is_ascii_digit())
            && is_clock(text())
    };
    let head = kinds.iter().position(|kind| *kind == BlockKind::Headline).map_or(0, |at| at + 1);
    let Some(copy) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    let near = head..kinds.len().min(copy + BELOW);
    let stamps: Vec<usize> = near.filter(|at| stamp(*at)).collect();
    if stamps.len() < ENTRIES {
        return;
    }
    let sentence = |at: usize| {
        let features = page.features[at];
        let closed = [Feature::EndStop, Feature::EndQuoted, Feature::EndAsk];
        units[at].words >= SENTENCE
            && closed.into_iter().any(|end| features.has(end))
            && !is_furniture_phrase(features)
    };
    let title = |at: usize| {
        let features = page.features[at];
        units[at].words <= TITLE && features.has(Feature::EndOpen) && !is_furniture_phrase(features)
    };
    // Where the sentences of the entry below a stamp begin.
    let opens = |at: usize| {
        let below = |at: usize| (at < kinds.len() && !stamp(at)).then_some(at);
        let first = below(at + 1)?;
        if sentence(first) {
            return Some(first);
        }
        below(first + 1).filter(|second| title(first) && sentence(*second))
    };
    let entries: Vec<(usize, usize)> =
        stamps.iter().filter_map(|at| Some((*at, opens(*at)?))).collect();
    let copy = |(_, first): &&(usize, usize)| kinds[*first] == BlockKind::Paragraph;
    if entries.iter().filter(copy).count() < ENTRIES {
        return;
    }
    let misread = |kind: BlockKind, at: usize| {
        let pictured = [Feature::IsCaption, Feature::IsPhotoCredit, Feature::PhotoTail];
        kind == BlockKind::Furniture
            || kind == BlockKind::Caption
                && !pictured.into_iter().any(|sign| page.features[at].has(sign))
    };
    let mut last = kinds.iter().rposition(|kind| kind.is_body()).unwrap_or_default();
    for (at, first) in entries {
        if at > last + 1 {
            break;
        }
        for (within, kind) in kinds.iter_mut().enumerate().take(first).skip(at) {
            let open = matches!(kind, BlockKind::ListItem | BlockKind::Paragraph);
            let byline = page.features[within].has(Feature::IsByline);
            if (open || misread(*kind, within)) && !byline {
                *kind = BlockKind::Subhead;
            }
        }
        let mut end = first;
        while end < kinds.len()
            && (kinds[end].is_body() || misread(kinds[end], end) && sentence(end))
            && !stamp(end)
        {
            if misread(kinds[end], end) {
                kinds[end] = BlockKind::Paragraph;
            }
            end += 1;
        }
        last = last.max(end - 1);
    }
}

/// `22:10`, `10.15 Uhr`, `9h05`, `10:15pm BST`; `12.50` may be a price.
fn is_clock(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(first);
    let rest = &first[hour..];
    let Some(minutes) = rest.strip_prefix([':', '.', 'h']) else { return false };
    let zone = |word: &str| word.len() <= 5 && word.contains(char::is_alphabetic);
    let below = |digits: &str, end: u32| digits.parse::<u32>().is_ok_and(|value| value < end);
    (1..=2).contains(&hour)
        && digits(minutes) == 2
        && below(&first[..hour], 24)
        && below(&minutes[..2], 60)
        && (!rest.starts_with('.') || is_half(&minutes[2..]) || words.clone().any(tells_time))
        && minutes[2..].bytes().all(|byte| byte.is_ascii_alphabetic())
        && words.all(zone)
}

/// Whether a word behind figures makes them the time of day: `Uhr`, `p.m.`, `GMT`.
fn tells_time(word: &str) -> bool {
    let zone = || !word.contains(char::is_lowercase) && DATE_LINE_WORDS.contains(&fold(word));
    word == "Uhr" || is_half(word) || zone()
}

fn is_half(word: &str) -> bool {
    ["am", "pm", "a.m.", "p.m."].iter().any(|half| word.eq_ignore_ascii_case(half))
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    use super::is_clock;

    const PROSE: &str = "The ferry to Kell is laid up, the harbour board says. It will not sail before the \
        storm is over, and islanders have been told to wait.";

    #[test]
    fn entries_below_the_copy_are_copy() {
        let entries: Vec<String> =
            ["15:04", "14:32", "13:10"].map(|hour| format!("{hour}\nNo ferry\n{PROSE}\n")).into();
        let text = format!(
            "Storm stops the ferries of Kell\nBy Kari Ode\n{}09:02\nStorm on its way\nGood morning from the \
             pier of Kell.\n",
            entries.concat()
        );
        let source = Source::new(text).unwrap();
        let parsed = crate::WebPage.parse(&source);
        let kinds: Vec<_> =
            parsed.articles[0].blocks().iter().map(|block| block.kind.id()).collect();
        assert_eq!(kinds[kinds.len() - 2..], ["subhead", "paragraph"], "{kinds:?}");
        assert!(!kinds.contains(&"furniture"), "{kinds:?}");
    }

    #[test]
    fn who_wrote_an_entry_stays_its_byline() {
        let entries = ["15:04", "14:32", "13:10"];
        let entries = entries.map(|hour| format!("{hour}\nBy Kari Ode\n{PROSE}\n{PROSE}\n"));
        let text = format!("Storm stops the ferries of Kell\n\n{}", entries.concat());
        let source = Source::new(text).unwrap();
        let parsed = crate::Plain.parse(&source);
        let article = &parsed.articles[0];
        let named = |span: copydesk_core::Span| span.of(article.text()).starts_with("By Kari");
        let named = article.blocks().iter().filter(|block| named(block.span));
        let kinds: Vec<_> = named.map(|block| block.kind.id()).collect();
        assert!(!kinds.is_empty() && !kinds.contains(&"subhead"), "{kinds:?}");
    }

    #[test]
    fn times_of_day() {
        for text in [
            "22:10",
            "9.05 Uhr",
            "9h05",
            "10:15pm BST",
            "10:15 p.m.",
            "9.05 p.m.",
            "9.05pm",
            "9.05 GMT",
        ] {
            assert!(is_clock(text), "{text}");
        }
        for text in [
            "22",
            "2:1",
            "3-2",
            "10:150",
            "22:10 Storm stops ferries",
            "12.50",
            "13.75 EUR",
            "12.50m",
            "24:10",
            "10:60",
        ] {
            assert!(!is_clock(text), "{text}");
        }
    }
}
