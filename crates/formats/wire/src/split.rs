//! Where messages begin, and in which format: by their bytes alone.
//!
//! A message begins at a start of header (SOH), at `ZCZC`, or, where framing bytes were stripped on
//! the way, at a header line that cannot be anything else: ANPA's keyword line with its date, IPTC
//! 7901's header above a line of keywords, AP's slug behind `^`, a release's `Source:` above its
//! number. It ends where the next begins.
//!
//! Prose never has these shapes; a page that only quotes one, further down, is not taken for a wire,
//! because a file of messages begins with one.

use std::ops::Range;

use copydesk_core::LayoutId;
use copydesk_parser::grammar::slug_line;

use crate::grammar::{call, iptc_header, keyword_line, open_zczc, slug_field, tagged, zczc_field};
use crate::pr;

/// A message that begins within so many lines that are not blank begins the file.
const OPENS_WITHIN: usize = 4;
/// The text opens within so many lines of the start of header.
const HEADER: usize = 6;
/// Opens a header.
const START_OF_HEADER: char = '\u{1}';
/// Reuters' selectors stand on a line of their own behind enquiries.
const ENQUIRY: char = '\u{5}';

/// The format of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// ANPA 1312, AP's, Reuters' and Kyodo's.
    Anpa,
    /// IPTC 7901.
    Iptc7901,
    /// ZCZC with fields.
    Zczc,
    /// A press release.
    PrWire,
}

impl Format {
    /// Its name as a layout.
    pub(crate) const fn id(self) -> LayoutId {
        LayoutId::new(match self {
            Self::Anpa => "anpa",
            Self::Iptc7901 => "iptc7901",
            Self::Zczc => "zczc",
            Self::PrWire => "pr-wire",
        })
    }

    /// What shows it.
    pub(crate) const fn evidence(self) -> &'static str {
        match self {
            Self::Anpa => "a header of ANPA 1312",
            Self::Iptc7901 => "a header of IPTC 7901",
            Self::Zczc => "a ZCZC line",
            Self::PrWire => "a release's source and number",
        }
    }
}

/// A message in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it is; pieces tile the text.
    pub(crate) range: Range<usize>,
    /// Its format.
    pub(crate) format: Format,
}

/// The messages of a text that begins with one; none where it does not.
pub(crate) fn split(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut starts = Starts::of(text);
    while let Some(start) = starts.next(pieces.is_empty()) {
        let from = if pieces.is_empty() { 0 } else { start.from };
        if let Some(last) = pieces.last_mut() {
            last.range.end = from;
        }
        pieces.push(Piece { range: from..text.len(), format: start.format });
        starts.lines.skip_header();
    }
    pieces
}

/// The format of the first message of a text that begins with one, and the line that shows it.
pub(crate) fn first(text: &str) -> Option<(Format, Range<usize>)> {
    let start = may_begin(text.as_bytes()).then(|| Starts::of(text).next(true))??;
    Some((start.format, start.shown))
}

/// Whether a text may begin with a message: its first word is as short as a header's, or its first
/// lines hold a byte of framing. Most copy is turned away by that.
pub(crate) fn may_begin(bytes: &[u8]) -> bool {
    opens_short(bytes) || framed(bytes)
}

/// Whether a byte of framing stands in the lines that may begin a file.
fn framed(bytes: &[u8]) -> bool {
    let (mut passed, mut start) = (0, 0);
    for at in memchr::memchr3_iter(START_OF_HEADER as u8, ENQUIRY as u8, b'\n', bytes) {
        if bytes[at] != b'\n' {
            return true;
        }
        passed += usize::from(bytes[start..at].iter().any(u8::is_ascii_graphic));
        start = at + 1;
        if passed >= OPENS_WITHIN {
            return false;
        }
    }
    false
}

fn opens_short(bytes: &[u8]) -> bool {
    let Some(at) = bytes.iter().position(u8::is_ascii_graphic) else { return false };
    match bytes[at] {
        b'Z' | b'z' | b'^' | b'S' | b'M' => true,
        first if first.is_ascii_alphanumeric() => bytes[at + 1..]
            .iter()
            .take(4)
            .any(|byte| matches!(byte, b' ' | b'0'..=b'9') || byte.is_ascii_control()),
        _ => false,
    }
}

/// Walks over the lines of a text from one beginning of a message to the next.
struct Starts<'a> {
    lines: Lines<'a>,
    /// How many lines that are not blank were passed.
    passed: usize,
}

/// Where a message begins.
struct Start {
    /// With its preamble: a ZCZC or selectors above the header proper.
    from: usize,
    /// The line that shows its format.
    shown: Range<usize>,
    format: Format,
}

