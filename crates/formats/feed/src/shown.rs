//! What a carrier made of bytes, in a form that a snapshot can hold.

use std::fmt::Write as _;

use copydesk_core::{Carried, Carrier, Given, Metadata, Unpacked};

/// Every piece: what it is, what is known of it, its text.
pub(crate) fn shown(carrier: &dyn Carrier, bytes: &[u8]) -> String {
    let mut out = String::new();
    carrier.unpack(Carried::whole("file", bytes), &mut |piece| match piece {
        Ok(Unpacked::Source(source)) => {
            head(&mut out, "source", source.given());
            text(&mut out, source.text());
        }
        Ok(Unpacked::Enclosed(inner)) => {
            let reader = inner.carrier.as_ref().map_or("best", |carrier| carrier.as_str());
            head(&mut out, &format!("for {reader}"), &inner.given);
            text(&mut out, &String::from_utf8_lossy(&inner.bytes));
        }
        Ok(Unpacked::Article(article)) => {
            head(&mut out, "article", article.source().given());
            metadata(&mut out, article.metadata());
            for block in article.blocks() {
                let _ = writeln!(out, "  {} {:?}", block.kind, block.span.of(article.text()));
            }
            for said in article.diagnostics() {
                let _ = writeln!(out, "  {}: {}", said.code, said.message);
            }
        }
        Ok(Unpacked::Passed(what)) => {
            let _ = writeln!(out, "passed over: {what}");
        }
        Ok(_) => {}
        Err(error) => {
            let _ = writeln!(out, "error {error}");
        }
    });
    out
}

fn head(out: &mut String, what: &str, given: &Given) {
    let _ = writeln!(out, "{what} {}", given.id.as_deref().unwrap_or("-"));
    let fields = [
        ("title", &given.title),
        ("date", &given.date),
        ("outlet", &given.outlet),
        ("url", &given.url),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    metadata(out, &given.metadata);
    for said in &given.diagnostics {
        let _ = writeln!(out, "  {}: {}", said.code, said.message);
    }
}

fn metadata(out: &mut String, known: &Metadata) {
    let fields = [
        ("headline", &known.headline),
        ("deck", &known.deck),
        ("byline", &known.byline),
        ("section", &known.section),
        ("slug", &known.slug),
        ("language", &known.language),
        ("rights", &known.rights),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(out, "  known {name}: {}", value.value);
        }
    }
    for author in &known.authors {
        let _ = writeln!(out, "  known author: {}", author.name.value);
    }
    for credit in &known.credits {
        let _ = writeln!(out, "  known credit: {} {}", credit.task.value, credit.name.value);
    }
    for (name, date) in [("published", &known.published), ("modified", &known.modified)] {
        if let Some(date) = date {
            let _ = writeln!(out, "  known {name}: {}", crate::dates::given(date));
        }
    }
    for keyword in &known.keywords {
        let _ = writeln!(out, "  known keyword: {}", keyword.value);
    }
    for subject in &known.subjects {
        let of = [&subject.scheme, &subject.code, &subject.name];
        let of: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
        let _ = writeln!(out, "  known subject: {}", of.join(" | "));
    }
    for identifier in &known.identifiers {
        let _ = writeln!(out, "  known {}: {}", identifier.scheme, identifier.value);
    }
}

fn text(out: &mut String, text: &str) {
    for line in text.lines() {
        let _ = writeln!(out, "  | {line}");
    }
}

/// Shows what a carrier makes of a text, as an inline snapshot.
macro_rules! check {
    ($carrier:expr, $bytes:expr, @$snapshot:literal) => {
        insta::assert_snapshot!(crate::shown::shown(&$carrier, $bytes.as_ref()), @$snapshot);
    };
}
pub(crate) use check;
