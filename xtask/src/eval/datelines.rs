//! The datelines of articles: the exact string against gold, and every claim where gold has none.
//!
//! The set: all files `*.jsonl` of the folder, objects `{id, text, gold: {title, dateline}}`.
//! Each text is read twice: whole, with the wire's header lines, and from the end of its title on, so
//! that the dateline is judged apart from the header.
//! A dateline is right if it is the gold's, white space folded and the dash at the end left out.
//! The figures stand for two halves, parted by a hash of the id: one to tune on, one to report.
//! An article whose gold names no dateline may have one all the same: each claim is printed, for a
//! person to judge.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::{data, share};

/// Scores `parse`.
pub(super) fn run(folder: &Path) -> Result<()> {
    for path in data::files(folder)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut articles = data::lines(&path)?;
        articles.retain(|article| data::text(article, "text").is_some());
        let (gold, none): (Vec<Value>, Vec<Value>) =
            articles.into_iter().partition(|article| dateline(article).is_some());
        if !gold.is_empty() {
            exact(&name, "whole", &gold, &gold)?;
            exact(&name, "behind the title", &gold, &behind_titles(&gold))?;
        }
        if !none.is_empty() {
            claims(&name, &none)?;
        }
    }
    Ok(())
}

/// Prints the shares of right datelines, and those that are wrong.
fn exact(name: &str, what: &str, gold: &[Value], documents: &[Value]) -> Result<()> {
    let outputs = data::outputs("parse", documents, "datelines")?;
    let mut halves = [(0, 0); 2];
    for article in gold {
        let wanted = bare(dateline(article).unwrap_or_default());
        let found = outputs.get(data::id(article)).and_then(claimed).map(bare);
        let (right, count) = &mut halves[half(data::id(article))];
        *count += 1;
        if found.as_ref() == Some(&wanted) {
            *right += 1;
        } else {
            println!("{}: {wanted:?} read as {found:?}", data::id(article));
        }
    }
    let [tuned, other] = halves.map(|(right, count)| format!("{right}/{count}"));
    let all = 100.0 * share(halves[0].0 + halves[1].0, halves[0].1 + halves[1].1);
    println!(
        "{name}, {what}: {} datelines  exact {all:.2} %  (first half {tuned}, second {other})",
        gold.len()
    );
    Ok(())
}

/// Prints every claim.
fn claims(name: &str, articles: &[Value]) -> Result<()> {
    let outputs = data::outputs("parse", articles, "datelines")?;
    let mut count = 0;
    for article in articles {
        if let Some(found) = outputs.get(data::id(article)).and_then(claimed) {
            count += 1;
            println!("{}: {found:?}", data::id(article));
        }
    }
    println!("{name}: {count} claims in {} articles whose gold names none", articles.len());
    Ok(())
}

fn dateline(article: &Value) -> Option<&str> {
    data::text(article.get("gold")?, "dateline")
}

fn claimed(output: &Value) -> Option<&str> {
    data::text(output.get("metadata")?.get("dateline")?, "text")
}

/// The texts from the end of the line in which the title ends.
fn behind_titles(articles: &[Value]) -> Vec<Value> {
    let behind = |article: &Value| {
        let text = data::text(article, "text").unwrap_or_default();
        let title = article.get("gold").and_then(|gold| data::text(gold, "title"));
        let end = title.and_then(|title| Some(text.find(title)? + title.len())).unwrap_or(0);
        let rest =
            if end == 0 { text } else { text[end..].split_once('\n').map_or("", |(_, r)| r) };
        json!({ "id": data::id(article), "text": rest })
    };
    articles.iter().map(behind).collect()
}

/// White space folded, without the dash at the end.
fn bare(dateline: &str) -> String {
    let folded = dateline.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.trim_end_matches([' ', '-', '–', '—', '―', '_']).to_owned()
}

/// 0 or 1, by a hash of the id (FNV-1a).
fn half(id: &str) -> usize {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    usize::from(hash >> 32 & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dash_at_the_end_does_not_count() {
        assert_eq!(bare("KELDA,  May 3 --\n"), "KELDA, May 3");
        assert_eq!(bare("KELDA (XY)"), "KELDA (XY)");
    }

    #[test]
    fn texts_are_cut_behind_the_line_of_the_title() {
        let article = json!({
            "id": "a", "text": "slug\n^Ferry stops<\n  KELDA _ It", "gold": { "title": "Ferry stops" }
        });
        assert_eq!(behind_titles(&[article])[0]["text"], "  KELDA _ It");
    }
}
