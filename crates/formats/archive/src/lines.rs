//! Paragraphs of a text export, and what their shape says.
//!
//! A paragraph is a run of lines without a blank one between. Containers that know their own
//! paragraphs (DOCX, RTF, HTML) make [`Para`]s themselves, with what they know of them.

use std::borrow::Cow;
use std::rc::Rc;

/// The width for which LexisNexis sets its pages.
const PAGE: usize = 80;

/// A paragraph of an export.
#[derive(Clone, Debug, Default)]
pub(crate) struct Para<'a> {
    /// Its lines, line ends between them.
    pub(crate) text: Cow<'a, str>,
    /// The line of the file on which it begins, counted from 1; 0 where lines say nothing.
    pub(crate) line: u64,
    /// How many bytes at its start are bold; none in plain text.
    pub(crate) bold: usize,
    /// Whether it is centred.
    pub(crate) centred: bool,
    /// Whether its container calls it a title, or it is the target of a table of contents.
    pub(crate) title: bool,
    /// Which cell of a row of a table it stands in, counted from 1; 0 where it stands in none.
    pub(crate) cell: usize,
    /// The elements and classes around it, innermost last, from HTML alone.
    pub(crate) path: Rc<str>,
}

impl Para<'_> {
    /// Its text without blanks around it.
    pub(crate) fn trimmed(&self) -> &str {
        self.text.trim()
    }
}

/// A paragraph in the making, by a container that knows its own.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) text: String,
    /// How many bytes are bold; `None` while all of it is.
    bold: Option<usize>,
    pub(crate) centred: bool,
    pub(crate) title: bool,
    pub(crate) cell: usize,
    pub(crate) line: u64,
    pub(crate) path: Rc<str>,
}

impl Draft {
    pub(crate) fn push(&mut self, text: &str, bold: bool) {
        if !bold && self.bold.is_none() && !text.trim().is_empty() {
            self.bold = Some(self.text.len());
        }
        self.text.push_str(text);
    }

    pub(crate) fn finish(self) -> Para<'static> {
        let bold = self.bold.unwrap_or(self.text.len());
        let Self { text, centred, title, cell, line, path, .. } = self;
        Para { text: Cow::Owned(text), line, bold, centred, title, cell, path }
    }
}

/// Adds a paragraph; of several blank ones in a row the first is enough, so that a file of nothing
/// else needs no memory.
pub(crate) fn add(paras: &mut Vec<Para<'static>>, draft: Draft) {
    let repeats = draft.text.is_empty()
        && !draft.title
        && paras.last().is_some_and(|last| last.text.is_empty());
    if !repeats {
        paras.push(draft.finish());
    }
}

/// The paragraphs of a text, the first line of which has this number.
pub(crate) fn paragraphs(text: &str, first_line: u64) -> Vec<Para<'_>> {
    let mut paras = Vec::new();
    let mut start = None;
    let mut at = 0;
    let mut begun = first_line;
    for (number, line) in (first_line..).zip(text.split_inclusive('\n')) {
        if is_blank(line) {
            if let Some(start) = start.take() {
                paras.push(plain(&text[start..at], begun));
            }
        } else if start.is_none() {
            start = Some(at);
            begun = number;
        }
        at += line.len();
    }
    if let Some(start) = start {
        paras.push(plain(&text[start..], begun));
    }
    paras
}

/// Every line of a text as a paragraph of its own; of blank lines in a row the first.
pub(crate) fn each_line(text: &str) -> Vec<Para<'_>> {
    let mut paras: Vec<Para<'_>> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_start_matches(['\u{feff}', '\u{c}']);
        let blank = line.trim().is_empty();
        if !(blank && paras.last().is_some_and(|last| last.text.is_empty())) {
            paras.push(plain(line, number));
        }
    }
    paras
}

/// The lines of paragraphs, each as a paragraph of its own, a blank one behind each paragraph.
pub(crate) fn apart(paras: Vec<Para<'static>>) -> Vec<Para<'static>> {
    let mut lines = Vec::with_capacity(paras.len() * 2);
    for para in paras {
        if para.text.contains('\n') {
            let mut bold = para.bold;
            for line in para.text.split('\n') {
                let text = Cow::Owned(line.to_owned());
                lines.push(Para {
                    bold: bold.min(line.len()),
                    text,
                    path: Rc::clone(&para.path),
                    ..para
                });
                bold = bold.saturating_sub(line.len() + 1);
            }
        } else {
            lines.push(para);
        }
        lines.push(Para::default());
    }
    lines
}

fn plain(text: &str, line: u64) -> Para<'_> {
    let text = text.trim_end();
    Para { text: Cow::Borrowed(text), line, centred: is_centred(text), ..Para::default() }
}

