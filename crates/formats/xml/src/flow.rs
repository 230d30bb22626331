//! Content elements to parts: paragraphs, subheads, list items, tables, captions, notes.
//!
//! Every text of the elements becomes text of exactly one part, so that nothing is lost; what an
//! element is stands in `data/elements.txt`.
//! An element that stands there ends the part before it and begins one of its own; one that does not
//! is inline.
//! White space is folded, `br` is a line end, two of them end a paragraph.
//! A table has a line a row and a tab between cells; a paragraph whose lines are set in columns is a
//! table too, and is kept as it stands.
//!
//! A `class` that names a kind of block (`caption`, `editor_note`) or a mark (`dateline`) is believed;
//! it is how the bodies that Copydesk writes keep both.
//! A row of bare `span`s without text between them is a row of labels, which are set apart.
//!
//! Dropped: what no reader sees, such as scripts, styles and encoded media.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use copydesk_core::{BlockKind, MarkKind};

use crate::names;
use crate::tree::{Child, Element};

/// A block in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without line end.
    pub text: String,
    /// Marks in it, as ranges of its text.
    pub marks: Vec<(MarkKind, Range<usize>)>,
    /// Whether it is a heading of the first level, which may repeat the headline.
    pub is_title: bool,
}

impl Part {
    /// A part without marks.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), marks: Vec::new(), is_title: false }
    }
}

/// What an element is to the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Treat {
    /// A stretch of its own, of the kind of what is around it.
    Text,
    /// A block of this kind.
    Kind(BlockKind),
    /// Everything within it is of this kind.
    All(BlockKind),
    Break,
    Rule,
    Table,
    Verbatim,
    Drop,
}

static ELEMENTS: LazyLock<HashMap<&'static str, Treat>> = LazyLock::new(|| {
    let rows = include_str!("../data/elements.txt").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let (name, treat) = row.split_once(' ')?;
        let treat = match treat {
            "text" => Treat::Text,
            "note" => Treat::All(BlockKind::EditorNote),
            "caption" => Treat::All(BlockKind::Caption),
            "credit" => Treat::All(BlockKind::PhotoCredit),
            "furniture" => Treat::All(BlockKind::Furniture),
            "break" => Treat::Break,
            "rule" => Treat::Rule,
            "table" => Treat::Table,
            "verbatim" => Treat::Verbatim,
            "drop" => Treat::Drop,
            kind => Treat::Kind(BlockKind::from_id(kind)?),
        };
        Some((name, treat))
    })
    .collect()
});

/// Kinds that a `class` may name; those of whole sections are not among them, since pages use the
/// same words for the elements around the copy.
const BY_CLASS: &[BlockKind] = &[
    BlockKind::Caption,
    BlockKind::PhotoCredit,
    BlockKind::Byline,
    BlockKind::EditorNote,
    BlockKind::Correction,
    BlockKind::Credits,
    BlockKind::SignOff,
    BlockKind::Rights,
];

/// Marks that a `class` may name.
const MARKS: &[MarkKind] = &[
    MarkKind::Dateline,
    MarkKind::DateStamp,
    MarkKind::SignOff,
    MarkKind::Credits,
    MarkKind::Byline,
    MarkKind::PhotoCredit,
    MarkKind::Embargo,
];

/// The parts of everything in this element.
pub(crate) fn parts(element: Element<'_>) -> Vec<Part> {
    let mut flow = Flow::default();
    flow.contents(element, None);
    flow.flush();
    flow.parts
}

/// The same, all of one kind.
pub(crate) fn parts_as(element: Element<'_>, kind: BlockKind) -> Vec<Part> {
    let mut parts = parts(element);
    for part in &mut parts {
        part.kind = kind;
    }
    parts
}

#[derive(Default)]
struct Flow {
    parts: Vec<Part>,
    /// The text of the part in the making, blanks not yet folded but for breaks.
    text: String,
    marks: Vec<(MarkKind, Range<usize>)>,
    kind: Option<BlockKind>,
    is_title: bool,
    verbatim: bool,
    /// How many figures are open: a byline in one is the photographer's.
    figures: usize,
}

/// Stands for a `br` until the text is folded.
const BREAK: char = '\u{e000}';

impl Flow {
    /// Takes what is in an element; `forced` is the kind of everything in it.
    fn contents(&mut self, element: Element<'_>, forced: Option<BlockKind>) {
        let labels = is_row_of_labels(element);
        for child in element.contents() {
            match child {
                Child::Text(text) => self.push(text),
                Child::Element(child) => {
                    if labels {
                        self.push(" ");
                    }
                    self.element(child, forced);
                }
            }
        }
        if labels && forced.is_none() && self.kind.is_none_or(|kind| kind == BlockKind::Paragraph) {
            let copy = self.parts.iter().any(|part| part.kind == BlockKind::Paragraph);
            self.kind = Some(if copy { BlockKind::Furniture } else { BlockKind::Section });
        }
    }

