//! The HTML of an entry, block by block.
//!
//! It is no page: a feed hands over the copy without what surrounds it, so nothing has to be told
//! from furniture, and each element says what it is. A paragraph is what stands between the edges of
//! blocks, or between two line breaks; a heading is a subhead, a caption a caption, a table is kept
//! row by row with a tab between its cells. Every word is kept but that of scripts, styles and
//! embedded frames.
//!
//! Reads tags as they come, as far as HTML's own rules for broken markup do not matter for where a
//! block begins and ends; elements are nested [`DEEPEST`] deep at most, deeper ones count as text of
//! what holds them.

use copydesk_core::BlockKind;
use encoding_rs::WINDOWS_1252;
use quick_xml::escape::resolve_html5_entity;

/// Blocks within blocks are told apart this deep.
const DEEPEST: usize = 100;
/// Elements whose content is not read by people.
const UNREAD: &[&str] =
    &["script", "style", "noscript", "iframe", "svg", "template", "object", "head", "textarea"];

/// A block of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Its text, white space folded.
    pub(crate) text: String,
}

/// The blocks of an entry.
pub(crate) fn parts(html: &str) -> Vec<Part> {
    let mut reading = Reading::default();
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        reading.text(&rest[..at]);
        let tag = &rest[at + 1..];
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, rest)| rest)
        } else if tag.starts_with(['!', '?']) {
            tag.split_once('>').map_or("", |(_, rest)| rest)
        } else if tag.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) {
            reading.tag(tag)
        } else {
            reading.text("<");
            tag
        };
    }
    reading.text(rest);
    reading.flush();
    reading.parts
}

/// What the text of a block is, where its element says so.
fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Subhead,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "figcaption" | "caption" => BlockKind::Caption,
        "table" => BlockKind::Table,
        _ => return None,
    })
}

/// Elements whose edges end a block, beside those that say what its text is.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "figure",
    "section",
    "article",
    "header",
    "footer",
    "aside",
    "main",
    "nav",
    "pre",
    "address",
    "center",
    "details",
    "summary",
    "body",
    "html",
    "form",
    "hr",
];

#[derive(Default)]
struct Reading {
    parts: Vec<Part>,
    /// The blocks that are open, and what their text is.
    open: Vec<(String, BlockKind)>,
    text: String,
    /// White space was met since the last character.
    blank: bool,
    /// The line breaks since the last character.
    breaks: usize,
}

impl Reading {
    fn kind(&self) -> BlockKind {
        self.open.last().map_or(BlockKind::Paragraph, |(_, kind)| *kind)
    }

    /// Reads a tag, `<` taken off, and gives what stands behind it.
    fn tag<'a>(&mut self, tag: &'a str) -> &'a str {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let length = tag.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let name = tag[..length].to_ascii_lowercase();
        let rest = &tag[end(tag)..];
        if !closes && UNREAD.contains(&name.as_str()) {
            return behind(rest, &name);
        }
        let in_table = self.kind() == BlockKind::Table;
        let own = kind(&name);
        let is_block = own.is_some() || BLOCKS.contains(&name.as_str());
        match name.as_str() {
            "br" => self.breaks += 1,
            "tr" if !closes && in_table => self.separate('\n'),
            "td" | "th" if !closes && in_table && !self.text.ends_with('\n') => self.separate('\t'),
            // What is a block elsewhere is part of its cell here.
            other if is_block && in_table && other != "table" => self.blank = true,
            _ if is_block && !closes => {
                self.flush();
                let kind = own.unwrap_or_else(|| self.kind());
                if name != "hr" && self.open.len() < DEEPEST {
                    // A paragraph ends where the next block begins.
                    self.open.retain(|(open, _)| open != "p");
                    self.open.push((name, kind));
                }
            }
            other if is_block => {
                self.flush();
                if let Some(at) = self.open.iter().rposition(|(open, _)| open == other) {
                    self.open.truncate(at);
                }
            }
            _ => {}
        }
        rest
    }

    fn separate(&mut self, by: char) {
        if !self.text.is_empty() {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push(by);
        }
        self.blank = false;
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let (character, length) = match character {
                '&' => reference(rest),
                _ => (Text::One(character), character.len_utf8()),
            };
            rest = &rest[length..];
            match character {
                Text::One(character) => self.push(character),
                Text::Many(text) => text.chars().for_each(|character| self.push(character)),
            }
        }
    }

    fn push(&mut self, character: char) {
        if matches!(character, ' ' | '\n' | '\r' | '\t' | '\u{c}') {
            self.blank = true;
            return;
        }
        if self.breaks > 1 && self.kind() != BlockKind::Table {
            self.flush();
        } else if self.breaks > 0 && !self.text.is_empty() {
            self.text.push(if self.kind() == BlockKind::Table { ' ' } else { '\n' });
        } else if self.blank && !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.text.push(' ');
        }
        (self.blank, self.breaks) = (false, 0);
        self.text.push(character);
    }

    /// Ends the block.
    fn flush(&mut self) {
        (self.blank, self.breaks) = (false, 0);
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.parts.push(Part { kind: self.kind(), text });
        }
    }
}

