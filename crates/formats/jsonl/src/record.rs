//! The object on one line.
//!
//! One of text, HTML and base64 is required; every other field is read where it has a usable value and passed over where it
//! has not, because data sets put lists and nested objects where others put a name.

use std::borrow::Cow;
use std::fmt;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The fields that are read; others are passed over.
#[derive(Deserialize)]
pub(crate) struct Record<'a> {
    /// The copy.
    #[serde(borrow, default)]
    pub(crate) text: Option<Borrowed<'a>>,
    /// A web page, where there is no text.
    #[serde(borrow, default)]
    pub(crate) html: Option<Borrowed<'a>>,
    /// Bytes of any form, where there is neither.
    #[serde(borrow, default)]
    pub(crate) base64: Option<Borrowed<'a>>,
    /// Its name.
    #[serde(default)]
    pub(crate) id: Loose,
    /// The headline, where the text does not repeat it.
    #[serde(default)]
    pub(crate) title: Loose,
    /// The document date.
    #[serde(default)]
    pub(crate) date: Loose,
    /// The outlet.
    #[serde(default)]
    pub(crate) source: Loose,
    /// The address.
    #[serde(default)]
    pub(crate) url: Loose,
}

/// A string, borrowed where nothing in it is escaped.
#[derive(Deserialize)]
pub(crate) struct Borrowed<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// A string, or a number as its digits; anything else is as if it were not there.
#[derive(Debug, Default)]
pub(crate) struct Loose(pub(crate) Option<String>);

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose, E> {
        Ok(Loose(Some(text.to_owned()).filter(|text| !text.is_empty())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Loose, E> {
        Ok(Loose(Some(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Loose, E> {
        Ok(Loose(Some(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Loose, E> {
        Ok(Loose(Some(number.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Loose, E> {
        Ok(Loose(None))
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Loose(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Loose, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Loose(None))
    }
}
