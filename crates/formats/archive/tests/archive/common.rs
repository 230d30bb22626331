//! What a carrier makes of a file, in a form to compare.

use std::fmt::Write;

use copydesk_core::{Article, Carried, Carrier, CarrierError, Field, Unpacked};

/// The articles and errors of a file.
pub(crate) fn read(carrier: &dyn Carrier, bytes: &[u8]) -> Vec<Result<Article, CarrierError>> {
    let mut pieces = Vec::new();
    carrier.unpack(Carried::whole("x", bytes), &mut |piece| match piece {
        Ok(Unpacked::Article(article)) => pieces.push(Ok(*article)),
        Ok(_) => panic!("an archive hands over articles"),
        Err(error) => pieces.push(Err(error)),
    });
    pieces
}

/// Blocks, fields and diagnostics of each article, and the errors.
pub(crate) fn dump(carrier: &dyn Carrier, bytes: &[u8]) -> String {
    assert!(carrier.detect(bytes).value() > 0.5, "the file is not recognised");
    let mut out = String::new();
    for piece in read(carrier, bytes) {
        match piece {
            Ok(article) => show(&article, &mut out),
            Err(error) => writeln!(out, "error {error}").unwrap(),
        }
    }
    out
}

fn show(article: &Article, out: &mut String) {
    writeln!(out, "== {}", article.id()).unwrap();
    for block in article.blocks() {
        let text = block.span.get(article.text()).unwrap().trim_end();
        writeln!(out, "{} {text:?}", block.kind).unwrap();
    }
    let known = article.metadata();
    let fields = [
        ("headline", &known.headline),
        ("deck", &known.deck),
        ("publisher", &known.publisher),
        ("section", &known.section),
        ("language", &known.language),
        ("url", &known.url),
    ];
    for (name, field) in fields {
        if let Some(Field { value, .. }) = field {
            writeln!(out, "  {name}: {value}").unwrap();
        }
    }
    for author in &known.authors {
        let beside = |name, field: &Option<Field>| {
            field.as_ref().map(|field| format!(" {name} {}", field.value)).unwrap_or_default()
        };
        let (role, place) = (beside("role", &author.role), beside("place", &author.place));
        writeln!(out, "  author: {}{role}{place}", author.name.value).unwrap();
    }
    for (name, date) in [("published", &known.published), ("modified", &known.modified)] {
        if let Some(date) = date {
            let time = date.time.as_ref().map(|time| format!(" {time}")).unwrap_or_default();
            writeln!(out, "  {name}: {}{time}", date.date).unwrap();
        }
    }
    let keywords: Vec<&str> = known.keywords.iter().map(|field| field.value.as_str()).collect();
    if !keywords.is_empty() {
        writeln!(out, "  keywords: {}", keywords.join(" | ")).unwrap();
    }
    for subject in &known.subjects {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let (scheme, code, name) = (&subject.scheme, &subject.code, &subject.name);
        writeln!(out, "  subject: {} {} {}", part(scheme), part(code), part(name)).unwrap();
    }
    for diagnostic in article.diagnostics() {
        writeln!(out, "  {}: {}", diagnostic.code, diagnostic.message).unwrap();
    }
}