impl<'a> Starts<'a> {
    const fn of(text: &'a str) -> Self {
        Self { lines: Lines { text, at: 0 }, passed: 0 }
    }

    /// The next beginning; `opens` where it would be the first, which stands near the top.
    fn next(&mut self, opens: bool) -> Option<Start> {
        let text = self.lines.text;
        let mut preamble: Option<usize> = None;
        while let Some(line) = self.lines.next() {
            let raw = &text[line.clone()];
            let signs = Signs::of(raw.as_bytes());
            // Nearly every line of copy is passed by here.
            if preamble.is_none() && signs.is_plain() && (!opens || signs.has(Signs::TEXT)) {
                self.passed += usize::from(opens);
                if opens && self.passed >= OPENS_WITHIN {
                    return None;
                }
                continue;
            }
            let bare = copydesk_core::trim_blank(raw);
            if bare.is_empty() {
                continue;
            }
            let stripped = !opens || self.passed == 0;
            if let Some(format) = start(raw, bare, signs, &self.lines, opens, stripped) {
                return Some(Start { from: preamble.unwrap_or(line.start), shown: line, format });
            }
            self.passed += 1;
            let above = signs.has(Signs::ENQUIRY);
            preamble = above.then(|| preamble.unwrap_or(line.start));
            if opens && !above && self.passed >= OPENS_WITHIN {
                return None;
            }
        }
        None
    }
}

/// What a line holds of which headers are made.
#[derive(Clone, Copy)]
struct Signs(u8);

impl Signs {
    const HEADER: u8 = 1;
    const ENQUIRY: u8 = 2;
    const DIGIT: u8 = 4;
    /// The first letter of a format that opens with a word.
    const WORD: u8 = 8;
    /// Something of ASCII that is no blank.
    const TEXT: u8 = 16;

    /// Looks at many bytes in one step: there is no branch in it.
    fn of(line: &[u8]) -> Self {
        let sign = |byte: &u8| {
            let header = u8::from(*byte == START_OF_HEADER as u8) * Self::HEADER;
            let enquiry = u8::from(*byte == ENQUIRY as u8) * Self::ENQUIRY;
            let digit = u8::from(byte.is_ascii_digit()) * Self::DIGIT;
            header | enquiry | digit
        };
        let seen = line.iter().fold(0, |seen, byte| seen | sign(byte));
        let first = line.iter().find(|byte| byte.is_ascii_graphic());
        let word = first.is_some_and(|byte| matches!(byte, b'Z' | b'z' | b'^' | b'S' | b'M'));
        let text = u8::from(first.is_some()) * Self::TEXT;
        Self(seen | (u8::from(word) * Self::WORD) | text)
    }

    const fn has(self, sign: u8) -> bool {
        self.0 & sign != 0
    }

    /// Whether no header can begin at the line, whatever stands behind it.
    const fn is_plain(self) -> bool {
        self.0 & !Self::TEXT == 0
    }
}

/// The format of the message that begins at a line.
///
/// `opens` where no message began before; `stripped` where a header may stand without its framing:
/// behind another message, or where nothing stands above it.
fn start(
    raw: &str,
    bare: &str,
    signs: Signs,
    behind: &Lines<'_>,
    opens: bool,
    stripped: bool,
) -> Option<Format> {
    let next = || {
        let mut behind = Lines { ..*behind };
        behind.next_full().map(|range| &behind.text[range])
    };
    if signs.has(Signs::HEADER) {
        if iptc_header(raw).is_some() {
            return Some(Format::Iptc7901);
        }
        // A header that cannot be read is one all the same where text is opened below it.
        let mut below = Lines { ..*behind };
        let mut opened = (0..HEADER).map_while(|_| below.next_full());
        let header = call(raw).is_some()
            || next().is_some_and(|next| keyword_line(next).is_some())
            || opened.any(|line| behind.text[line].starts_with('\u{2}'));
        return header.then_some(Format::Anpa);
    }
    if !stripped {
        return None;
    }
    let first = *bare.as_bytes().first()?;
    if matches!(first, b'Z' | b'z') && open_zczc(bare).is_some() {
        // ZCZC may stand above a header of another format.
        let next = next().unwrap_or_default();
        return Some(match next {
            next if next.contains(START_OF_HEADER) && iptc_header(next).is_none() => Format::Anpa,
            next if iptc_header(next).is_some() => Format::Iptc7901,
            next if keyword_line(next).is_some() => Format::Anpa,
            _ => Format::Zczc,
        });
    }
    if first == b'^' {
        let slug = bare.trim_start_matches('^').trim_end_matches('<');
        return (opens && slug_line(bare).is_some() && slug_field(slug).is_some())
            .then_some(Format::Anpa);
    }
    if matches!(first, b'S' | b'M') && pr::opens(bare, &mut Lines { ..*behind }, opens) {
        return Some(Format::PrWire);
    }
    // Each of them has numbers; most lines of copy have none.
    if !first.is_ascii_alphanumeric() || bare.len() > 120 || !signs.has(Signs::DIGIT) {
        return None;
    }
    if keyword_line(bare).is_some() {
        return Some(Format::Anpa);
    }
    if call(bare).is_some() && next().is_some_and(|next| keyword_line(next).is_some()) {
        return Some(Format::Anpa);
    }
    iptc_header(bare)?;
    let next = next().unwrap_or_default();
    copydesk_core::trim_blank(next).ends_with('/').then_some(Format::Iptc7901)
}

