//! Units: what the decoder gives one kind to.
//!
//! On a page that was not hard-wrapped a unit is a line that is not blank. On hard-wrapped copy it is
//! a paragraph: a line joins the one before it where the wrap explains the break (the next word would
//! not have fitted), nothing is indented afresh, and no blank line stands between. Where indents open
//! paragraphs, so that most indented lines have a line without indent below, an indented line below
//! another is a paragraph of its own; else the two are a block.
//! In the head, a date, a person's name and what opens a byline are lines by themselves, however full the
//! line above them is, but where a sentence goes on: behind a word that waits for another, a comma or a colon,
//! and with a full stop of their own.

use copydesk_core::{Line, Source, Span, Wrap};

use crate::grammar;
use crate::tables::{FUNCTION_WORDS, MONTHS, WEEKDAYS, fold};

/// Lines that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Index of its first line.
    pub first: u32,
    /// One past the index of its last line that is not blank.
    pub end: u32,
    /// From the first character that is not blank to the last.
    pub text: Span,
    /// Blank lines before it.
    pub blank_before: u16,
    /// Blank lines behind it; what ends the text counts as two.
    pub blank_after: u16,
    /// Words.
    pub words: u32,
    /// ASCII capitals.
    pub upper: u32,
    /// Small letters.
    pub lower: u32,
    /// Digits.
    pub digits: u32,
    /// Columns before its first character.
    pub indent: u16,
}

impl Unit {
    fn of(index: usize, line: &Line, blank_before: u16) -> Self {
        Self {
            first: index as u32,
            end: index as u32 + 1,
            text: line.text,
            blank_before,
            blank_after: 0,
            words: words(line),
            upper: line.upper.into(),
            lower: line.lower.into(),
            digits: line.digits.into(),
            indent: line.indent,
        }
    }

    fn join(&mut self, index: usize, line: &Line) {
        self.end = index as u32 + 1;
        self.text = self.text.to(line.text);
        self.words += words(line);
        self.upper += u32::from(line.upper);
        self.lower += u32::from(line.lower);
        self.digits += u32::from(line.digits);
    }
}

/// Bytes of a word in scripts that set no blanks between words: two characters.
const UNSPACED_WORD: u32 = 6;

/// The words of a line.
///
/// Japanese and Chinese set no blanks: where what stands between two blanks is many bytes long and
/// most characters take three bytes, two characters count as a word.
fn words(line: &Line) -> u32 {
    let (bytes, words) = (line.text.len(), u32::from(line.words));
    let wide = bytes > u32::from(line.columns.saturating_sub(line.indent)) * 2;
    if wide && bytes > words * 24 { bytes / UNSPACED_WORD } else { words }
}

/// The units of a source, in order.
///
/// ```
/// use copydesk_core::Source;
/// let source = Source::new("Ferry resumes\n\nThe ferry sails.\nIt is blue.\n")?;
/// assert_eq!(copydesk_parser::units(&source).len(), 3);
/// # Ok::<(), copydesk_core::SourceError>(())
/// ```
pub fn units(source: &Source) -> Vec<Unit> {
    let lines = source.lines();
    let wrap = lines.wrap();
    let mut units: Vec<Unit> = Vec::with_capacity(lines.len() / 2 + 1);
    let mut blanks = 0_u16;
    let mut before: Option<&Line> = None;
    let opening = wrap.is_some() && indents_open(lines.as_slice());
    let mut in_head = true;
    for (index, line) in lines.as_slice().iter().enumerate() {
        if line.is_blank() {
            blanks = blanks.saturating_add(1);
            before = None;
            continue;
        }
        in_head &= units.len() <= HEAD
            && units.last().is_none_or(|unit| unit.end - unit.first < PARAGRAPH);
        let joins = match (wrap, before, units.last()) {
            (Some(wrap), Some(before), Some(unit)) => {
                !(opening && line.indent > 0 && before.indent > 0)
                    && joins(source.text(), wrap, unit, before, line, in_head)
            }
            _ => false,
        };
        match units.last_mut() {
            Some(unit) if joins => unit.join(index, line),
            last => {
                if let Some(unit) = last {
                    unit.blank_after = blanks;
                }
                units.push(Unit::of(index, line, blanks));
            }
        }
        before = Some(line);
        blanks = 0;
    }
    if let Some(unit) = units.last_mut() {
        unit.blank_after = blanks.saturating_add(2);
    }
    units
}

