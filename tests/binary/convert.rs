//! `convert`: what is written is read back, and the copy stands alone.

use std::fs;

use serde_json::Value;

use crate::run::run;

const SEED: &str = "seeds/04-wire-timor-patrols.txt";

/// What must survive a format: the words of the copy and what is known of it.
fn identity(article: &Value) -> Value {
    let metadata = &article["metadata"];
    let mut parts = vec![article["id"].clone(), article["body"].clone()];
    let fields = ["headline", "byline", "authors", "publisher", "agency", "slug", "rights"];
    parts.extend(fields.map(|field| metadata[field].clone()));
    parts.push(metadata["published"]["value"].clone());
    parts.push(metadata["dateline"]["text"].clone());
    Value::Array(parts)
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let read = run(&["parse", SEED, "seeds/07-web-page-timor-ferry.txt"]).objects();
    for (format, name) in
        [("ninjs", "items.jsonl"), ("newsml-g2", "items.xml"), ("jsonld", "items.json")]
    {
        let args = ["convert", SEED, "seeds/07-web-page-timor-ferry.txt", "--to", format];
        let written = run(&args);
        assert_eq!((written.status, written.err.as_str()), (0, ""), "{format}");
        let path = folder.path().join(name);
        fs::write(&path, written.out).unwrap();
        let again = run(&["parse", path.to_str().unwrap()]).objects();
        let (read, again): (Vec<_>, Vec<_>) =
            (read.iter().map(identity).collect(), again.iter().map(identity).collect());
        assert_eq!(again, read, "{format}");
    }
}

#[test]
fn the_copy_stands_alone_in_text_and_markdown() {
    let headline = run(&["parse", SEED]).objects()[0]["metadata"]["headline"].clone();
    let headline = headline.as_str().unwrap();
    let text = run(&["convert", SEED, SEED, "--to", "text"]).out;
    assert!(text.starts_with(headline), "{text}");
    assert_eq!(text.matches("\n---\n").count(), 1);
    let markdown = run(&["convert", SEED, "--to", "markdown"]).out;
    assert!(markdown.starts_with(&format!("# {headline}\n\n")), "{markdown}");
}

#[test]
fn an_unknown_format_is_refused() {
    let run = run(&["convert", SEED, "--to", "telex"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("newsml-g2"), "{}", run.err);
}
