//! The formats as layouts, for messages that come as text: a JSON object, a paste, a file that was
//! decoded elsewhere.

use copydesk_core::{Detection, Evidence, Layout, LayoutId, Parsed, Source, Span};

use crate::split::{self, Format};
use crate::takes::{self, Read};

macro_rules! layouts {
    ($($(#[$doc:meta])* $name:ident = $format:expr,)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, Default)]
            pub struct $name;

            impl Layout for $name {
                fn id(&self) -> LayoutId {
                    $format.id()
                }

                fn detect(&self, source: &Source) -> Detection {
                    detect($format, source)
                }

                fn parse(&self, source: &Source) -> Parsed {
                    parse($format, source)
                }
            }
        )*

        /// Every layout of this crate.
        ///
        /// They come before layouts of plain copy: what has a header is a message, whatever else it
        /// looks like.
        pub fn layouts() -> Vec<Box<dyn Layout>> {
            vec![$(Box::new($name),)*]
        }
    };
}

layouts! {
    /// ANPA 1312, as AP, Reuters and Kyodo send it.
    Anpa = Format::Anpa,
    /// IPTC 7901, as dpa and ATS send it.
    Iptc7901 = Format::Iptc7901,
    /// ZCZC with fields, as AAP sends it.
    Zczc = Format::Zczc,
    /// A press release of a wire.
    PrWire = Format::PrWire,
}

/// A header is unmistakable.
fn detect(format: Format, source: &Source) -> Detection {
    match split::first(source.text()).filter(|(found, _)| *found == format) {
        Some((_, shown)) => {
            let span = Span::from_usize(shown.start, shown.end);
            Detection::score(1.0).because(Evidence::new(span, format.evidence()))
        }
        None => Detection::none(),
    }
}

/// Every message of a text; one whose header does not show a format is read as the layout's own.
fn parse(format: Format, source: &Source) -> Parsed {
    if source.text().is_empty() {
        return Parsed::default();
    }
    let pieces = split::split(source.text());
    let mut read: Vec<Read> = match pieces.as_slice() {
        [] | [_] => {
            let format = pieces.first().map_or(format, |piece| piece.format);
            vec![Read::new(source.clone(), format)]
        }
        pieces => pieces
            .iter()
            .filter_map(|piece| {
                let span = Span::from_usize(piece.range.start, piece.range.end);
                Some(Read::new(source.part(span)?, piece.format))
            })
            .collect(),
    };
    let groups = takes::groups(&read, true);
    let articles = groups.iter().filter_map(|group| takes::join(&mut read, group)).collect();
    Parsed { articles, ..Parsed::default() }
}
