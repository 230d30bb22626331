//! Wire messages: the fields of the header, headline, byline and body, each exact.
//!
//! The set: every `*.jsonl` of the folder, objects `{id, text, gold}`, the gold's fields as they
//! stand in the text, white space included. White space is folded before two values are compared,
//! and left out of bodies altogether: a word broken at its hyphen is one word in the output.
//! Gold that keeps the sign-off in the body is compared with body and sign-off.
//! A message's half is chosen by a hash of its id: rules are tuned on the first alone.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::{data, share};

/// The halves of a set, tuned on and not.
const HALVES: usize = 2;

/// Scores `parse`.
pub(super) fn run(folder: &Path) -> Result<()> {
    for path in data::files(folder)? {
        let messages = data::lines(&path)?;
        let outputs = data::outputs("parse", &messages, "wire")?;
        println!("{}", path.file_stem().unwrap_or_default().to_string_lossy());
        println!("  {:<12}{:>18}{:>18}", "field", "tuned half", "other half");
        for (field, halves) in count(&messages, &outputs) {
            print!("  {field:<12}");
            for (right, all) in halves {
                print!("{:>18}", format!("{right}/{all} {:.4}", share(right, all)));
            }
            println!();
        }
    }
    Ok(())
}

/// Right ones and all, for each field and half.
fn count(
    messages: &[Value],
    outputs: &BTreeMap<String, Value>,
) -> BTreeMap<&'static str, [(usize, usize); HALVES]> {
    let mut counts: BTreeMap<&'static str, [(usize, usize); HALVES]> = BTreeMap::new();
    for message in messages {
        let id = data::id(message);
        let half = hash(id) % HALVES;
        let found = outputs.get(id).unwrap_or(&Value::Null);
        for (field, right) in compare(&message["gold"], found) {
            let (rights, all) = &mut counts.entry(field).or_default()[half];
            *rights += usize::from(right);
            *all += 1;
        }
    }
    counts
}

/// Which fields of one message are right; those that the gold does not know are left out.
fn compare(gold: &Value, found: &Value) -> Vec<(&'static str, bool)> {
    let (metadata, wire) = (&found["metadata"], &found["metadata"]["wire"]);
    let mut fields = vec![
        ("title", same(&gold["title"], &metadata["headline"])),
        ("author", same(&gold["author"], &metadata["byline"])),
        ("body", same_body(gold, found)),
    ];
    for (name, value) in [
        ("service", &wire["service"]),
        ("sequence", &wire["sequence"]),
        ("priority", &wire["priority"]),
        ("category", &wire["category"]),
        ("slug", &metadata["slug"]),
    ] {
        if gold.get(name).is_some() {
            fields.push((name, same(&gold[name], value)));
        }
    }
    if let Some(count) = data::text(gold, "wordcount") {
        fields.push(("words", count.parse().ok() == wire["word_count"].as_u64()));
    }
    if let Some(date) = data::text(gold, "date") {
        let sent = data::text(&wire["sent"], "value").unwrap_or_default();
        fields.push(("date", sent.get(5..10) == Some(date)));
    }
    if let Some(slug) = data::text(gold, "slugline") {
        let found = folded(&metadata["slug"]);
        fields.push(("slug", !found.is_empty() && slug.replace("&amp;", "&").starts_with(&found)));
    }
    fields
}

fn same(gold: &Value, found: &Value) -> bool {
    folded(gold) == folded(found)
}

/// Body, or body and sign-off.
fn same_body(gold: &Value, found: &Value) -> bool {
    let gold = bare(&gold["body"]);
    let body = bare(&found["body"]);
    if gold == body {
        return true;
    }
    let signed = |list: &str| -> String {
        let items = data::list(found, list).iter().filter(|item| item["kind"] == "sign_off");
        items.map(|item| bare(&item["text"])).collect()
    };
    gold == format!("{body}{}{}", signed("marks"), signed("blocks"))
}

/// White space folded, the one reference of the set decoded.
fn folded(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default().replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without white space and control characters.
fn bare(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default().replace("&amp;", "&");
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// FNV-1a.
fn hash(text: &str) -> usize {
    let hash = text
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_compared_with_white_space_folded() {
        let gold = json!({"title": "PIER\nSOLD", "author": null, "body": "It was  sold.\n Reuter", "date": "02-26"});
        let found = json!({
            "body": "It was sold.",
            "metadata": {"headline": "PIER SOLD", "wire": {"sent": {"value": "XXXX-02-26"}}},
            "blocks": [{"kind": "sign_off", "text": "Reuter"}],
        });
        assert!(compare(&gold, &found).iter().all(|(_, right)| *right));
        let other = json!({"body": "It was sold. Reuter x", "metadata": {"headline": "PIER"}});
        let wrong = compare(&gold, &other).into_iter().filter(|(_, right)| !right);
        assert_eq!(wrong.map(|(field, _)| field).collect::<Vec<_>>(), ["title", "body", "date"]);
    }
}
