//! The roles that the decoder chooses from: kinds by the zone of the page that they stand in.
//!
//! A page is read from the top down through four zones: what stands above the copy, its head, its
//! body, and what stands below. A role may only be followed by one of the same zone or of a later
//! one. That is all the structure there is; the weights do the rest.

use copydesk_core::BlockKind;

/// How many roles there are.
pub const ROLE_COUNT: usize = 16;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $zone:literal, $kind:ident;)*) => {
        /// What a unit is, and in which zone of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Role {
            $($(#[$doc])* $name,)*
        }

        impl Role {
            /// Every role, in the order of their numbers.
            pub const ALL: [Role; ROLE_COUNT] = [$(Role::$name,)*];

            /// The name in the file of weights.
            pub const fn id(self) -> &'static str {
                match self { $(Role::$name => $id,)* }
            }

            /// The zone: 0 above the copy, 1 its head, 2 its body, 3 below.
            pub const fn zone(self) -> u8 {
                match self { $(Role::$name => $zone,)* }
            }

            /// The kind of block that it becomes unless a grammar knows better.
            pub const fn kind(self) -> BlockKind {
                match self { $(Role::$name => BlockKind::$kind,)* }
            }
        }
    };
}

roles! {
    /// Furniture above the copy.
    TopFurniture = "top-furniture", 0, Furniture;
    /// A wire's header or a note to editors above the copy.
    TopNote = "top-note", 0, EditorNote;
    /// The headline.
    Headline = "headline", 1, Headline;
    /// The deck.
    Deck = "deck", 1, Deck;
    /// The byline.
    Byline = "byline", 1, Byline;
    /// When it was published.
    Published = "published", 1, Published;
    /// A caption or photo credit in the head.
    HeadCaption = "head-caption", 1, Caption;
    /// Furniture in the head.
    HeadFurniture = "head-furniture", 1, Furniture;
    /// A paragraph.
    Paragraph = "paragraph", 2, Paragraph;
    /// A headline inside the copy.
    Subhead = "subhead", 2, Subhead;
    /// An item of a list.
    ListItem = "list-item", 2, ListItem;
    /// A row of a table.
    Table = "table", 2, Table;
    /// A caption or photo credit inside the copy.
    BodyCaption = "body-caption", 2, Caption;
    /// Furniture inside the copy.
    BodyFurniture = "body-furniture", 2, Furniture;
    /// Credits, sign-off, correction or note that ends the copy.
    EndNote = "end-note", 3, Credits;
    /// Furniture below the copy.
    EndFurniture = "end-furniture", 3, Furniture;
}

impl Role {
    /// The role with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// Whether `next` may follow.
    pub const fn may_precede(self, next: Role) -> bool {
        next.zone() >= self.zone()
    }
}
