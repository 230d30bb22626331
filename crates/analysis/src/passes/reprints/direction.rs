//! Which of two articles was made from the other.
//!
//! In this order, the first that tells wins:
//! 1. one names the other's outlet as its source, in a dateline, credits, a sign-off, a rights line,
//!    a note, or a line that says that the copy was first another's;
//! 2. one alone says that its copy was first another's, whoever that is;
//! 3. one was published earlier;
//! 4. one is a trimmed copy: nearly all of it stands in the other, which is a fifth longer at least.
//!
//! Whatever agrees with the winner is told as evidence too. Limits of this version: two reprints of
//! a third piece that is not in the corpus are told by 3 and 4 alone, and so may be taken for one
//! another's.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use copydesk_core::{Article, BlockKind, Evidence, MarkKind, PartialDate, Span};

use super::Direction;

const NOTICES: &str = include_str!("../../../data/reprint-notices.txt");

/// Blocks longer than this are copy or furniture, not a line that credits.
const LONGEST_CREDIT: u32 = 600;

/// A copy is trimmed if so much of it stands in the other.
const TRIMMED: f64 = 0.9;

/// What an article says of where it is from.
#[derive(Clone, Debug)]
pub(in crate::passes) struct Provenance {
    /// The outlet, folded; the agency where no other outlet is named.
    outlet: Option<String>,
    /// Lines that credit, folded, with their places.
    credits: Vec<(Span, String)>,
    /// Lines that say that the copy was first another's.
    notices: Vec<Span>,
    published: Option<(PartialDate, Span)>,
    text: Span,
}

impl Provenance {
    /// Reads metadata, marks and the blocks that are not told.
    pub(in crate::passes) fn of(article: &Article) -> Self {
        let metadata = article.metadata();
        let given = article.source().given();
        let publisher = metadata.publisher.as_ref().map(|field| field.value.as_str());
        let agency = metadata.agency.as_ref();
        let outlet = publisher.or(given.outlet.as_deref()).or(agency.map(|field| &*field.value));
        let mut credits = Vec::new();
        let mut notices = Vec::new();
        for block in article.blocks() {
            let Some(text) = block.span.get(article.text()) else { continue };
            if block.span.len() > LONGEST_CREDIT || block.kind == BlockKind::Masthead {
                continue;
            }
            let notice = is_notice(text);
            if notice {
                notices.push(block.span);
            }
            if notice || is_credit(block.kind) {
                credits.push((block.span, fold(text)));
            }
        }
        for mark in article.marks().iter().filter(|mark| is_credit_mark(mark.kind)) {
            let Some(text) = mark.span.get(article.text()) else { continue };
            credits.push((mark.span, fold(text)));
        }
        if let Some(agency) = agency {
            credits.push((agency.span.unwrap_or_default(), fold(&agency.value)));
        }
        let published = metadata.published.as_ref();
        Self {
            outlet: outlet.map(outlet_name).filter(|name| name.trim().len() > 1),
            credits,
            notices,
            published: published.map(|published| {
                let span = published.evidence.first().map(|evidence| evidence.span);
                (published.date, span.unwrap_or_default())
            }),
            text: article.source().span(),
        }
    }

    /// Where it credits the outlet of another.
    pub(in crate::passes) fn credit_to(&self, other: &Provenance) -> Option<Span> {
        let name = other.outlet.as_ref()?;
        if self.outlet.as_ref() == Some(name) {
            return None;
        }
        let credit = self.credits.iter().find(|(_, text)| text.contains(name.as_str()))?;
        Some(credit.0)
    }
}

/// A line with the date counts too: pages that gather copy put the source beside it.
const fn is_credit(kind: BlockKind) -> bool {
    use BlockKind::{Byline, Credits, EditorNote, Published, Rights, SignOff};
    matches!(kind, Byline | Credits | EditorNote | Published | Rights | SignOff)
}

const fn is_credit_mark(kind: MarkKind) -> bool {
    matches!(kind, MarkKind::Dateline | MarkKind::SignOff | MarkKind::Credits | MarkKind::Byline)
}

/// Whether a line holds one of the phrases of `data/reprint-notices.txt`.
fn is_notice(line: &str) -> bool {
    static NOTICE: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let notice = NOTICE.get_or_init(|| {
        let phrases = NOTICES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        AhoCorasick::builder().ascii_case_insensitive(true).build(phrases).ok()
    });
    notice.as_ref().is_some_and(|notice| notice.is_match(line))
}

/// Small letters, everything between words one blank, a blank at both ends.
pub(in crate::passes) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    folded.push(' ');
    for c in text.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// The name of an outlet, folded; of an address such as `www.ledger.co.uk` the part that names it.
