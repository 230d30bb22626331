//! Times.

use copydesk_core::Span;

/// What a time expression names, in TIMEX3's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TimeKind {
    /// A day, month, year or part of one.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that recurs.
    Set,
}

/// One time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it stands in the source.
    pub span: Span,
    /// What it names.
    pub kind: TimeKind,
    /// Its TIMEX3 value: `2017-01-28`, `XXXX-02-10`, `P2D`, `PAST_REF`.
    pub value: String,
    /// What it was resolved against: a stretch of the source, where it stands there.
    pub anchor: Option<Span>,
}
