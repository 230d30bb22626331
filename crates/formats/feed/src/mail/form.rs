//! A form that was filled in and mailed: a body that is a JSON object.
//!
//! Form services mail what was filled in as one object, each field a string or a list of strings.
//! Which field is what is told by its name ([`FIELDS`]), and there must be a body; whatever else
//! the form asked stays in the text as an editor's note, `Desk: Brisbane`.
//!
//! A program that wraps lines also wraps those inside of strings: line ends are read as blanks.
//! Of a form that was cut what is there is read, and a diagnostic says where it stops.

use copydesk_core::{
    BlockKind, Composition, CompositionError, Diagnostic, Field, Given, LayoutId, Severity, Span,
    Unpacked,
};
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
    let (fields, cut) = match serde_json::from_str::<Map<String, Value>>(&unwrapped) {
        Ok(fields) => (fields, false),
        Err(error) if error.is_eof() => (mended(&unwrapped)?, true),
        Err(_) => return None,
    };
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
    if cut {
        let message = format!(
            "the form stops at its byte {}, before its end; what is there was read",
            text.len()
        );
        let place = Span::new(0, 0);
        page.diagnose(Diagnostic::new("mail/cut-form", Severity::Warning, place, message));
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

/// The fields of a form that was cut: its last string and lists closed where that makes a field, else
/// without its last field.
fn mended(text: &str) -> Option<Map<String, Value>> {
    let mut open = String::new();
    let (mut quoted, mut comma) = (false, None);
    // Where an escape began, and how many signs of it are still to come.
    let mut escape: Option<(usize, u8)> = None;
    for (at, byte) in text.bytes().enumerate() {
        if let Some((from, left)) = escape {
            let left = if byte == b'u' && at == from + 1 { 4 } else { left - 1 };
            escape = (left > 0).then_some((from, left));
            continue;
        }
        match byte {
            b'\\' if quoted => escape = Some((at, 1)),
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' => open.insert(0, '}'),
            b'[' => open.insert(0, ']'),
            b'}' | b']' if !open.is_empty() => {
                open.remove(0);
            }
            b',' if open.len() == 1 => comma = Some(at),
            _ => {}
        }
    }
    let end = escape.map_or(text.len(), |(from, _)| from);
    let quote = if quoted { "\"" } else { "" };
    let closed = format!("{}{quote}{open}", text[..end].trim_end_matches([' ', ',']));
    let without_last = || serde_json::from_str(&format!("{}}}", &text[..comma?])).ok();
    serde_json::from_str(&closed).ok().or_else(without_last)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_was_cut_keeps_what_is_there() {
        let whole =
            r#"{"Title":["Pier, open"],"Body":["It \"is\" \u00e9 dry, now."],"Desk":["Elm"]}"#;
        let body = |cut: &str| {
            let fields = mended(cut)?;
            strings(fields.get("Body")?).first().map(|body| (*body).to_owned())
        };
        let upto = |end: &str| &whole[..whole.find(end).unwrap() + end.len()];
        assert_eq!(body(upto("dry, n")).unwrap(), "It \"is\" é dry, n");
        assert_eq!(body(upto("is\\\" \\u00")).unwrap(), "It \"is\"");
        assert_eq!(body(upto("\"It \\")).unwrap(), "It");
        for end in ["now.\"", "now.\"]", "],\"De", "\"Desk\"", "\"Desk\":", "\"Desk\":[\"E"] {
            assert_eq!(body(upto(end)).unwrap(), "It \"is\" é dry, now.", "{end}");
        }
        assert!(body(upto("\"Bod")).is_none() && mended("{").is_some() && mended("").is_none());
    }
}
