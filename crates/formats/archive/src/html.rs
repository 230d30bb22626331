//! HTML pages of an archive: from tags to paragraphs.
//!
//! The pages are regular, so tags decide: each block is a paragraph, and the classes and ids around
//! it say what it is. Marks of the search (`<b>`, `<mark>`, `<span>`) go, the words in them stay.
//! The tokenizer is that of a browser (`html5ever`), so that broken markup and character references
//! are read as everybody reads them; no tree is built, no script is run.
//!
//! What it refuses, with bounded memory: elements nested deeper than [`DEPTH`].

use std::cell::RefCell;
use std::rc::Rc;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::lines::{Draft, Para};

/// The deepest that elements may be nested.
const DEPTH: usize = 512;
/// How much is handed to the tokenizer at once, in bytes.
const PORTION: usize = 64 * 1024;
/// Elements inside a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "big", "cite", "code", "em", "font", "i", "img", "ins", "label",
    "mark", "nobr", "o:p", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
    "wbr",
];
/// Elements without content.
const VOID: &[&str] =
    &["br", "hr", "img", "input", "link", "meta", "wbr", "col", "area", "base", "embed", "source"];
/// How a class begins that makes a paragraph of an element inside a line.
const APART: &[&str] =
    &["docpublicationname", "docheader", "titrearticle", "docauthors", "doctext", "sous-titre"];

/// A page's paragraphs, none of them blank.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Its paragraphs.
    pub(crate) paras: Vec<Para<'static>>,
    /// Why not all of it could be read, and at which byte of the text.
    pub(crate) broken: Option<(usize, String)>,
    /// Whether every article's element was closed.
    pub(crate) closed: bool,
}

/// Whether a text looks like a page: a tag that pages begin with, near its start.
pub(crate) fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    start.starts_with('<') && !start.starts_with("<?xml version")
        || start.starts_with("<?xml") && start.contains("<html")
}

/// Reads a page.
pub(crate) fn read(text: &str) -> Page {
    let sink = Sink::default();
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut broken = None;
    let mut at = 0;
    while at < text.len() {
        let mut end = (at + PORTION).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        queue.push_back(StrTendril::from_slice(&text[at..end]));
        let _ = tokenizer.feed(&queue);
        if tokenizer.sink.state.borrow().too_deep {
            broken = Some((end, format!("elements are nested deeper than {DEPTH}")));
            break;
        }
        at = end;
    }
    if broken.is_none() {
        tokenizer.end();
    }
    let mut state = tokenizer.sink.state.take();
    let closed = !state.stack.iter().any(|element| element.name == "article");
    state.end_paragraph();
    Page { paras: state.paras, broken, closed }
}

#[derive(Default)]
struct Sink {
    state: RefCell<State>,
}

/// An element that is open.
struct Element {
    name: String,
    /// Whether its class makes a paragraph of it although it stands inside a line.
    apart: bool,
    /// The names, ids and classes from the root to here, of the elements that have such.
    path: Rc<str>,
}