/// Whether indents open paragraphs: below most indented lines stands one without indent.
fn indents_open(lines: &[Line]) -> bool {
    let (mut open, mut block) = (0_u32, 0_u32);
    for pair in lines.windows(2) {
        if pair[0].is_blank() || pair[0].indent == 0 || pair[1].is_blank() {
            continue;
        }
        *(if pair[1].indent == 0 { &mut open } else { &mut block }) += 1;
    }
    open > block
}

/// Whether `line` continues the unit whose last line is `before`.
fn joins(text: &str, wrap: &Wrap, unit: &Unit, before: &Line, line: &Line, in_head: bool) -> bool {
    let opens = unit.end - unit.first == 1;
    let lenient =
        (opens && before.indent == 0 && (goes_on(text, before, line) || is_full(wrap, line)))
            || (unit.indent > 0 && line.indent == 0);
    if !wrap.explains(before, line, lenient) {
        return false;
    }
    if opens && is_byline_below(before.text.of(text), line.text.of(text), line.words) {
        return false;
    }
    if opens
        && in_head
        && !awaits(before.text.of(text))
        && opens_head_line(line.text.of(text), line)
    {
        return false;
    }
    // A fresh indent opens a paragraph; a hanging one (the first line sticks out) does not.
    let same = line.indent == before.indent;
    if !(same || opens && line.indent < before.indent) {
        return false;
    }
    // A line that ends a sentence well short of the width ended its paragraph, although a long word
    // happens to follow.
    let room = wrap.width.saturating_sub(before.columns);
    let ended = before.text.of(text).ends_with(['.', '!', '?', '"', '”']);
    !(ended && room > 12)
}

/// Whether a line goes on in the midst of a sentence: it begins with a small letter, or the one before it
/// ends with a comma or with a word that waits for another. The line of a headline and that of its deck
/// do not, and neither has lost an indent.
fn goes_on(text: &str, before: &Line, line: &Line) -> bool {
    line.text.of(text).starts_with(char::is_lowercase) || awaits(before.text.of(text))
}

/// Whether a line ends with a comma, a dash or a word that waits for another.
fn awaits(line: &str) -> bool {
    let last = || line.rsplit(' ').next().unwrap_or_default();
    line.ends_with([',', ':', '-', '–', '—']) || FUNCTION_WORDS.contains_key(&fold(last()))
}

/// Whether a line is nearly as long as lines get: then it may be the second of a paragraph whose first
/// lost its indent, though it begins with a name.
fn is_full(wrap: &Wrap, line: &Line) -> bool {
    u32::from(line.columns) * 4 > u32::from(wrap.width) * 3
}

/// Whether a line of the head is one by itself, however long the line above it: a date, a person's name,
/// or what opens a byline.
fn opens_head_line(text: &str, line: &Line) -> bool {
    let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    // A headline goes on with `By Monday Noon`: that is asked for names alone. What ends with a full stop
    // that is not of `4:45 p.m.` ends a sentence.
    let last = text.rsplit(' ').next().unwrap_or_default();
    let ended = last.strip_suffix('.').is_some_and(|word| !word.contains('.'));
    if line.words > HEAD_LINE || !opens || text.starts_with("By ") || ended {
        return false;
    }
    if line.digits > 2 {
        return grammar::is_date_line(text);
    }
    grammar::is_person_name(text) || grammar::byline(text).is_some()
}

/// `By KARI ODE` right below a headline, which may be as long as a line can be: behind no end of a
/// sentence stands a capital.
fn is_byline_below(before: &str, line: &str, words: u16) -> bool {
    let by = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "));
    let is_name = |name: &str| {
        let first = fold(name.split(' ').next().unwrap_or_default());
        let dated = WEEKDAYS.get(&first).is_some() || MONTHS.get(&first).is_some();
        name.starts_with(char::is_uppercase) && !dated && !FUNCTION_WORDS.contains_key(&first)
    };
    let last = || before.rsplit(' ').next().unwrap_or_default();
    words <= BYLINE
        && by.is_some_and(is_name)
        && !FUNCTION_WORDS.contains_key(&fold(last()))
        && !before.ends_with(['.', '!', '?', '"', '”', '\''])
}

