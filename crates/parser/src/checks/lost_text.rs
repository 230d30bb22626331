//! `copy/lost-text`: a paragraph that breaks off.
//!
//! A paragraph that does not end a sentence has lost text where
//!
//! - a quotation is open in it, and the next one does not go on with a quotation mark;
//! - it stops at a word at which no sentence stops (`the`, `of`, `whose`; `data/hanging_words.txt`),
//!   on a page that ends its other paragraphs with a mark;
//! - it stops at a word at which few do, at a comma or inside a bracket, or the next paragraph begins
//!   in small letters, on a page that ends all but all of its paragraphs with a mark, and it is prose:
//!   an item of a list is one sentence;
//! - it stops at any word of small letters, and it is the only one of the page that does not end with
//!   a mark, lists there being none;
//! - it is the last of the text and the one before it was copy.
//!
//! The break must be one: on hard-wrapped copy a line that is not followed by a blank line or an
//! indent may belong to the next, and on a page with blank lines between its paragraphs so may any.
//!
//! `copy/unclosed-quotation`, a note: a quotation is open at the end of a paragraph that does end a
//! sentence, and the next one does not go on with it. That is more often a forgotten mark than lost
//! lines.
//!
//! Limits of this version: where a page does not end all its paragraphs with a mark, one that was cut
//! behind a noun looks as if its full stop was forgotten; it is not reported. Nor is text that was lost
//! between the ends of two sentences.

use copydesk_core::{BlockKind, Diagnostic, Severity, Span};

use super::endings::{Hangs, ends_sentence, hangs, has_sentences, open_quotation};
use crate::decoder::Feature;
use crate::reader::Reading;

/// Fewer words are a label, a heading or an item of a list.
const LEAST_WORDS: u32 = 12;
/// A paragraph of one sentence may be an item of a list: it takes more words.
const LEAST_WORDS_OF_ONE: u32 = 20;
/// The same at the end of the text, where no other paragraph of the page forgets its mark.
const LEAST_WORDS_CUT: u32 = 15;
/// So many words of the broken sentence stand there: `More details here` is a link.
const LEAST_LEFT: usize = 4;

/// How the page ends its paragraphs.
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that a page does or does not")]
struct Habit {
    /// Nearly every long paragraph ends with a mark.
    marked: bool,
    /// All but all do, and there are enough to tell.
    strict: bool,
    /// There are no lists, and one paragraph at most, however short, does not end with a mark.
    pure: bool,
    /// A blank line stands between paragraphs.
    apart: bool,
}

impl Habit {
    fn of(reading: &Reading<'_>, paragraphs: &[(usize, bool)]) -> Self {
        let long = |(unit, _): &&(usize, bool)| reading.units[*unit].words >= LEAST_WORDS;
        let total = paragraphs.iter().filter(long).count();
        let ended = paragraphs.iter().filter(long).filter(|(_, ended)| *ended).count();
        let apart = paragraphs.iter().filter(|(unit, _)| reading.units[*unit].blank_after > 0);
        let listed = |kind: &BlockKind| matches!(kind, BlockKind::ListItem | BlockKind::Table);
        let open = paragraphs.iter().filter(|(_, ended)| !ended).count();
        Self {
            pure: open <= 1 && !reading.kinds.iter().any(listed),
            marked: total >= 4 && ended * 100 >= total * 80,
            strict: total >= 8 && (ended + 1 >= total || ended * 100 >= total * 95),
            apart: apart.count() * 100 >= paragraphs.len() * 80,
        }
    }
}

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let judge = |unit| (unit, ends_sentence(reading.text(unit)));
    let paragraphs: Vec<(usize, bool)> = reading.of_kind(BlockKind::Paragraph).map(judge).collect();
    let habit = Habit::of(reading, &paragraphs);
    let mut diagnostics = Vec::new();
    for (index, (unit, ended)) in paragraphs.iter().enumerate() {
        let text = reading.text(*unit);
        let next = paragraphs.get(index + 1).map(|(next, _)| reading.text(*next));
        // A quotation that goes on has its sentences whole.
        let continued =
            next.is_some_and(|next| next.starts_with(['"', '“', '„', '«', '”', '`', '\'', '‘']));
        let asked = !continued || !ended && habit.marked;
        let open = asked.then(|| open_quotation(text)).flatten();
        match open {
            Some(at) if *ended && next.is_some() => diagnostics.push(unclosed(reading, *unit, at)),
            _ if *ended => {}
            _ => diagnostics.extend(broken(reading, &habit, *unit, open)),
        }
    }
    diagnostics.extend(cut_to_a_heading(reading, &habit));
    diagnostics.extend(cut_short(reading, &habit, &paragraphs));
    diagnostics
}

