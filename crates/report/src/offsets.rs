//! Offsets in the unit that the reader of a document counts in.
//!
//! Copydesk counts bytes of UTF-8 throughout; Python counts characters (code points), JavaScript and
//! Java count UTF-16 code units. Every `start` and `end` of a document goes through one
//! [`OffsetIndex`] per text: the count at every 64th byte, so that a conversion looks at fewer than
//! 64 bytes. A text of ASCII alone needs no index.

use std::fmt;
use std::str::FromStr;

use copydesk_core::Span;

/// What offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Offsets {
    /// Bytes of the decoded text in UTF-8.
    #[default]
    Byte,
    /// Characters: Unicode code points, as Python counts.
    Char,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

impl Offsets {
    /// Every unit, in the order of the command line's help.
    pub const ALL: [Self; 3] = [Self::Byte, Self::Char, Self::Utf16];

    /// The name on the command line: `utf16`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Byte => "byte",
            Self::Char => "char",
            Self::Utf16 => "utf16",
        }
    }
}

impl fmt::Display for Offsets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// The text names no unit of offsets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("offsets are counted as byte, char or utf16, not as {0:?}")]
pub struct OffsetsError(String);

impl FromStr for Offsets {
    type Err = OffsetsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|unit| unit.id() == text)
            .ok_or_else(|| OffsetsError(text.to_owned()))
    }
}

/// Bytes of the text per entry of the index.
const STRIDE: usize = 64;

/// Converts byte offsets of one text.
///
/// ```
/// use copydesk_report::{OffsetIndex, Offsets};
/// let text = "𝄞 “fine”";
/// assert_eq!(OffsetIndex::new(text, Offsets::Char).convert(5), 2);
/// assert_eq!(OffsetIndex::new(text, Offsets::Utf16).convert(5), 3);
/// ```
#[derive(Clone, Debug)]
pub struct OffsetIndex<'a> {
    bytes: &'a [u8],
    unit: Offsets,
    /// The count before each stride; empty where offsets stay as they are.
    counts: Vec<u32>,
}

impl<'a> OffsetIndex<'a> {
    /// An index of this text; one scan, none for bytes.
    pub fn new(text: &'a str, unit: Offsets) -> Self {
        let bytes = text.as_bytes();
        if unit == Offsets::Byte || text.is_ascii() {
            return Self { bytes, unit, counts: Vec::new() };
        }
        let mut count = 0;
        let counts = bytes
            .chunks(STRIDE)
            .map(|chunk| {
                let before = count;
                count += units(chunk, unit);
                before
            })
            .collect();
        Self { bytes, unit, counts }
    }

    /// The offset in the unit of this index; one beyond the text becomes the text's length.
    pub fn convert(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.bytes.len());
        let stride = offset / STRIDE;
        match self.counts.get(stride) {
            Some(count) => count + units(&self.bytes[stride * STRIDE..offset], self.unit),
            None => match self.counts.last() {
                // The text ends exactly where a stride does.
                Some(count) => {
                    let from = (self.counts.len() - 1) * STRIDE;
                    count + units(&self.bytes[from..offset], self.unit)
                }
                None => Span::from_usize(offset, offset).start,
            },
        }
    }
}

/// How many units begin in these bytes.
fn units(bytes: &[u8], unit: Offsets) -> u32 {
    let width = |byte: &u8| match (*byte, unit) {
        (0x80..0xc0, _) => 0,
        (0xf0.., Offsets::Utf16) => 2,
        _ => 1,
    };
    bytes.iter().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character boundary of a text, converted the slow way.
    fn check(text: &str) {
        for unit in Offsets::ALL {
            let index = OffsetIndex::new(text, unit);
            let boundaries = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for at in boundaries {
                let before = &text[..at];
                let expected = match unit {
                    Offsets::Byte => at,
                    Offsets::Char => before.chars().count(),
                    Offsets::Utf16 => before.encode_utf16().count(),
                };
                assert_eq!(index.convert(at as u32) as usize, expected, "{unit} at {at}");
            }
        }
    }

    #[test]
    fn every_boundary_converts() {
        check("");
        check("plain");
        check("naïve “talks” 𝄞 — 東京 🚢.");
        check(&"Zürich 🚢 ".repeat(40));
        check(&"é".repeat(32));
        check(&"a".repeat(200));
    }

    #[test]
    fn what_lies_beyond_is_the_end() {
        assert_eq!(OffsetIndex::new("é!", Offsets::Char).convert(99), 2);
        assert_eq!(OffsetIndex::new("ab", Offsets::Char).convert(99), 2);
    }

    #[test]
    fn units_are_read_from_their_ids() {
        assert_eq!("utf16".parse(), Ok(Offsets::Utf16));
        assert!("words".parse::<Offsets>().is_err());
    }
}
