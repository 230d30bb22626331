//! Rich Text Format: from control words to paragraphs.
//!
//! A reader of its own: the crates that read RTF keep fonts and colours, which nobody asks for here,
//! and read neither code pages nor destinations that may be passed over. Follows the specification,
//! version 1.9.1: groups, control words and symbols, `\'hh` in the code page of the document or of
//! the font, `\uN` with its replacement, destinations. Of the format it keeps bold, centred,
//! paragraphs and cells.
//!
//! What it refuses, with bounded memory: groups nested deeper than [`DEPTH`]. Pictures and other
//! binary data are passed over where they stand.

use encoding_rs::Encoding;

use crate::docx::Unpacked;
use crate::lines::{self, Draft, Para};

/// The deepest that groups may be nested.
const DEPTH: usize = 512;
/// Destinations that are no text of the document.
const PASSED_OVER: &[&str] = &[
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "object",
    "themedata",
    "datastore",
    "xe",
    "tc",
    "nonshppict",
    "filetbl",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "bkmkend",
    "shppict",
    "operator",
    "private",
];

/// Whether the bytes begin as RTF does.
pub(crate) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Unpacked {
    let mut reader = Reader::new(bytes);
    let broken = reader.run();
    reader.end_paragraph();
    Unpacked { paras: reader.paras, broken }
}

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Destination {
    /// Into the document.
    #[default]
    Text,
    /// Nowhere.
    Nowhere,
    /// The table of fonts: which of them has which code page.
    Fonts,
    /// The name of a bookmark.
    Bookmark,
}