/// Of a paragraph that was cut after a few words no more than a heading is left, but a heading has no
/// open quotation.
fn cut_to_a_heading<'r>(
    reading: &'r Reading<'_>,
    habit: &'r Habit,
) -> impl Iterator<Item = Diagnostic> + 'r {
    let headings = reading.of_kind(BlockKind::Subhead).filter(|_| habit.marked);
    headings.filter_map(move |unit| {
        let text = reading.text(unit);
        let open = open_quotation(text).filter(|_| !ends_sentence(text))?;
        is_break(reading, habit, unit).then(|| lost(reading, unit, Some(open)))
    })
}

/// What is wrong with a paragraph that does not end a sentence.
fn broken(
    reading: &Reading<'_>,
    habit: &Habit,
    unit: usize,
    open: Option<usize>,
) -> Option<Diagnostic> {
    if !is_break(reading, habit, unit) {
        return None;
    }
    let text = reading.text(unit);
    let words = reading.units[unit].words;
    let next = (unit + 1 < reading.units.len()).then(|| reading.text(unit + 1));
    // Where a page was cut at its links, lines go on in small letters.
    let goes_on = next.is_some_and(|next| next.starts_with(char::is_lowercase));
    if open.is_some() && (!goes_on || habit.strict) {
        return Some(lost(reading, unit, open));
    }
    if !habit.marked || words < LEAST_WORDS {
        return None;
    }
    let prose = has_sentences(text);
    let found = match hangs(text) {
        Some(Hangs::Surely) if goes_on => habit.strict && prose,
        Some(Hangs::Surely) => prose || words >= LEAST_WORDS_OF_ONE,
        // `Respectfully,` ends a letter, and a clause in front of a block quotation ends with a comma
        // too, but that one is indented or set in marks.
        Some(Hangs::Likely) if text.ends_with(',') => {
            habit.strict && prose && !goes_on && words_of_last_sentence(text) >= LEAST_LEFT
        }
        Some(Hangs::Likely) => habit.strict && prose,
        None => habit.strict && prose && (goes_on || habit.pure && breaks_off(text)),
    };
    found.then(|| lost(reading, unit, None))
}

/// Whether a paragraph ends behind this unit, and not just a line.
fn is_break(reading: &Reading<'_>, habit: &Habit, unit: usize) -> bool {
    let (this, next) = (&reading.units[unit], reading.units.get(unit + 1));
    let Some(next) = next else { return true };
    if this.blank_after > 0 {
        return true;
    }
    if reading.source.lines().wrap().is_some() {
        return next.indent > 0 && next.indent > this.indent.min(1);
    }
    !habit.apart
}

/// The last unit of the text, where copy stood before it and it stops in the middle of a sentence.
/// The decoder may well have taken it for furniture: copy ends with a mark.
fn cut_short(
    reading: &Reading<'_>,
    habit: &Habit,
    paragraphs: &[(usize, bool)],
) -> Option<Diagnostic> {
    let unit = reading.units.len().checked_sub(1)?;
    let (last, ended) = paragraphs.last()?;
    let kind = reading.kinds[unit];
    let other = matches!(kind, BlockKind::Furniture | BlockKind::Caption | BlockKind::ListItem);
    let follows = *last + 1 == unit && *ended && other || *last == unit;
    let features = reading.page.features[unit];
    let phrase = [Feature::FurnitureLine, Feature::FurnitureOpening, Feature::FurnitureWord];
    if !follows || !habit.marked || phrase.into_iter().any(|feature| features.has(feature)) {
        return None;
    }
    let text = reading.text(unit);
    let words = reading.units[unit].words;
    if ends_sentence(text) || words < LEAST_WORDS || !is_break(reading, habit, *last) {
        return None;
    }
    let told = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    let prose = told * 2 > words as usize;
    let open = open_quotation(text).filter(|_| prose && other);
    let found = match hangs(text) {
        // Those of paragraphs were found already.
        Some(Hangs::Surely) => other && prose,
        _ => {
            prose
                && breaks_off(text)
                && (has_sentences(text) || habit.pure && words >= LEAST_WORDS_CUT)
                && (other || !is_found(reading, habit, unit))
        }
    };
    (open.is_some() || found).then(|| lost(reading, unit, open))
}

