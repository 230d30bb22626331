//! Streams: tokens with their classes, as the grammars read them.
//!
//! A stream is a place in a [`Page`], two words long: nom hands it on and takes it back at every step.

use crate::passes::tokens::Token;

/// A run of tokens, one class for each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'a, C> {
    text: &'a str,
    tokens: &'a [Token],
    classes: &'a [C],
}

impl<'a, C: Copy> Page<'a, C> {
    /// The tokens of a text with their classes; of the longer list the end is left out.
    pub(crate) fn new(text: &'a str, tokens: &'a [Token], classes: &'a [C]) -> Self {
        let len = tokens.len().min(classes.len());
        Self { text, tokens: &tokens[..len], classes: &classes[..len] }
    }

    /// All of it, from the first token.
    pub(crate) const fn words(&self) -> Stream<'_, C> {
        Stream { page: self, at: 0 }
    }
}

/// What is left of a page behind a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stream<'a, C> {
    page: &'a Page<'a, C>,
    /// Never beyond the last token.
    at: usize,
}

/// One token of a stream.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'a, C> {
    /// Its class.
    pub(crate) class: C,
    /// The token.
    pub(crate) token: &'a Token,
    text: &'a str,
}

impl<'a, C> Seen<'a, C> {
    /// Its letters.
    #[inline]
    pub(crate) fn word(&self) -> &'a str {
        self.token.span.get(self.text).unwrap_or_default()
    }
}

impl<'a, C: Copy> Stream<'a, C> {
    /// The token at this place, counted from the first that is left.
    #[inline]
    pub(crate) fn get(&self, at: usize) -> Option<Seen<'a, C>> {
        let at = self.at + at;
        let token = self.page.tokens.get(at)?;
        Some(Seen { class: *self.page.classes.get(at)?, token, text: self.page.text })
    }

    /// The first token.
    #[inline]
    pub(crate) fn first(&self) -> Option<Seen<'a, C>> {
        self.get(0)
    }

    /// The class of the token at this place.
    #[inline]
    pub(crate) fn class(&self, at: usize) -> Option<C> {
        self.page.classes.get(self.at + at).copied()
    }

    /// How many tokens are left.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.page.classes.len() - self.at
    }

    /// What stands behind this many tokens.
    #[inline]
    pub(crate) fn behind(&self, count: usize) -> Self {
        Self { page: self.page, at: (self.at + count).min(self.page.classes.len()) }
    }
}