    /// Takes an element.
    fn element(&mut self, element: Element<'_>, forced: Option<BlockKind>) {
        let name = element.name().to_ascii_lowercase();
        let Some(treat) = ELEMENTS.get(name.as_str()) else {
            return self.inline(element, &name, forced);
        };
        match *treat {
            Treat::Drop => {}
            Treat::Break => self.text.push(BREAK),
            Treat::Rule => self.flush(),
            Treat::Table => self.table(element, forced),
            Treat::Verbatim => {
                self.flush();
                let before = self.kind;
                let table = classes(element).any(|class| class == BlockKind::Table.id());
                let own = class_kind(element).or(table.then_some(BlockKind::Table));
                self.kind = forced.or(own).or(before);
                self.verbatim = true;
                self.contents(element, forced);
                self.flush();
                self.kind = before;
            }
            Treat::All(kind) => self.block(element, Some(forced.unwrap_or(kind)), None),
            Treat::Text => {
                let figure = usize::from(matches!(name.as_str(), "figure" | "media" | "picture"));
                self.figures += figure;
                let class =
                    class_kind(element).filter(|_| forced.is_none()).map(|kind| match kind {
                        BlockKind::Byline if self.figures > 0 => BlockKind::PhotoCredit,
                        kind => kind,
                    });
                self.block(element, class.or(forced), None);
                self.figures -= figure;
            }
            Treat::Kind(kind) => {
                let title = matches!(name.as_str(), "h1" | "hl1");
                // A title within the head of a page is the copy's although the head is furniture.
                let forced = forced.filter(|kind| !title || *kind != BlockKind::Furniture);
                let kind = forced.or_else(|| class_kind(element)).unwrap_or(kind);
                self.block(element, forced, Some((kind, title)));
            }
        }
    }

    /// A stretch of its own.
    fn block(
        &mut self,
        element: Element<'_>,
        forced: Option<BlockKind>,
        own: Option<(BlockKind, bool)>,
    ) {
        self.flush();
        let before = self.kind;
        let kind = own.map(|(kind, _)| kind).or(forced).or(before);
        self.kind = kind;
        self.is_title = own.is_some_and(|(_, title)| title);
        self.contents(element, forced);
        self.flush();
        self.kind = before;
    }

    fn inline(&mut self, element: Element<'_>, name: &str, forced: Option<BlockKind>) {
        let start = self.text.len();
        let parts = self.parts.len();
        if name == "time" && forced == Some(BlockKind::Furniture) {
            return self.block(element, Some(BlockKind::Published), None);
        }
        self.contents(element, forced);
        // NITF's fraction bar is an element without text.
        if name == "frac-sep" && self.text.len() == start {
            self.text.push('/');
        }
        let mark = classes(element)
            .find_map(|class| MARKS.iter().copied().find(|mark| mark.id() == class));
        if let Some(mark) = mark
            && self.parts.len() == parts
            && self.text.len() > start
            && self.marks.last().is_none_or(|(_, last)| last.end <= start)
        {
            self.marks.push((mark, start..self.text.len()));
        }
    }

    fn table(&mut self, table: Element<'_>, forced: Option<BlockKind>) {
        self.flush();
        if let Some(caption) = table.child("caption") {
            self.block(caption, Some(forced.unwrap_or(BlockKind::Caption)), None);
        }
        let mut rows = Vec::new();
        let mut loose = String::new();
        rows_of(table, &mut rows, &mut loose);
        let loose = names::folded(&loose);
        if !loose.is_empty() {
            self.parts.push(Part::new(forced.unwrap_or(BlockKind::Paragraph), loose));
        }
        let text = rows.join("\n");
        if !text.trim().is_empty() {
            self.parts.push(Part::new(forced.unwrap_or(BlockKind::Table), text));
        }
    }

    fn push(&mut self, text: &str) {
        // A character of private use that is in the copy must not look like a break.
        if text.contains(BREAK) {
            self.text.push_str(&text.replace(BREAK, "\u{fffd}"));
        } else {
            self.text.push_str(text);
        }
    }