/// What a group inherits and may change.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    destination: Destination,
    bold: bool,
    /// How many characters stand in for one `\uN`.
    replaced_by: usize,
    font: usize,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    groups: Vec<Group>,
    group: Group,
    page: &'static Encoding,
    fonts: Vec<(usize, &'static Encoding)>,
    /// Bytes of the code page that were not decoded yet.
    raw: Vec<u8>,
    /// A high surrogate that waits for the low one.
    surrogate: Option<u16>,
    /// How many characters of a replacement have to be passed over.
    skip: usize,
    /// Whether `\*` stood right before.
    optional: bool,
    bookmark: String,
    centred: bool,
    draft: Draft,
    cell: usize,
    paras: Vec<Para<'static>>,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            groups: Vec::new(),
            group: Group { replaced_by: 1, ..Group::default() },
            page: encoding_rs::WINDOWS_1252,
            fonts: Vec::new(),
            raw: Vec::new(),
            surrogate: None,
            skip: 0,
            optional: false,
            bookmark: String::new(),
            centred: false,
            draft: Draft::default(),
            cell: 0,
            paras: Vec::new(),
        }
    }

    /// Reads to the end, or to what breaks it: the byte, and what is wrong there.
    fn run(&mut self) -> Option<(u64, String)> {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    if self.groups.len() >= DEPTH {
                        let at = self.at as u64 - 1;
                        return Some((at, format!("groups are nested deeper than {DEPTH}")));
                    }
                    self.groups.push(self.group);
                    self.skip = 0;
                }
                b'}' => {
                    self.flush();
                    if self.group.destination == Destination::Bookmark {
                        self.draft.title |= self.bookmark.starts_with("Bookmark_");
                        self.bookmark.clear();
                    }
                    match self.groups.pop() {
                        Some(group) => self.group = group,
                        None => {
                            return Some((
                                self.at as u64 - 1,
                                "a group ends that did not begin".to_owned(),
                            ));
                        }
                    }
                    self.skip = 0;
                    // What follows the last group, padding as a rule, is none of the document.
                    if self.groups.is_empty() {
                        return None;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(byte),
            }
            if byte != b'\\' {
                self.optional = false;
            }
        }
        self.flush();
        Some((
            self.bytes.len() as u64,
            "the file ends inside a group; it may be cut off".to_owned(),
        ))
    }

    /// A control symbol or word; the backslash is behind.
    fn control(&mut self) {
        let Some(first) = self.bytes.get(self.at).copied() else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            self.symbol(first);
            return;
        }
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        let mut end = letters;
        let negative = rest.get(end) == Some(&b'-');
        let digits = end + usize::from(negative);
        let count = rest[digits.min(rest.len())..]
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let mut number = None;
        if count > 0 {
            end = digits + count;
            let value = std::str::from_utf8(&rest[digits..end]).ok().and_then(|n| n.parse().ok());
            number = value.map(|value: i64| if negative { -value } else { value });
        }
        if rest.get(end) == Some(&b' ') {
            end += 1;
        }
        self.at += end;
        self.word(word, number);
        self.optional = false;
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2);
                let value = digits
                    .and_then(|digits| std::str::from_utf8(digits).ok())
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok());
                if let Some(value) = value {
                    self.at += 2;
                    self.byte(value);
                }
            }
            b'*' => self.optional = true,
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'\r' | b'\n' => self.paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let on = number != Some(0);
        match word {
            "fonttbl" => self.enter(Destination::Fonts),
            "bkmkstart" => self.enter(Destination::Bookmark),
            _ if PASSED_OVER.contains(&word) => self.enter(Destination::Nowhere),
            "fldrslt" | "shptxt" | "pntext" => {}
            _ if self.optional => self.enter(Destination::Nowhere),
            "ansicpg" => self.page = number.and_then(code_page).unwrap_or(self.page),
            "mac" => self.page = encoding_rs::MACINTOSH,
            "f" => {
                self.flush();
                self.group.font = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            }
            "fcharset" if self.group.destination == Destination::Fonts => {
                if let Some(page) = number.and_then(charset)
                    && self.fonts.len() < 4096
                {
                    self.fonts.push((self.group.font, page));
                }
            }
            "uc" => {
                self.group.replaced_by = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
            }
            "u" => self.unicode(number.unwrap_or(0)),
            "bin" => {
                let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(length).min(self.bytes.len());
            }
            "par" | "sect" | "page" => self.paragraph(),
            "cell" | "nestcell" => {
                self.paragraph();
                self.cell += 1;
            }
            "row" | "nestrow" => {
                self.paragraph();
                self.cell = 0;
            }
            "trowd" => self.cell = 1,
            "line" | "softline" => self.text("\n"),
            "tab" => self.text("\t"),
            "emdash" => self.text("\u{2014}"),
            "endash" => self.text("\u{2013}"),
            "lquote" => self.text("\u{2018}"),
            "rquote" => self.text("\u{2019}"),
            "ldblquote" => self.text("\u{201c}"),
            "rdblquote" => self.text("\u{201d}"),
            "bullet" => self.text("\u{2022}"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            "b" => {
                self.flush();
                self.group.bold = on;
            }
            "plain" => {
                self.flush();
                self.group.bold = false;
            }
            "qc" => self.centred = true,
            "pard" | "ql" | "qj" | "qr" => self.centred = false,
            "outlinelevel" => self.draft.title |= number == Some(0),
            _ => {}
        }
    }

    fn enter(&mut self, destination: Destination) {
        // Inside what is passed over, all is passed over.
        if self.group.destination != Destination::Nowhere {
            self.group.destination = destination;
        }
    }

    fn unicode(&mut self, number: i64) {
        self.flush();
        // The number is a signed 16-bit one; some writers give it unsigned.
        let unit = (number & 0xffff) as u16;
        self.skip = self.group.replaced_by;
        match (self.surrogate.take(), unit) {
            (_, 0xd800..=0xdbff) => self.surrogate = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => {
                let text = String::from_utf16_lossy(&[high, unit]);
                self.put(&text);
            }
            _ => {
                let c = char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}');
                self.put(c.encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// A byte of the code page.
    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if self.group.destination == Destination::Text
            || self.group.destination == Destination::Bookmark
        {
            self.raw.push(byte);
        }
    }

    /// Text that a control word stands for.
    fn text(&mut self, text: &str) {
        self.flush();
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.put(text);
    }

    fn flush(&mut self) {
        if self.raw.is_empty() {
            return;
        }
        let font = self.fonts.iter().rev().find(|(font, _)| *font == self.group.font);
        let page = font.map_or(self.page, |(_, page)| page);
        let raw = std::mem::take(&mut self.raw);
        let (text, _) = page.decode_without_bom_handling(&raw);
        self.put(&text);
        self.raw = raw;
        self.raw.clear();
    }

    fn put(&mut self, text: &str) {
        match self.group.destination {
            Destination::Text => {
                let bold = self.group.bold;
                self.draft.push(text, bold);
            }
            Destination::Bookmark if self.bookmark.len() < 64 => self.bookmark.push_str(text),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.group.destination == Destination::Text {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let mut draft = std::mem::take(&mut self.draft);
        draft.centred = self.centred;
        draft.cell = self.cell;
        lines::add(&mut self.paras, draft);
    }
}

/// The encoding of a code page of Windows.
fn code_page(number: i64) -> Option<&'static Encoding> {
    Some(match number {
        437 | 850 | 1252 => encoding_rs::WINDOWS_1252,
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10000 => encoding_rs::MACINTOSH,
        65001 => encoding_rs::UTF_8,
        _ => return None,
    })
}

/// The encoding of a font's character set.
fn charset(number: i64) -> Option<&'static Encoding> {
    code_page(match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(rtf: &[u8]) -> Vec<String> {
        read(rtf).paras.iter().map(|para| para.text.to_string()).collect()
    }

    #[test]
    fn code_pages_and_unicode() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}\uc1 L\'e4nge \u8222?ja\u8220? {\f1 \'e8}\par{\*\unknown x}{\pict 00ff}\b Kell\b0  Post\line two\par}";
        assert_eq!(texts(rtf), ["Länge \u{201e}ja\u{201c} č", "Kell Post\ntwo", ""]);
        assert_eq!(read(rtf).paras[1].bold, 4);
        assert_eq!(read(rtf).broken, None);
    }

    #[test]
    fn what_breaks_it_is_said_and_the_rest_kept() {
        let cut = read(br"{\rtf1 One.\par Two");
        assert_eq!(cut.paras.len(), 2);
        assert_eq!(cut.broken.unwrap().0, 19);
        let deep = [&b"{\\rtf1 One.\\par "[..], &vec![b'{'; 1_000_000]].concat();
        let deep = read(&deep);
        assert_eq!(deep.paras[0].text, "One.");
        assert!(deep.broken.unwrap().1.contains("deeper than 512"));
    }
}