fn outlet_name(name: &str) -> String {
    let name = name.trim();
    if name.contains(char::is_whitespace) || !name.contains('.') {
        return fold(name);
    }
    let mut labels: Vec<&str> = name.split('.').collect();
    labels.pop();
    let second_level = |label: &&str| matches!(*label, "co" | "com" | "org" | "net" | "ac" | "gov");
    if labels.len() > 1 && labels.last().is_some_and(second_level) {
        labels.pop();
    }
    fold(labels.last().copied().unwrap_or(name))
}

/// A direction and what tells it; `true` with evidence of the second article.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) direction: Direction,
    pub(super) evidence: Vec<(bool, Evidence)>,
}

/// Tells the direction. `lengths` are the numbers of distinct shingles.
pub(super) fn tell(
    a: &Provenance,
    b: &Provenance,
    lengths: (usize, usize),
    containment: f64,
) -> Told {
    use Direction::{AFromB, BFromA, Unknown};
    let mut signs: Vec<(Direction, bool, Evidence)> = Vec::new();
    match (a.credit_to(b), b.credit_to(a)) {
        (Some(span), None) => signs.push((AFromB, false, credit_evidence(span))),
        (None, Some(span)) => signs.push((BFromA, true, credit_evidence(span))),
        _ => {}
    }
    match (a.notices.first(), b.notices.first()) {
        (Some(span), None) => signs.push((AFromB, false, notice_evidence(*span))),
        (None, Some(span)) => signs.push((BFromA, true, notice_evidence(*span))),
        _ => {}
    }
    if let (Some((date_a, span_a)), Some((date_b, span_b))) = (a.published, b.published) {
        match order(date_a, date_b) {
            Some(std::cmp::Ordering::Less) => signs.push((BFromA, true, date_evidence(span_b))),
            Some(std::cmp::Ordering::Greater) => signs.push((AFromB, false, date_evidence(span_a))),
            _ => {}
        }
    }
    if containment >= TRIMMED {
        if lengths.0 * 5 >= lengths.1 * 6 {
            signs.push((BFromA, true, trimmed_evidence(b.text)));
        } else if lengths.1 * 5 >= lengths.0 * 6 {
            signs.push((AFromB, false, trimmed_evidence(a.text)));
        }
    }
    let direction = signs.first().map_or(Unknown, |sign| sign.0);
    let agreeing = signs.into_iter().filter(|sign| sign.0 == direction);
    Told { direction, evidence: agreeing.map(|(_, of_b, evidence)| (of_b, evidence)).collect() }
}

fn credit_evidence(span: Span) -> Evidence {
    Evidence::new(span, "credits the other's outlet")
}

fn notice_evidence(span: Span) -> Evidence {
    Evidence::new(span, "says that its copy was first another's")
}

fn date_evidence(span: Span) -> Evidence {
    Evidence::new(span, "was published later")
}

fn trimmed_evidence(span: Span) -> Evidence {
    Evidence::new(span, "is a trimmed copy")
}

/// Which of two dates is earlier, as far as both are known.
///
/// Where a year is open, only dates less than half a year apart within one year could be told, and
/// then not across New Year's Day; so nothing is told.
fn order(a: PartialDate, b: PartialDate) -> Option<std::cmp::Ordering> {
    let year = a.year?.cmp(&b.year?);
    if year.is_ne() {
        return Some(year);
    }
    let month = a.month?.cmp(&b.month?);
    if month.is_ne() {
        return Some(month);
    }
    Some(a.day?.cmp(&b.day?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices() {
        assert!(is_notice("This story was First Published by the Dale Wire and is used here."));
        assert!(!is_notice("The council published its first plan."));
    }

    #[test]
    fn outlets_are_named_by_their_address_too() {
        assert_eq!(outlet_name("www.ledger.co.uk"), " ledger ");
        assert_eq!(outlet_name("news.ledger.example"), " ledger ");
        assert_eq!(outlet_name("The  Dale Wire, Ltd."), " the dale wire ltd ");
    }

    #[test]
    fn dates_of_open_years_tell_nothing() {
        let open = PartialDate { year: None, month: Some(12), day: Some(30) };
        assert_eq!(order(open, PartialDate::full(2021, 1, 2)), None);
        let months =
            [5, 6].map(|month| PartialDate { year: Some(2021), month: Some(month), day: None });
        assert_eq!(order(months[0], months[1]), Some(std::cmp::Ordering::Less));
        assert_eq!(order(months[0], months[0]), None);
    }
}
