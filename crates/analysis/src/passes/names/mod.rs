//! Names.

use std::ops::Range;

use copydesk_core::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, body, party or team.
    Organization,
    /// A city, country or other place.
    Place,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MentionForm {
    /// By name, whole or in part.
    Name,
    /// By its acronym.
    Acronym,
    /// By a role: `the Japanese prime minister`.
    Role,
    /// By a pronoun.
    Pronoun,
}

/// One mention of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands in the source.
    pub span: Span,
    /// Its tokens in the reading.
    pub tokens: Range<u32>,
    /// How it refers.
    pub form: MentionForm,
}

/// A person, organization or place with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// The fullest form in the article.
    pub name: String,
    /// Its mentions, in the order in which they stand.
    pub mentions: Vec<Mention>,
}
