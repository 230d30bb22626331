//! The names of kinds in files and on the wire.
//!
//! Kept here and not on the enums, so that renaming a variant cannot change the published JSON.

use copydesk_analysis::passes::accounts::Reason;
use copydesk_analysis::passes::claims::{DifferenceKind, ValueKind};
use copydesk_analysis::passes::names::{MentionForm, NameKind};
use copydesk_analysis::passes::quantities::{Bound, QuantityKind};
use copydesk_analysis::passes::quotes::{QuoteKind, SourceClass};
use copydesk_analysis::passes::reprints::Direction;
use copydesk_analysis::passes::times::{TimeKind, TimeModifier};

/// What stands for a kind that a later version of the passes knows and this one does not.
const OTHER: &str = "other";

pub(crate) const fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Organization => "organization",
        NameKind::Place => "place",
        _ => OTHER,
    }
}

pub(crate) const fn mention_form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "name",
        MentionForm::Acronym => "acronym",
        MentionForm::Role => "role",
        MentionForm::Pronoun => "pronoun",
        _ => OTHER,
    }
}

pub(crate) const fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
        _ => OTHER,
    }
}

pub(crate) const fn source_class(class: SourceClass) -> &'static str {
    match class {
        SourceClass::Named => "named",
        SourceClass::Role => "role",
        SourceClass::Anonymous => "anonymous",
        SourceClass::Collective => "collective",
        SourceClass::Document => "document",
        SourceClass::Organization => "organization",
        SourceClass::Pronoun => "pronoun",
        _ => OTHER,
    }
}

/// In capitals, as TIMEX3 writes them.
pub(crate) const fn time_kind(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
        _ => OTHER,
    }
}

/// In capitals, as TIMEX3 writes them.
pub(crate) const fn time_modifier(modifier: TimeModifier) -> &'static str {
    match modifier {
        TimeModifier::Start => "START",
        TimeModifier::Mid => "MID",
        TimeModifier::End => "END",
        TimeModifier::Approx => "APPROX",
        TimeModifier::MoreThan => "MORE_THAN",
        TimeModifier::LessThan => "LESS_THAN",
        TimeModifier::EqualOrMore => "EQUAL_OR_MORE",
        TimeModifier::EqualOrLess => "EQUAL_OR_LESS",
        _ => OTHER,
    }
}

pub(crate) const fn quantity_kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        QuantityKind::Count => "count",
        QuantityKind::Measure => "measure",
        QuantityKind::Ordinal => "ordinal",
        QuantityKind::Score => "score",
        _ => OTHER,
    }
}

pub(crate) const fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        _ => OTHER,
    }
}

pub(crate) const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::AFromB => "a_from_b",
        Direction::BFromA => "b_from_a",
        _ => "unknown",
    }
}

pub(crate) const fn account_reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Reprint => "reprint",
        Reason::Agency => "agency",
        Reason::Credit => "credit",
        _ => OTHER,
    }
}

pub(crate) const fn difference_kind(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Conflict => "conflict",
        DifferenceKind::Tension => "tension",
        _ => OTHER,
    }
}

pub(crate) const fn value_kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Number => "number",
        ValueKind::Day => "day",
        ValueKind::Month => "month",
        ValueKind::Year => "year",
        ValueKind::Clock => "clock",
        _ => OTHER,
    }
}