/// Whether a line holds nothing that is seen; the byte order mark and the form feed are not seen.
pub(crate) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c == '\u{feff}')
}

/// Whether the lines are set in the middle of the page; a line that fills the page may stand at its
/// edge.
fn is_centred(text: &str) -> bool {
    let mut indented = false;
    for line in text.lines() {
        let body = line.trim();
        let width = body.chars().count();
        let left = line.chars().take_while(|c| c.is_whitespace()).count();
        let middle = left + width / 2;
        if left >= 6 && middle.abs_diff(PAGE / 2) <= 6 {
            indented = true;
        } else if width < PAGE - 12 {
            return false;
        }
    }
    indented
}

/// The lines of a paragraph, blanks at their ends gone; those at their starts too, unless the
/// columns matter.
pub(crate) fn tidy(text: &str, keep_columns: bool) -> String {
    let mut tidied = String::with_capacity(text.len());
    for line in text.trim_matches(['\n', '\r']).lines() {
        if !tidied.is_empty() {
            tidied.push('\n');
        }
        tidied.push_str(if keep_columns { line.trim_end() } else { line.trim() });
    }
    tidied
}

/// Whether a paragraph is a table: three lines or more, most of them with a gap of columns inside.
pub(crate) fn is_table(text: &str) -> bool {
    let mut lines = 0;
    let mut gaps = 0;
    for line in text.lines() {
        lines += 1;
        let body = line.trim();
        // Two blanks follow a full stop in much typed copy.
        if body.contains("   ") || body.contains('\t') {
            gaps += 1;
        }
    }
    lines >= 3 && gaps * 2 > lines
}

/// Cuts the text of a body paragraph where a line is indented or the one before it did not fill
/// the measure although the next one's first word had fitted: there a paragraph ended.
///
/// A text all of whose lines are long is one paragraph a line.
pub(crate) fn cut(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let widest = lines.iter().map(|line| line.trim().chars().count()).max().unwrap_or(0);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut before: Option<&str> = None;
    for line in &lines {
        if let Some(before) = before
            && (ends_there(before, line, widest) || is_indented(line))
        {
            parts.push(&text[start..at]);
            start = at;
        }
        at += line.len();
        before = Some(line);
    }
    parts.push(&text[start..]);
    parts
}

fn is_indented(line: &str) -> bool {
    (2..=5).contains(&line.chars().take_while(|c| matches!(c, ' ' | '\u{a0}')).count())
}

/// Whether a paragraph ended with the line before: the measure is no typewriter's, or the sentence
/// ended with room left for the next line's first word.
fn ends_there(before: &str, line: &str, widest: usize) -> bool {
    if widest > 130 {
        return true;
    }
    let first = line.split_whitespace().next().unwrap_or_default().chars().count();
    let width = before.trim_end().chars().count();
    let full = before.trim_end().ends_with(['.', '!', '?', '"', '\u{201d}', '»', ')', ':']);
    full && width + 1 + first + 2 < widest.max(60)
}

/// How many words a text has.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_know_their_line_and_place() {
        let text = "\n\n                                    Kell Post\n\nOne\ntwo.\n\u{c}\nThree.";
        let paras = paragraphs(text, 1);
        let shown: Vec<_> = paras.iter().map(|p| (p.trimmed(), p.line, p.centred)).collect();
        assert_eq!(shown, [("Kell Post", 3, true), ("One\ntwo.", 5, false), ("Three.", 8, false)]);
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        let text = "Talks go on in Kell harbour with all of the parties that were there on\nMonday.\n   The board left.";
        assert_eq!(cut(text).len(), 2);
        assert_eq!(
            cut("Talks go on in the harbour of Kell, said the board of it\ntoday.").len(),
            1
        );
    }

    #[test]
    fn columns_are_a_table() {
        assert!(is_table("Year    Tons\n2017    20\n2018    31"));
        assert!(!is_table("He left.  She stayed.\nThey  met.\nAll was well."));
    }
}
