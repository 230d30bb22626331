//! A form that was filled in and mailed: a body that is a JSON object.
//!
//! Form services mail what was filled in as one object, each field a string or a list of strings.
//! Which field is what is told by its name ([`FIELDS`]), and there must be a body; whatever else
//! the form asked stays in the text as an editor's note, `Desk: Brisbane`.
//!
//! A program that wraps lines also wraps those inside of strings: line ends are read as blanks.

use copydesk_core::{BlockKind, Composition, CompositionError, Field, Given, LayoutId, Unpacked};
use serde_json::{Map, Value};

/// What a field of a form is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Headline,
    Deck,
    Byline,
    Located,
    Slug,
    Section,
    Keywords,
    Body,
}

/// The names of fields, in lower case.
const FIELDS: &[(&str, Part)] = &[
    ("headline", Part::Headline),
    ("title", Part::Headline),
    ("abstract", Part::Deck),
    ("summary", Part::Deck),
    ("deck", Part::Deck),
    ("standfirst", Part::Deck),
    ("byline", Part::Byline),
    ("author", Part::Byline),
    ("dateline", Part::Located),
    ("slugline", Part::Slug),
    ("slug", Part::Slug),
    ("category", Part::Section),
    ("section", Part::Section),
    ("keywords", Part::Keywords),
    ("tags", Part::Keywords),
    ("body", Part::Body),
    ("body text", Part::Body),
    ("story", Part::Body),
    ("copy", Part::Body),
    ("text", Part::Body),
];

/// The article of a form; `None` where the text is none.
pub(super) fn article(text: &str, given: &Given) -> Option<Result<Unpacked, CompositionError>> {
    let text = text.trim();
    if !text.starts_with('{') {
        return None;
    }
    let unwrapped = text.replace("\r\n", " ").replace(['\r', '\n'], " ");
    let fields: Map<String, Value> = serde_json::from_str(&unwrapped).ok()?;
    let all = |part: Part| -> Vec<&str> {
        let named = FIELDS.iter().filter(move |(_, of)| *of == part);
        let values = named.filter_map(|(name, _)| {
            fields.iter().find(|(field, _)| field.trim().eq_ignore_ascii_case(name))
        });
        values.flat_map(|(_, value)| strings(value)).collect()
    };
    let body = all(Part::Body);
    if body.is_empty() {
        return None;
    }
    let mut page = Composition::default();
    page.given = given.clone();
    page.metadata = std::mem::take(&mut page.given.metadata);
    for said in std::mem::take(&mut page.given.diagnostics) {
        page.diagnose(said);
    }
    let mut add = |part: Part, kind: BlockKind| {
        let span = page.part(kind, &all(part).join(", "));
        span.map(|span| page.field(span))
    };
    let (headline, deck) =
        (add(Part::Headline, BlockKind::Headline), add(Part::Deck, BlockKind::Deck));
    let byline = add(Part::Byline, BlockKind::Byline);
    page.metadata.headline = headline.or_else(|| given.title.clone().map(Field::given));
    page.metadata.publisher = given.outlet.clone().map(Field::given);
    (page.metadata.deck, page.metadata.byline) = (deck, byline);
    let first = |part| all(part).first().map(|value| Field::given(*value));
    let place = all(Part::Located).join(", ");
    page.metadata.located = (!place.is_empty()).then(|| Field::given(place));
    page.metadata.slug = first(Part::Slug);
    page.metadata.section = first(Part::Section);
    page.metadata.keywords = all(Part::Keywords).into_iter().map(Field::given).collect();
    for paragraph in body.iter().flat_map(|text| paragraphs(text)) {
        page.part(BlockKind::Paragraph, paragraph);
    }
    let asked: Vec<String> = fields
        .iter()
        .filter(|(name, _)| {
            !FIELDS.iter().any(|(known, _)| name.trim().eq_ignore_ascii_case(known))
        })
        .filter_map(|(name, value)| {
            let values = strings(value).join(", ");
            (!values.is_empty()).then(|| format!("{}: {values}", name.trim()))
        })
        .collect();
    page.part(BlockKind::EditorNote, &asked.join("\n"));
    let article = page.finish(LayoutId::new("mail-form"));
    Some(article.map(|article| Unpacked::Article(Box::new(article))))
}

/// The strings of a value, those that are not blank.
fn strings(value: &Value) -> Vec<&str> {
    let values = match value {
        Value::Array(values) => values.as_slice(),
        value => std::slice::from_ref(value),
    };
    values.iter().filter_map(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).collect()
}

/// The lines of a text that was typed into a form: each is a paragraph.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
}
