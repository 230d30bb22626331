//! Text to tree, with bounds on what a hostile page can ask for.
//!
//! `html5ever` reads as a browser does, and some of what browsers do takes more than linear time or
//! memory: elements nested by the million, formatting elements that are opened again in every
//! paragraph, a tag with a million attributes. [`Guard`] stands between its tokenizer and its tree
//! builder and drops tags from [`DEEPEST`] open elements or [`MOST_NODES`] nodes on; a tag of more
//! than [`MOST_PARTS`] parts is text, and a value of more than [`OVERLONG_VALUE`] bytes is cut. The text of the page is kept all the same.
//!
//! Limits: from there on what belongs to what is no longer right, and a script whose start tag was
//! dropped is text.

use std::cell::Cell;
use std::ops::Range;

use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink as _};

use super::sink::Sink;
use super::{Dom, LONGEST_VALUE, NodeId};

/// Open elements and formatting elements that are to be opened again; Chromium nests 512 deep.
const DEEPEST: usize = 600;
/// Nodes of one page.
const MOST_NODES: usize = 2_000_000;
/// From so many bytes on the parts of a tag are counted.
const LONGEST_TAG: usize = 1 << 13;
/// Parts of a tag: attributes, and the blanks between them.
const MOST_PARTS: usize = 1 << 11;
/// A value of an attribute that is longer is cut before it is read.
const OVERLONG_VALUE: usize = 1 << 20;
/// So many bytes are handed to the tokenizer at a time.
const CHUNK: usize = 1 << 16;
/// Open elements are counted at every so many tags.
const EVERY: u32 = 32;

/// A bound that the page went over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Nested too deep.
    Depth,
    /// Too many elements.
    Nodes,
    /// A tag with too many attributes, or too long a value.
    Tag,
}

/// Reads a page; the tree, and the first bound that it went over.
pub(crate) fn parse(text: &str) -> (Dom, Option<Limit>) {
    let builder = TreeBuilder::new(Sink::new(), TreeBuilderOpts::default());
    let guard =
        Guard { builder, over: Cell::new(None), tags: Cell::new(0), deep: Cell::new(false) };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let feed = |mut piece: &str| {
        while !piece.is_empty() {
            let (chunk, rest) = piece.split_at(crate::beginning(piece, CHUNK).len());
            queue.push_back(StrTendril::from_slice(chunk));
            // Only a script would stop it, and none is run.
            while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
            piece = rest;
        }
    };
    let mut fed = 0;
    for cut in overlong_tags(text) {
        feed(&text[fed..cut.from]);
        feed(cut.instead);
        fed = cut.to;
        tokenizer.sink.note(Limit::Tag);
    }
    feed(&text[fed..]);
    tokenizer.end();
    let guard = tokenizer.sink;
    let limit = guard.over.get();
    (guard.builder.sink.finish(), limit)
}

/// A range of the text in whose place something else is read.
struct Cut {
    from: usize,
    to: usize,
    instead: &'static str,
}

/// The `<` of tags that have too many attributes to be read in bearable time, and the greater part
/// of values that are too long to be held.
fn overlong_tags(text: &str) -> Vec<Cut> {
    let bytes = text.as_bytes();
    let mut cuts = Vec::new();
    let (mut from, mut close) = (0, 0);
    while let Some(at) = memchr::memchr(b'<', &bytes[from..]) {
        let open = from + at;
        from = open + 1;
        if !bytes.get(from).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        if close < from {
            close = memchr::memchr(b'>', &bytes[from..]).map_or(bytes.len(), |end| from + end);
        }
        if close - open < LONGEST_TAG {
            continue;
        }
        let mut values = Vec::new();
        let (end, parts) = tag(bytes, from, &mut values);
        if parts > MOST_PARTS {
            cuts.push(Cut { from: open, to: from, instead: "&lt;" });
        } else {
            cuts.extend(values.into_iter().map(|value| {
                let kept = crate::beginning(&text[value.clone()], LONGEST_VALUE).len();
                Cut { from: value.start + kept, to: value.end, instead: "" }
            }));
        }
        from = end;
    }
    cuts
}

/// Where a tag ends whose name begins at `from`, and of how many parts it is; its values that are
/// too long are put with the others.
fn tag(bytes: &[u8], from: usize, values: &mut Vec<Range<usize>>) -> (usize, usize) {
    let (mut at, mut parts, mut before) = (from, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => return (at, parts),
            b'"' | b'\'' if before == b'=' => {
                let value = memchr::memchr(byte, &bytes[at..]).unwrap_or(bytes.len() - at);
                if value > OVERLONG_VALUE {
                    values.push(at..at + value);
                }
                at = bytes.len().min(at + value + 1);
                parts += 1;
            }
            b'/' => parts += 1,
            _ if byte.is_ascii_whitespace() => {
                parts += 1;
                continue;
            }
            _ => {}
        }
        before = byte;
    }
    (bytes.len(), parts)
}

/// Drops tags where the page goes over a bound.
struct Guard {
    builder: TreeBuilder<NodeId, Sink>,
    over: Cell<Option<Limit>>,
    tags: Cell<u32>,
    /// Whether too many elements were open when they were counted last.
    deep: Cell<bool>,
}

impl Guard {
    fn note(&self, limit: Limit) {
        self.over.set(self.over.get().or(Some(limit)));
    }

    /// Whether this tag is dropped.
    fn drops(&self, tag: &Tag) -> bool {
        if self.builder.sink.len() > MOST_NODES {
            self.note(Limit::Nodes);
            return true;
        }
        let tags = self.tags.get().wrapping_add(1);
        self.tags.set(tags);
        if tags.is_multiple_of(EVERY) {
            let open = Count(Cell::new(0));
            self.builder.trace_handles(&open);
            self.deep.set(open.0.get() > DEEPEST);
        }
        if self.deep.get() && tag.kind == TagKind::StartTag {
            self.note(Limit::Depth);
            return true;
        }
        false
    }
}

/// Counts what the tree builder holds on to.
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match &token {
            Token::TagToken(tag) if self.drops(tag) => TokenSinkResult::Continue,
            Token::CommentToken(_) | Token::ParseError(_) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