/// The lines of a text, each as the range that holds it with its terminator.
pub(crate) struct Lines<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Where the next line begins.
    pub(crate) at: usize,
}

impl Lines<'_> {
    /// The next line that is not blank.
    pub(crate) fn next_full(&mut self) -> Option<Range<usize>> {
        loop {
            let line = self.next()?;
            if !copydesk_core::trim_blank(&self.text[line.clone()]).is_empty() {
                return Some(line);
            }
        }
    }

    /// Passes over the rest of a header, which may have the shape of one that begins.
    fn skip_header(&mut self) {
        for _ in 0..4 {
            let before = self.at;
            let Some(line) = self.next_full() else { return };
            let line = &self.text[line];
            let header = keyword_line(line).is_some()
                || iptc_header(line).is_some()
                || call(line).is_some_and(|call| call.framed)
                || (zczc_field(line).is_some() || tagged(line).is_some())
                || line.contains(START_OF_HEADER);
            if !header {
                self.at = before;
                return;
            }
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes().get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', bytes);
        let len = end.map_or(bytes.len(), |end| {
            let pair = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
            end + 1 + usize::from(pair)
        });
        let line = self.at..self.at + len;
        self.at = line.end;
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(Format, &str)> {
        let pieces = split(text);
        if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
            assert_eq!((first.range.start, last.range.end), (0, text.len()));
        }
        pieces.iter().map(|piece| (piece.format, text[piece.range.clone()].trim())).collect()
    }

    #[test]
    fn messages_begin_at_their_headers() {
        let anpa = "\u{5}\u{5}C T\n\u{16}\u{1}f0704\u{1f}elm\nu f BC-PIER  02-26 0105\n\u{2}PIER\n\u{3}\u{4}\n";
        let twice = format!("{anpa}{anpa}");
        assert_eq!(shown(&twice).len(), 2);
        assert!(shown(&twice)[1].1.starts_with('\u{5}'));
        let zczc = "ZCZC AAP\n$T\nPier sold\nNNNN\nZCZC\n#Pier\nPier kept\nNNNN\n";
        assert_eq!(shown(zczc).len(), 2);
        let framed = "ZCZC\n\u{1}dpa0315 3 pl 25 dpa 1\nElm/\n\u{2}Pier =\n\u{3}\nNNNN\n";
        assert_eq!(shown(framed).len(), 1);
        assert_eq!(shown(framed)[0].0, Format::Iptc7901);
    }

    #[test]
    fn headers_without_framing_are_known() {
        for (text, format) in [
            ("W2870_elm\nf l BC-LT--Pier     11-13 1049\n^BC-LT--Pier,466<\n", Format::Anpa),
            ("u f BC-PIER   02-26 0105\nPIER\n", Format::Anpa),
            ("z6715-----\nr z BC-LT--Pier   02-26 0105\n^BC-LT--Pier,466<\n", Format::Anpa),
            ("  s6715 -----\nr s   BC-LT--Pier   02-26 0105\n ^BC-LT--Pier,466<\n", Format::Anpa),
            ("^BC-LT--Pier,466<\n^Pier sold<\n", Format::Anpa),
            ("eca0003 3 i 380  dpa 0045\n\nElm/pier/\nPier =\n", Format::Iptc7901),
            ("Source: Elm Board\nMEDIA RELEASE PR1234\nPier sold\n", Format::PrWire),
        ] {
            let found = shown(text);
            assert_eq!(found.first().map(|found| found.0), Some(format), "{text}");
            assert_eq!(found.len(), 1);
        }
    }

    #[test]
    fn copy_is_no_message() {
        for text in [
            "",
            "Pier sold\n\nThe pier was sold.\n",
            "How telexes began\n\nA telex began:\n\nZCZC\n\nand ended.\n\nNo more.\nZCZC AAP\n",
            "Source: Elm Board\n\nThe pier was sold.\n",
        ] {
            assert_eq!(shown(text), [], "{text}");
        }
    }
}