/// Where a tag ends, `>` and all; quoted values may hold one.
fn end(tag: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    // A quote that is never closed was none.
    tag.find('>').map_or(tag.len(), |at| at + 1)
}

/// What stands behind the end of this element.
fn behind<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b"</") {
        let tag = &text[from + at + 2..];
        if tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return &tag[end(tag)..];
        }
        from += at + 2;
    }
    ""
}

enum Text {
    One(char),
    Many(&'static str),
}

/// What a reference at the start of the text stands for, and its length; `&` where it is none.
fn reference(text: &str) -> (Text, usize) {
    let none = (Text::One('&'), 1);
    let name = &text[1..];
    let length =
        name.bytes().take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let (name, rest) = name.split_at(length);
    if !rest.starts_with(';') {
        return none;
    }
    let length = length + 2;
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map_or(none, |text| (Text::Many(text), length));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let character = code.ok().and_then(|code| match u8::try_from(code) {
        // Browsers read these as what Windows wrote there.
        Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode(&[byte]).0.chars().next(),
        _ => char::from_u32(code).filter(|character| *character != '\0'),
    });
    character.map_or(none, |character| (Text::One(character), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let lines = parts(html).into_iter().map(|part| format!("{} {:?}", part.kind, part.text));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn elements_say_what_their_text_is() {
        insta::assert_snapshot!(shown(
            "Lede &amp; <b>more</b><p class='a>b'>One\n two<br>three<p>Four<h2>Delay</h2><ul><li>a<li><p>b</p></ul>\
             <figure><img src=x><figcaption>The pier. <i>A. Lee</i></figcaption></figure>\
             <blockquote><p>Quoted</p></blockquote>five<br/><br/>six<script>x < y</script><!-- <p>no -->\
             <table><tr><th>Town<th>Boats</tr><tr><td><p>Kell</p></td><td>3</td></tr></table>a < b &lt;3 &#8217;&#146;&bogus; & co"
        ), @r#"
        paragraph "Lede & more"
        paragraph "One two\nthree"
        paragraph "Four"
        subhead "Delay"
        list_item "a"
        list_item "b"
        caption "The pier. A. Lee"
        paragraph "Quoted"
        paragraph "five"
        paragraph "six"
        table "Town\tBoats\nKell\t3"
        paragraph "a < b <3 ’’&bogus; & co"
        "#);
    }

    #[test]
    fn what_has_no_end_is_read_in_time() {
        assert_eq!(parts(&"<div>".repeat(1_000_000)), []);
        assert_eq!(parts(&"<p>a".repeat(10_000)).len(), 10_000);
        assert_eq!(parts("a<script>b").len(), 1);
        assert_eq!(shown("a <p class=\"x>b"), "paragraph \"a\"\nparagraph \"b\"");
    }
}