/// Whether the other rules report this paragraph.
fn is_found(reading: &Reading<'_>, habit: &Habit, unit: usize) -> bool {
    let open = open_quotation(reading.text(unit));
    broken(reading, habit, unit, open).is_some()
}

/// Whether a text stops at a word of small letters (no name, number, initials or address), some words
/// into a sentence.
fn breaks_off(text: &str) -> bool {
    let last = text.split_whitespace().next_back();
    last.is_some_and(|last| last.chars().all(char::is_lowercase))
        && words_of_last_sentence(text) >= LEAST_LEFT
}

fn words_of_last_sentence(text: &str) -> usize {
    let start = memchr::memrchr3(b'.', b'!', b'?', text.as_bytes()).map_or(0, |at| at + 1);
    text[start..].split_whitespace().count()
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
    use copydesk_core::{Layout as _, Source};

    /// The places that are reported in copy of these paragraphs.
    fn lost(paragraphs: &[&str]) -> Vec<String> {
        let copy = paragraphs.join("\n\n");
        let source = Source::new(copy.clone()).unwrap();
        let parsed = crate::Plain.parse(&source);
        let found = parsed.articles[0].diagnostics().iter();
        found.filter(|d| d.code == "copy/lost-text").map(|d| d.span.of(&copy).to_owned()).collect()
    }

    const COPY: [&str; 5] = [
        "Harbour to reopen",
        "The harbour board said on Tuesday that it would reopen the northern pier before the end of \
         the month.",
        "Divers found that the storm had left its old piles intact, and that the crane could be moved \
         by rail to the southern pier.",
        "Crews begin on Monday with the crane, the largest of its kind on the coast of the country.",
        "The ferry to the islands will sail again in May, according to the company that runs it.",
    ];

    fn with(at: usize, paragraph: &'static str) -> Vec<&'static str> {
        let mut copy = COPY.to_vec();
        copy.insert(at, paragraph);
        copy
    }

    #[test]
    fn a_paragraph_that_stops_at_a_word_at_which_none_stops() {
        let cut = "The board has also said that the ferries, which have not sailed since the storm of \
            last October, would have to be inspected by the";
        assert_eq!(lost(&COPY), Vec::<String>::new());
        assert_eq!(lost(&with(3, cut)), ["the"]);
        let forgotten = "The board has also said that the ferries, which have not sailed since the \
            storm of last October, would have to be inspected by divers";
        assert_eq!(lost(&with(3, forgotten)), Vec::<String>::new());
    }

    #[test]
    fn a_quotation_that_breaks_off_after_a_few_words() {
        assert_eq!(lost(&with(3, "\"The ferry is")), ["\"The ferry is"]);
        assert_eq!(lost(&with(3, "The \"Ferry\" question")), Vec::<String>::new());
        assert_eq!(lost(&with(3, "Pipes of 12, 14, \"16/34")), Vec::<String>::new());
    }

    #[test]
    fn copy_that_is_cut_short() {
        let cut = "The company was founded by two brothers. It owns four ships and has ordered a fifth \
            one that runs on batteries";
        assert_eq!(lost(&with(5, cut)), ["batteries"]);
        assert_eq!(
            lost(&with(5, "It has \"no plans to raise the fare")),
            ["\"no plans to raise the fare"]
        );
    }
}
