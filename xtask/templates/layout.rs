//! Sheets that open with a line `>> TEMPLATE_ID` and end with a line `<<`.
//!
//! Decides by the opening line alone.
//! The line below it is the headline, every further line a paragraph.
//! Does not read bylines or datelines.

use copydesk_core::{
    Article, Block, BlockKind, Detection, Evidence, Field, Layout, LayoutId, Line, Metadata,
    Parsed, Source, Span,
};

const OPENING: &str = ">> TEMPLATE_ID";
const END: &str = "<<";

/// Sheets that open with a line `>> TEMPLATE_ID`.
#[derive(Clone, Copy, Debug, Default)]
pub struct TEMPLATE_TYPE;

impl Layout for TEMPLATE_TYPE {
    fn id(&self) -> LayoutId {
        LayoutId::new("TEMPLATE_ID")
    }

    fn detect(&self, source: &Source) -> Detection {
        let first = source.lines().as_slice().iter().find(|line| !line.is_blank());
        match first.filter(|line| text(line, source) == OPENING) {
            Some(line) => Detection::score(0.95).because(Evidence::new(line.text, "its opening")),
            None => Detection::none(),
        }
    }

    fn parse(&self, source: &Source) -> Parsed {
        let mut metadata = Metadata::default();
        let lines: Vec<&Line> =
            source.lines().as_slice().iter().filter(|line| !line.is_blank()).collect();
        let mut blocks = Vec::with_capacity(lines.len());
        for (index, line) in lines.iter().enumerate() {
            let kind = match text(line, source) {
                OPENING => BlockKind::WireHeader,
                END => BlockKind::SignOff,
                headline if metadata.headline.is_none() => {
                    metadata.headline = Some(Field::read(headline, line.text));
                    BlockKind::Headline
                }
                _ => BlockKind::Paragraph,
            };
            // Blank lines belong to the block before them, leading ones to the first block.
            let start = if index == 0 { 0 } else { line.span.start };
            let end = lines.get(index + 1).map_or(source.span().end, |next| next.span.start);
            blocks.push(Block::new(kind, Span::new(start, end)));
        }
        if blocks.is_empty() && !source.span().is_empty() {
            blocks.push(Block::new(BlockKind::Furniture, source.span()));
        }
        // What tiles the text cannot be refused.
        Article::new(source.clone(), blocks, Vec::new(), metadata)
            .map(Parsed::one)
            .unwrap_or_default()
    }
}

fn text<'a>(line: &Line, source: &'a Source) -> &'a str {
    line.text.get(source.text()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_keeps_a_layouts_promises() {
        copydesk_testkit::check_layout(&TEMPLATE_TYPE).unwrap();
        let copy = "\n>> TEMPLATE_ID\nPier reopens\n\nThe pier is open again.\n<<\n";
        copydesk_testkit::check_layout_on(&TEMPLATE_TYPE, &[copy]).unwrap();
    }

    #[test]
    fn lines_get_their_kinds() {
        let source = Source::new("\n>> TEMPLATE_ID\nPier reopens\n\nIt is open.\n<<\n").unwrap();
        let parsed = TEMPLATE_TYPE.parse(&source);
        let kinds: Vec<_> = parsed.articles[0].blocks().iter().map(|b| b.kind.id()).collect();
        assert_eq!(kinds, ["wire_header", "headline", "paragraph", "sign_off"]);
        assert!(TEMPLATE_TYPE.detect(&source).value() > 0.9);
    }
}
