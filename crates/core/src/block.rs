//! Blocks: runs of whole lines with one kind each.

use std::fmt;

use crate::Span;

macro_rules! block_kinds {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What a block is, in the trade's own words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum BlockKind {
            $($(#[$doc])* $name,)*
        }

        impl BlockKind {
            /// Every kind, in the order in which they are declared.
            pub const ALL: &'static [BlockKind] = &[$(BlockKind::$name,)*];

            /// The name in files and on the wire: `photo_credit`.
            pub const fn id(self) -> &'static str {
                match self { $(BlockKind::$name => $id,)* }
            }
        }
    };
}

block_kinds! {
    /// The name of the paper, agency or institution above the copy.
    Masthead = "masthead",
    /// The section or beat under which the piece ran.
    Section = "section",
    /// The headline.
    Headline = "headline",
    /// The deck or standfirst below the headline.
    Deck = "deck",
    /// Who wrote it.
    Byline = "byline",
    /// When it was published or updated.
    Published = "published",
    /// A caption of a picture or of another insert.
    Caption = "caption",
    /// Who owns the picture.
    PhotoCredit = "photo_credit",
    /// A paragraph of the copy.
    Paragraph = "paragraph",
    /// A headline inside the copy.
    Subhead = "subhead",
    /// An item of a list inside the copy.
    ListItem = "list_item",
    /// A table, kept verbatim.
    Table = "table",
    /// A note to editors; never part of the body.
    EditorNote = "editor_note",
    /// A correction of the copy.
    Correction = "correction",
    /// Who reported, wrote and edited, at the end of agency copy.
    Credits = "credits",
    /// The mark that ends the copy.
    SignOff = "sign_off",
    /// Who may use the copy, and how.
    Rights = "rights",
    /// Header lines of a wire message.
    WireHeader = "wire_header",
    /// What surrounds the copy and is none of it.
    Furniture = "furniture",
}

impl BlockKind {
    /// The kind with this [`id`](Self::id).
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// Whether its text is told to the reader: headline, deck, paragraphs, subheads, list items.
    ///
    /// Passes read these; the body is made of [`is_body`](Self::is_body) alone.
    pub const fn is_told(self) -> bool {
        matches!(self, Self::Headline | Self::Deck) || self.is_body()
    }

    /// Whether its text belongs to the body of the article.
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::Subhead | Self::ListItem | Self::Table)
    }
}

impl fmt::Display for BlockKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// A run of whole lines of one kind. Blank lines belong to the block before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is: from the start of a line to the end of a line, terminators included.
    pub span: Span,
}

impl Block {
    /// A block of this kind over this span.
    pub const fn new(kind: BlockKind, span: Span) -> Self {
        Self { kind, span }
    }
}
