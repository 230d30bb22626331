//! Streams: tokens with their classes, as nom reads them.

use std::iter::Enumerate;

use nom::{Input, Needed};

use crate::passes::tokens::Token;

/// A run of tokens, one class for each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stream<'a, C> {
    text: &'a str,
    tokens: &'a [Token],
    classes: &'a [C],
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
    /// The tokens of a text with their classes; of the longer list the end is left out.
    pub(crate) fn new(text: &'a str, tokens: &'a [Token], classes: &'a [C]) -> Self {
        let len = tokens.len().min(classes.len());
        Self { text, tokens: &tokens[..len], classes: &classes[..len] }
    }

    /// The token at this place.
    #[inline]
    pub(crate) fn get(&self, at: usize) -> Option<Seen<'a, C>> {
        let token = self.tokens.get(at)?;
        Some(Seen { class: *self.classes.get(at)?, token, text: self.text })
    }

    /// The first token.
    #[inline]
    pub(crate) fn first(&self) -> Option<Seen<'a, C>> {
        self.get(0)
    }

    /// The class of the token at this place.
    #[inline]
    pub(crate) fn class(&self, at: usize) -> Option<C> {
        self.classes.get(at).copied()
    }

    /// How many tokens it holds.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What stands behind this many tokens.
    #[inline]
    pub(crate) fn behind(&self, count: usize) -> Self {
        let count = count.min(self.tokens.len());
        Self { text: self.text, tokens: &self.tokens[count..], classes: &self.classes[count..] }
    }
}

/// The tokens of a stream, in order.
#[derive(Clone, Debug)]
pub(crate) struct Iter<'a, C>(Stream<'a, C>);

impl<'a, C: Copy> Iterator for Iter<'a, C> {
    type Item = Seen<'a, C>;

    fn next(&mut self) -> Option<Seen<'a, C>> {
        let seen = self.0.first()?;
        self.0 = self.0.behind(1);
        Some(seen)
    }
}

impl<'a, C: Copy> Input for Stream<'a, C> {
    type Item = Seen<'a, C>;
    type Iter = Iter<'a, C>;
    type IterIndices = Enumerate<Iter<'a, C>>;

    fn input_len(&self) -> usize {
        self.len()
    }

    fn take(&self, index: usize) -> Self {
        let index = index.min(self.len());
        Self { text: self.text, tokens: &self.tokens[..index], classes: &self.classes[..index] }
    }

    fn take_from(&self, index: usize) -> Self {
        self.behind(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.behind(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        Iter(*self)
    }

    fn iter_indices(&self) -> Self::IterIndices {
        Iter(*self).enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.len() { Ok(count) } else { Err(Needed::new(count - self.len())) }
    }
}