    /// Ends the part in the making.
    fn flush(&mut self) {
        let raw = std::mem::take(&mut self.text);
        let marks = std::mem::take(&mut self.marks);
        let verbatim = std::mem::take(&mut self.verbatim);
        let is_title = std::mem::take(&mut self.is_title);
        if raw.chars().all(|c| c.is_whitespace() || c == BREAK) {
            // What was to hold text goes on holding it: `<h2><b>…`.
            self.is_title = is_title && raw.is_empty();
            self.verbatim = verbatim && raw.is_empty();
            return;
        }
        let kind = self.kind.unwrap_or(BlockKind::Paragraph);
        if verbatim || (kind == BlockKind::Paragraph && is_in_columns(&raw)) {
            let text = raw.replace(BREAK, "\n");
            let lines = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
            let text = lines.trim_matches('\n').to_owned();
            let columns = text.contains('\n') && kind == BlockKind::Paragraph;
            let kind = if columns { BlockKind::Table } else { kind };
            self.parts.push(Part { is_title, ..Part::new(kind, text) });
            return;
        }
        for part in folded(&raw, &marks) {
            self.parts.push(Part { kind, is_title, ..part });
        }
    }
}

/// The classes of an element, as the ids of kinds and marks are written.
fn classes(element: Element<'_>) -> impl Iterator<Item = String> {
    let classes = element.attribute("class").unwrap_or_default();
    let classes: Vec<String> =
        classes.split_whitespace().map(|c| c.replace('-', "_").to_ascii_lowercase()).collect();
    classes.into_iter()
}

fn class_kind(element: Element<'_>) -> Option<BlockKind> {
    classes(element).find_map(|class| BY_CLASS.iter().copied().find(|kind| kind.id() == class))
}

/// Whether an element holds nothing but two or more `span`s, none of them in another.
fn is_row_of_labels(element: Element<'_>) -> bool {
    let mut spans = 0;
    element.is("div")
        && element.contents().all(|child| match child {
            Child::Text(text) => text.trim().is_empty(),
            Child::Element(child) => {
                spans += 1;
                child.is("span") && child.children().next().is_none()
            }
        })
        && spans > 1
}

/// The rows of a table, a tab between cells; what stands in no cell goes to `loose`.
fn rows_of(element: Element<'_>, rows: &mut Vec<String>, loose: &mut String) {
    for child in element.contents() {
        match child {
            Child::Text(text) => loose.push_str(text),
            Child::Element(row) if row.is("tr") => {
                let mut cells = Vec::new();
                for cell in row.contents() {
                    match cell {
                        Child::Text(text) => loose.push_str(text),
                        Child::Element(cell) => {
                            let parts = parts(cell);
                            let texts = parts.iter().map(|part| names::folded(&part.text));
                            cells.push(texts.collect::<Vec<_>>().join(" "));
                        }
                    }
                }
                rows.push(cells.join("\t").trim_end().to_owned());
            }
            Child::Element(child) if child.is("caption") => {}
            Child::Element(child) => rows_of(child, rows, loose),
        }
    }
}

/// Whether most of three or more lines have blanks within that set columns apart.
fn is_in_columns(text: &str) -> bool {
    let lines = text.split(['\n', BREAK]).map(str::trim).filter(|line| !line.is_empty());
    let (mut count, mut set) = (0, 0);
    for line in lines {
        count += 1;
        set += usize::from(line.contains("   ") || (line.contains("  ") && ends_in_figures(line)));
    }
    count >= 3 && set * 5 >= count * 3
}

fn ends_in_figures(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | ')'))
}

/// White space folded and breaks made line ends; two breaks begin another part.
fn folded(raw: &str, marks: &[(MarkKind, Range<usize>)]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut part = Part::new(BlockKind::Paragraph, "");
    let mut marks = marks.iter().peekable();
    let mut marked: Option<Range<usize>> = None;
    let (mut breaks, mut blank) = (0, false);
    for (at, c) in raw.char_indices() {
        if c.is_whitespace() || c == BREAK {
            breaks += usize::from(c == BREAK);
            blank = true;
            continue;
        }
        while let Some((kind, _)) = marks.next_if(|(_, range)| range.end <= at) {
            part.marks.extend(marked.take().map(|range| (*kind, range)));
        }
        let starts = part.text.is_empty();
        if breaks > 1 && !starts {
            if let Some((kind, _)) = marks.peek() {
                part.marks.extend(marked.take().map(|range| (*kind, range)));
            }
            parts.push(std::mem::replace(&mut part, Part::new(BlockKind::Paragraph, "")));
        } else if breaks > 0 && !starts {
            part.text.push('\n');
        } else if blank && !starts {
            part.text.push(' ');
        }
        (breaks, blank) = (0, false);
        let start = part.text.len();
        part.text.push(c);
        if marks.peek().is_some_and(|(_, range)| range.start <= at) {
            let from = marked.as_ref().map_or(start, |range| range.start);
            marked = Some(from..part.text.len());
        }
    }
    if let Some((kind, _)) = marks.peek() {
        part.marks.extend(marked.take().map(|range| (*kind, range)));
    }
    parts.push(part);
    parts
}