#[derive(Default)]
struct State {
    stack: Vec<Element>,
    draft: Draft,
    paras: Vec<Para<'static>>,
    bold: usize,
    /// How many elements are open whose content is not shown.
    hidden: usize,
    cell: usize,
    too_deep: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(&tag),
            Token::TagToken(tag) => state.end(&tag.name),
            Token::CharacterTokens(text) => state.text(&text, line),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if name == "br" {
            self.draft.text.push('\n');
            return TokenSinkResult::Continue;
        }
        let attribute = |wanted: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == wanted);
            found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
        };
        let (class, id) = (attribute("class"), attribute("id"));
        let is_block = !INLINE.contains(&name) || is_apart(&class);
        if is_block {
            self.end_paragraph();
        }
        match name {
            "tr" | "table" => self.cell = 0,
            "td" | "th" => self.cell += 1,
            _ => {}
        }
        if VOID.contains(&name) {
            return TokenSinkResult::Continue;
        }
        let raw = match name {
            "script" => Some(RawKind::ScriptData),
            "style" | "noscript" | "iframe" | "noframes" => Some(RawKind::Rawtext),
            "title" | "textarea" => Some(RawKind::Rcdata),
            _ => None,
        };
        // A paragraph, a row or a cell that begins ends one that is open.
        if matches!(name, "p" | "tr" | "td" | "th" | "li") && self.is_open(name) {
            self.end(name);
        }
        if self.stack.len() >= DEPTH {
            self.too_deep = true;
            return TokenSinkResult::Continue;
        }
        let around = self.stack.last().map(|last| Rc::clone(&last.path)).unwrap_or_default();
        let path = path(around, name, &id, &class);
        self.bold += usize::from(matches!(name, "b" | "strong"));
        self.hidden += usize::from(raw.is_some());
        self.stack.push(Element { name: name.to_owned(), apart: is_apart(&class), path });
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    /// Whether an element of this name is open with nothing in it that could hold another one.
    fn is_open(&self, name: &str) -> bool {
        for element in self.stack.iter().rev() {
            let open = element.name.as_str();
            if open == name {
                return true;
            }
            let ends = match open {
                "p" => true,
                "td" | "th" => name == "tr",
                _ => INLINE.contains(&open),
            };
            if !ends {
                return false;
            }
        }
        false
    }

    fn end(&mut self, name: &str) {
        let Some(at) = self.stack.iter().rposition(|element| element.name == name) else { return };
        let is_block = self.stack[at..]
            .iter()
            .any(|element| element.apart || !INLINE.contains(&element.name.as_str()));
        if is_block {
            self.end_paragraph();
        }
        for element in self.stack.drain(at..) {
            match element.name.as_str() {
                "b" | "strong" => self.bold = self.bold.saturating_sub(1),
                "script" | "style" | "noscript" | "iframe" | "noframes" | "title" | "textarea" => {
                    self.hidden = self.hidden.saturating_sub(1);
                }
                "table" => self.cell = 0,
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str, line: u64) {
        if self.hidden > 0 {
            return;
        }
        if self.draft.text.trim().is_empty() && !text.trim().is_empty() {
            self.draft.line = line;
            // The element that the words stand in tells what they are, not the one that ends them.
            self.draft.path =
                self.stack.last().map(|last| Rc::clone(&last.path)).unwrap_or_default();
        }
        let bold = self.bold > 0;
        let mut folded = String::with_capacity(text.len());
        let mut blank = self.draft.text.ends_with([' ', '\n']) || self.draft.text.is_empty();
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{c}');
            if !(is_blank && blank) {
                folded.push(if is_blank { ' ' } else { c });
            }
            blank = is_blank;
        }
        self.draft.push(&folded, bold);
    }

    fn end_paragraph(&mut self) {
        let mut draft = std::mem::take(&mut self.draft);
        if draft.text.trim().is_empty() {
            return;
        }
        draft.cell = self.cell;
        self.paras.push(draft.finish());
    }
}

/// The path of an element below another; without id, class or a name that tells it is the same.
fn path(around: Rc<str>, name: &str, id: &str, class: &str) -> Rc<str> {
    let tells = matches!(name, "article" | "header" | "section" | "footer" | "aside");
    let (id, class) = (short(id), short(class));
    if !tells && id.is_empty() && class.is_empty() {
        return around;
    }
    // The innermost elements tell; of a path too long the outer ones go.
    let mut keep = around.len().saturating_sub(400);
    while !around.is_char_boundary(keep) {
        keep += 1;
    }
    let mut path = around[keep..].to_owned();
    path.push('/');
    path.push_str(name);
    for (mark, value) in [('#', id), ('.', class)] {
        if !value.is_empty() {
            path.push(mark);
            path.push_str(value);
        }
    }
    path.into()
}

/// A value that is short enough to be a name; longer ones say nothing.
fn short(value: &str) -> &str {
    if value.len() <= 120 { value } else { "" }
}

/// Whether a class makes a paragraph of an element inside a line.
fn is_apart(class: &str) -> bool {
    class
        .split_ascii_whitespace()
        .map(str::to_ascii_lowercase)
        .any(|class| APART.iter().any(|start| class.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_marks_of_the_search_go() {
        let page = read(
            "<html><head><title>x</title><style>p{}</style></head><body><div id=\"hd\">\
             <span class=\"enHeadline\">Ferry\n <b>resumes</b></span></div><p>One <mark>two</mark>\
             <p>A &amp; B<br>C</body></html>",
        );
        let shown: Vec<_> = page.paras.iter().map(|para| (&*para.text, &*para.path)).collect();
        assert_eq!(
            shown,
            [("Ferry resumes", "/div#hd/span.enHeadline"), ("One two", ""), ("A & B\nC", ""),]
        );
    }

    #[test]
    fn what_is_not_closed_ends_where_the_next_begins() {
        let page = read(&"<p><font><b>One.<tr><td>Two.".repeat(600));
        assert_eq!(page.broken, None);
        assert_eq!(page.paras.len(), 1200);
    }

    #[test]
    fn deep_pages_are_refused() {
        let page = read(&format!("<p>One.</p>{}", "<div>".repeat(1_000_000)));
        assert_eq!(page.paras.len(), 1);
        assert!(page.broken.unwrap().1.contains("deeper than 512"));
    }
}
