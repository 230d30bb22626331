//! Colour for a terminal, by a flag that the caller passes in.
//!
//! Plain SGR sequences of the eight basic colours, which follow the reader's own theme. Whether the
//! output is a terminal is not looked at here.

use copydesk_core::{BlockKind, Severity};

/// Whether to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    #[default]
    Off,
    /// With ANSI escape sequences.
    On,
}

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// A title of a part.
    Title,
    /// Less important.
    Dim,
    /// The copy's own headline and the like.
    Bold,
    /// Times, marks and other details found.
    Cyan,
    /// Credits and the like.
    Magenta,
    /// A warning.
    Yellow,
    /// An error.
    Red,
    /// What is good to see.
    Green,
    /// As it is.
    Plain,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Title => "1;4",
            Self::Dim => "2",
            Self::Bold => "1",
            Self::Cyan => "36",
            Self::Magenta => "35",
            Self::Yellow => "33",
            Self::Red => "31",
            Self::Green => "32",
            Self::Plain => "0",
        }
    }

    /// The ink of a block of this kind.
    pub(crate) const fn of_kind(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Headline => Self::Bold,
            BlockKind::Deck | BlockKind::Subhead => Self::Green,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Table => Self::Plain,
            BlockKind::Furniture => Self::Dim,
            BlockKind::EditorNote | BlockKind::Correction => Self::Yellow,
            BlockKind::Credits
            | BlockKind::SignOff
            | BlockKind::Rights
            | BlockKind::WireHeader
            | BlockKind::PhotoCredit => Self::Magenta,
            _ => Self::Cyan,
        }
    }

    /// The ink of a diagnostic of this severity.
    pub(crate) const fn of_severity(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Red,
            Severity::Warning => Self::Yellow,
            _ => Self::Cyan,
        }
    }
}

impl Colour {
    /// The text in this ink; it must hold no escape sequence of its own.
    pub(crate) fn paint(self, ink: Ink, text: &str) -> String {
        if self == Self::Off || ink == Ink::Plain || text.is_empty() {
            return text.to_owned();
        }
        format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_nothing_is_added() {
        assert_eq!(Colour::Off.paint(Ink::Red, "x"), "x");
        assert_eq!(Colour::On.paint(Ink::Red, "x"), "\u{1b}[31mx\u{1b}[0m");
    }
}
