//! Text to tree, with bounds on what a hostile page can ask for.
//!
//! `html5ever` reads as a browser does, and some of what browsers do takes more than linear time or
//! memory: elements nested by the million, formatting elements that are opened again in every
//! paragraph, a tag with a million attributes. [`Guard`] stands between its tokenizer and its tree
//! builder and drops tags from [`DEEPEST`] open elements or [`MOST_NODES`] nodes on; a tag of more
//! than [`MOST_PARTS`] parts is text, and a value of more than [`OVERLONG_VALUE`] bytes is cut. The
//! text of the page is kept all the same; that of scripts and style sheets is none of it, and is
//! not even read, but for JSON-LD and for scripts with a comment, where only the tokenizer knows
//! what ends them.
//!
//! Limits: from there on what belongs to what is no longer right, and a script whose start tag was
//! dropped is text.

use std::cell::Cell;
use std::ops::Range;

use html5ever::Attribute;
use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink as _};

use super::sink::Sink;
use super::{Dom, LONGEST_VALUE, NodeId, is_json_ld};

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
    let guard = Guard {
        builder,
        over: Cell::new(None),
        tags: Cell::new(0),
        deep: Cell::new(false),
        unread: Cell::new(None),
    };
    let mut feeder = Feeder {
        tokenizer: Tokenizer::new(guard, TokenizerOpts::default()),
        queue: BufferQueue::default(),
        text,
        fed: 0,
    };
    feeder.tags();
    feeder.upto(text.len());
    feeder.tokenizer.end();
    let guard = feeder.tokenizer.sink;
    let limit = guard.over.get();
    (guard.builder.sink.finish(), limit)
}

/// Hands the text to the tokenizer, but for what is passed by.
struct Feeder<'a> {
    tokenizer: Tokenizer<Guard>,
    queue: BufferQueue,
    text: &'a str,
    /// So much of the text was handed over or passed by.
    fed: usize,
}

impl Feeder<'_> {
    /// Hands over the text up to the end of its last tag that asks for care.
    ///
    /// These are tags with too many attributes to be read in bearable time, which become text;
    /// values that are too long to be held, of which the beginning is kept; and scripts and style
    /// sheets, half of the bytes of most pages, whose text is passed by where the tree builder says
    /// that it is theirs.
    fn tags(&mut self) {
        let bytes = self.text.as_bytes();
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
            let unread = UNREAD.iter().any(|name| names(&bytes[from..], name));
            if close - open < LONGEST_TAG && !unread {
                continue;
            }
            let mut values = Vec::new();
            let (end, parts) = tag(bytes, from, &mut values);
            if parts > MOST_PARTS {
                self.upto(open);
                self.push("&lt;");
                self.fed = from;
                self.tokenizer.sink.note(Limit::Tag);
            }
            for value in values.into_iter().filter(|_| parts <= MOST_PARTS) {
                let kept = crate::beginning(&self.text[value.clone()], LONGEST_VALUE).len();
                self.upto(value.start + kept);
                self.fed = value.end;
                self.tokenizer.sink.note(Limit::Tag);
            }
            if !unread {
                from = end;
                continue;
            }
            self.upto(end);
            // In a comment, say, it is no tag, and what ends it there is not known.
            from = end.min(close + 1);
            if let Some(name) = self.tokenizer.sink.unread.take() {
                self.fed = end + text_of(&bytes[end..], name);
                from = self.fed;
            }
        }
    }

    /// Hands over the text up to here.
    fn upto(&mut self, end: usize) {
        if let Some(piece) = self.text.get(self.fed..end) {
            self.push(piece);
            self.fed = end;
        }
    }

    fn push(&self, mut piece: &str) {
        while !piece.is_empty() {
            let (chunk, rest) = piece.split_at(crate::beginning(piece, CHUNK).len());
            self.queue.push_back(StrTendril::from_slice(chunk));
            // Only a script would stop it, and none is run.
            while !matches!(self.tokenizer.feed(&self.queue), html5ever::TokenizerResult::Done) {}
            piece = rest;
        }
    }
}

/// Elements whose text is not read.
const UNREAD: [&str; 2] = ["script", "style"];

/// Whether the name of a tag is this one.
fn names(tag: &[u8], name: &str) -> bool {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && tag.get(name.len()).is_some_and(ends)
}

/// How long the text of a script or style sheet is; 0 where only the tokenizer can tell, since a
/// comment inside may hide the end tag.
fn text_of(rest: &[u8], name: &str) -> usize {
    let mut end = 0;
    while let Some(at) = memchr::memchr(b'<', &rest[end..]) {
        end += at + 1;
        match &rest[end..] {
            [b'/', tag @ ..] if names(tag, name) => return end - 1,
            [b'!', b'-', b'-', ..] if name == "script" => return 0,
            _ => {}
        }
    }
    rest.len()
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
    /// The element just opened, if what follows is its text and is not read.
    unread: Cell<Option<&'static str>>,
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

/// Whether an attribute says that a script is JSON-LD.
fn is_json(attribute: &Attribute) -> bool {
    *attribute.name.local == *"type" && is_json_ld(&attribute.value)
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
            Token::TagToken(tag) => {
                let name = UNREAD.into_iter().find(|name| *tag.name == **name);
                let unread = name.filter(|_| !tag.attrs.iter().any(is_json));
                let result = self.builder.process_token(token, line);
                let is_raw = matches!(result, TokenSinkResult::RawData(_));
                self.unread.set(unread.filter(|_| is_raw));
                result
            }
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
