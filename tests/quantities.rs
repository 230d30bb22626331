//! The values of quantities against labels made by hand, `labels/quantities.tsv`.
//!
//! Each label is an expression with a few words around it, so that no article is needed.

use std::fs;

use copydesk::core::{Article, ArticlePass as _, Block, BlockKind, Metadata, Source, Span};
use copydesk::passes::quantities::{Bound, Quantities, Quantity};
use copydesk::passes::tokens::Tokens;
use copydesk_tests::root;

/// One row of the labels.
struct Label {
    value: f64,
    high: Option<f64>,
    unit: Option<String>,
    what: Option<String>,
    bound: Bound,
    /// The words, braces left out.
    words: String,
    /// Where the expression stands in them.
    span: Span,
}

fn label(row: &str) -> Label {
    let columns: Vec<&str> = row.split('\t').collect();
    let [_, _, _, _, value, high, unit, what, bound, words] = columns[..] else {
        panic!("a row of ten columns: {row}");
    };
    let optional = |column: &str| (column != "-").then(|| column.to_owned());
    let (before, rest) = words.split_once('{').unwrap();
    let (expression, behind) = rest.split_once('}').unwrap();
    Label {
        value: value.parse().unwrap(),
        high: optional(high).map(|high| high.parse().unwrap()),
        unit: optional(unit),
        what: optional(what),
        bound: match bound {
            "exact" => Bound::Exact,
            "about" => Bound::About,
            "at_least" => Bound::AtLeast,
            "at_most" => Bound::AtMost,
            _ => panic!("no bound: {bound}"),
        },
        words: format!("{before}{expression}{behind}"),
        span: Span::from_usize(before.len(), before.len() + expression.len()),
    }
}

fn labels() -> Vec<Label> {
    let table = fs::read_to_string(root().join("tests/labels/quantities.tsv")).unwrap();
    table.lines().filter(|row| !row.starts_with('#')).map(label).collect()
}

/// The quantity that is found where the expression stands.
fn found(label: &Label) -> Option<Quantity> {
    let block = Block::new(BlockKind::Paragraph, Span::from_usize(0, label.words.len()));
    let source = Source::new(label.words.as_str()).unwrap();
    let article = Article::new(source, vec![block], Vec::new(), Metadata::default()).unwrap();
    let reading = Tokens.run(&article, ());
    let quantities = Quantities.run(&article, (&reading,));
    quantities.into_iter().find(|quantity| {
        quantity.span.start < label.span.end && label.span.start < quantity.span.end
    })
}

/// Holds the share of labels for which `right` holds against a bound; names those that are missed.
fn at_least(bound: f64, right: impl Fn(&Label, &Quantity) -> bool) {
    let labels = labels();
    let missed: Vec<String> = labels
        .iter()
        .filter_map(|label| {
            let quantity = found(label);
            let right = quantity.as_ref().is_some_and(|quantity| right(label, quantity));
            (!right).then(|| format!("{} @ {}: {quantity:?}", label.words, label.span))
        })
        .collect();
    let share = 1.0 - missed.len() as f64 / labels.len() as f64;
    assert!(share >= bound, "{share}, missed {missed:#?}");
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

#[test]
fn there_are_three_hundred_labels() {
    assert_eq!(labels().len(), 300);
}

#[test]
fn values_and_units_are_those_of_the_labels() {
    at_least(0.97, |label, quantity| {
        let highs = match (label.high, quantity.high) {
            (Some(a), Some(b)) => near(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        near(label.value, quantity.value) && highs && label.unit == quantity.unit
    });
}

#[test]
fn bounds_are_those_of_the_labels() {
    at_least(0.97, |label, quantity| label.bound == quantity.bound);
}

#[test]
fn what_is_counted_is_that_of_the_labels() {
    at_least(0.9, |label, quantity| label.what == quantity.what);
}
