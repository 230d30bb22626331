//! Agency copy that was pasted without its header lines: whether all of it is taken for copy, and the
//! line above it for its headline.
//!
//! The set: all files `*.jsonl` of the folder, objects `{id, text, gold: {title, dateline, body}}`, the
//! body as it was sent: hard-wrapped, each paragraph indented.
//! Each message is read in three forms, its title on top: as sent, a line a paragraph, and with blank
//! lines between these. Bodies of less than [`LEAST`] bytes are left out.
//! A message is whole if no line of it is anything but headline, copy, credits or sign-off.
//! The figures stand for the first and the second half of a file, in the order of its lines: what was
//! looked at and what was not is told in words wherever they are quoted.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::{data, share};

/// Shorter bodies are a line or two of figures.
const LEAST: usize = 300;
/// The kinds of blocks of which agency copy is made.
const COPY: [&str; 8] =
    ["headline", "deck", "paragraph", "subhead", "list_item", "table", "credits", "sign_off"];

/// How a message is pasted.
#[derive(Clone, Copy, Debug)]
enum Form {
    AsSent,
    Lines,
    Apart,
}

/// Scores `parse`.
pub(super) fn run(folder: &Path) -> Result<()> {
    for path in data::files(folder)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let messages = data::lines(&path)?;
        for form in [Form::AsSent, Form::Lines, Form::Apart] {
            score(&name, &messages, form)?;
        }
    }
    Ok(())
}

/// Prints the shares of whole messages and of right headlines.
fn score(name: &str, messages: &[Value], form: Form) -> Result<()> {
    let pasted: Vec<Option<Value>> = messages.iter().map(|message| paste(message, form)).collect();
    let documents: Vec<Value> = pasted.iter().flatten().cloned().collect();
    let outputs = data::outputs("parse", &documents, "bare")?;
    // By half: messages, whole ones, right headlines.
    let mut halves = [[0; 3]; 2];
    for (index, document) in pasted.iter().enumerate() {
        let Some(document) = document else { continue };
        let counts = &mut halves[usize::from(index * 2 >= messages.len())];
        counts[0] += 1;
        let Some(output) = outputs.get(data::id(document)) else { continue };
        counts[1] += usize::from(is_whole(output));
        counts[2] += usize::from(headline(output) == document["headline"].as_str().map(folded));
    }
    for (half, [count, whole, headlines]) in ["first", "second"].into_iter().zip(halves) {
        println!(
            "{name:<8} {:<7} {half:<6} half  messages {count:>5}  whole {:.4}  headline {:.4}",
            format!("{form:?}"),
            share(whole, count),
            share(headlines, count)
        );
    }
    Ok(())
}

/// The message without its header, with what its headline must be.
fn paste(message: &Value, form: Form) -> Option<Value> {
    let gold = message.get("gold")?;
    let (title, body) = (data::text(gold, "title")?, data::text(gold, "body")?);
    if body.len() < LEAST {
        return None;
    }
    let dateline = data::text(gold, "dateline").map(|line| format!("{line} ")).unwrap_or_default();
    let copy = match form {
        Form::AsSent => format!("    {dateline}{body}"),
        Form::Lines => dateline + &paragraphs(body).join("\n"),
        Form::Apart => dateline + &paragraphs(body).join("\n\n"),
    };
    let gap = if matches!(form, Form::Apart) { "\n\n" } else { "\n" };
    Some(json!({
        "id": data::id(message), "text": format!("{title}{gap}{copy}\n"), "headline": title
    }))
}

/// The paragraphs, each of which begins where a line is indented.
fn paragraphs(body: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in body.lines().filter(|line| !line.trim().is_empty()) {
        match found.last_mut() {
            Some(last) if !line.starts_with("  ") => *last = format!("{last} {}", line.trim()),
            _ => found.push(line.trim().to_owned()),
        }
    }
    found
}

fn is_whole(output: &Value) -> bool {
    let blank = |block: &Value| data::text(block, "text").unwrap_or_default().trim().is_empty();
    let copy = |block: &Value| data::text(block, "kind").is_some_and(|kind| COPY.contains(&kind));
    data::list(output, "blocks").iter().all(|block| copy(block) || blank(block))
}

fn headline(output: &Value) -> Option<String> {
    data::text(output.get("metadata")?, "headline").map(folded)
}

/// White space folded.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_pasted_without_their_header() {
        let body = "It sails again,\nthe board said.\n    Boats wait.\n Kelda\n".repeat(9);
        let message = json!({
            "id": "a", "gold": { "title": "Ferry sails", "dateline": "KELDA, May 3 -", "body": body }
        });
        let text = |form| paste(&message, form).unwrap()["text"].as_str().unwrap().to_owned();
        assert!(
            text(Form::AsSent).starts_with("Ferry sails\n    KELDA, May 3 - It sails again,\nthe")
        );
        assert!(
            text(Form::Lines).starts_with("Ferry sails\nKELDA, May 3 - It sails again, the board")
        );
        assert!(text(Form::Apart).contains("said.\n\nBoats wait. Kelda"));
        assert!(
            paste(&json!({ "id": "b", "gold": { "title": "x", "body": "y" } }), Form::Lines)
                .is_none()
        );
    }

    #[test]
    fn furniture_makes_a_message_less_than_whole() {
        let output = |kind| json!({ "blocks": [{ "kind": kind, "text": "It sails." }] });
        assert!(is_whole(&output("paragraph")) && !is_whole(&output("furniture")));
    }
}