/// So many words at most has a byline on a line of its own.
const BYLINE: u16 = 7;
/// So many words at most has a line of the head that is one by itself.
const HEAD_LINE: u16 = 8;
/// The head has so many units at most, none of which takes so many lines.
const HEAD: usize = 12;
const PARAGRAPH: u32 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let source = Source::new(text).unwrap();
        let unit = |unit: &Unit| unit.text.of(text).replace('\n', "/");
        units(&source).iter().map(unit).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_up_to_the_blank_line() {
        let text = "Harbour to reopen\n\nThe harbour board said on Tuesday that it would reopen\n\
            the northern pier before the end of the month, after\n\
            divers found that the storm had left its old piles\nintact.\n\n\
            Crews will begin with the crane, which can be moved by\nrail.\n";
        assert_eq!(cut(text).len(), 3);
        assert!(cut(text)[1].ends_with("piles/intact."));
    }

    #[test]
    fn a_byline_is_no_second_line_of_a_headline() {
        let text = "Storm Over The Northern Isles Forces Ferries To Stay In Harbour For Second\nNight\n   \
            KELDA (AP) The ferries to the northern isles stayed in harbour for a\nsecond night on \
            Sunday as the storm went on, the harbour board said.\n   The board said it would look \
            at the weather again at noon, and that\nnobody was stranded.\n";
        assert_eq!(cut(text).len(), 3);
        assert_eq!(cut(&text.replace("\nNight\n", "\nBy KARI ODE\n")).len(), 4);
        assert_eq!(cut(&text.replace("\nNight\n", "\nBy Monday Noon\n")).len(), 3);
    }

    #[test]
    fn each_line_of_a_head_is_one_by_itself() {
        let head =
            ["Storm over the isles keeps ferries in harbour", "Islanders wait for bread and mail"];
        let rest = "The ferries to the northern isles stayed in harbour for a\nsecond night on Sunday as \
            the storm went on, the harbour\nboard said, and nobody had been told about it until the\n\
            morning of the same day.\nThe board said it would look at the weather again at noon,\nand that \
            nobody was stranded, for which it was very glad.\n";
        for below in [
            "Kari Ode Nordstrand-Marchbank",
            "14 March 2023 16:45",
            "March 14, 2023 4:45 p.m.",
            "Von Karla Reuter",
        ] {
            let text = format!("{}\n{}\n{below}\n{rest}", head[0], head[1]);
            assert_eq!(cut(&text)[..3], [head[0], head[1], below]);
        }
        let text = format!("{} and\nall islanders at home\n{rest}", head[0]);
        assert_eq!(cut(&text)[0], format!("{} and/all islanders at home", head[0]));
    }

    #[test]
    fn a_lede_of_two_lines_is_not_torn_apart() {
        let rest = "The ferries to the northern isles stayed in harbour for a second\nnight on Sunday as the \
            storm went on, the harbour board said, and\nnobody had been told about it until the morning of \
            the same day,\nfor which it was very sorry.\n";
        for lede in [
            "The harbour board of Kell said it would open the ferry line\nMonday, May 3, 2024.",
            "The new captain of the boat to the northern isles will be\nKari Ode Nordstrand",
            "The board asked who would pay for it and the town replied: Mayor\nKari Ode Nordstrand.",
        ] {
            let text = format!("Ferry sails again\n\n{lede}\n\n{rest}");
            assert_eq!(cut(&text)[1], lede.replace('\n', "/"));
        }
    }

    #[test]
    fn an_indent_opens_a_paragraph() {
        let text = "    The harbour board said on Tuesday that it would reopen\n\
            the northern pier before the end of the month, after its\n\
            divers found that the storm had left the piles alone and\n\
            intact as the law of the sea and of the port requires it.\n    \
            Crews will begin with the crane, which can be moved by\nrail.\n";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn an_indented_line_below_another_is_a_paragraph_where_indents_open_them() {
        let text = "    The harbour board said on Tuesday that it would reopen\n\
            the northern pier before the end of the month, after its\n\
            divers found that the storm had left the piles alone.\n    \
            Some forty boats have waited for it in the outer harbour.\n    \
            Crews will begin with the crane, which can be moved by\nrail.\n";
        assert_eq!(cut(text).len(), 3);
        let block = "The harbour board said on Tuesday that it would reopen the\n\
            northern pier before the end of the month, and it published\n\
            what its divers had found:\n    \
            the piles of the northern pier are sound from the head to\n    \
            the root, and so are the rails on which its crane is moved\n    \
            about.\n";
        assert_eq!(cut(block).len(), 2);
    }

    #[test]
    fn lines_of_a_page_stay_apart() {
        assert_eq!(cut("Home\nNews\n\nFerry resumes\n"), ["Home", "News", "Ferry resumes"]);
    }
}
