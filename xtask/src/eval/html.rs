//! Web pages: body, title, day of publication and authors against gold, and pages per second.
//!
//! The set: pages `NAME.html` or `NAME.html.gz`, and `gold.jsonl`, objects
//! `{id: NAME, gold: {body, title, date, author}}`.
//! The body is scored as in [`super::layout`]; a title counts where it is the same but for white
//! space and the form of its marks, a day where it is the day of publication (none where the gold has none), authors where
//! the sets of names are the same but for case.
//! Speed is of the whole command on one thread, by the processor's time where the system tells it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use serde_json::Value;

use super::{data, layout, share};
use crate::process;

/// Scores `parse`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let gold = data::lines(&folder.join("gold.jsonl"))?;
    let folder = fs::canonicalize(folder)?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for page in &gold {
        let id = data::id(page);
        for end in ["html", "html.gz"] {
            let path = folder.join(format!("{id}.{end}"));
            if path.is_file() {
                names.insert(path.to_string_lossy().into_owned(), id.to_owned());
            }
        }
    }
    let mut args = vec!["parse", "--input", "html", "--threads", "1", "--quiet"];
    args.extend(names.keys().map(String::as_str));
    let (before, clock) = (children_seconds(), Instant::now());
    let printed = process::binary("release").args(&args).output()?;
    let wall = clock.elapsed().as_secs_f64();
    let seconds = before.zip(children_seconds()).map_or(wall, |(before, after)| after - before);
    let mut outputs: BTreeMap<&str, Value> = BTreeMap::new();
    for line in printed.lines() {
        let value: Value = serde_json::from_str(line)?;
        if let Some(id) = names.get(data::id(&value)) {
            outputs.entry(id).or_insert(value);
        }
    }
    let mut body = layout::Scores::default();
    let (mut titles, mut days, mut authors) =
        (Share::default(), Share::default(), Share::default());
    for page in &gold {
        let found = outputs.get(data::id(page)).unwrap_or(&Value::Null);
        let known = found.get("metadata").unwrap_or(&Value::Null);
        let wanted = |key: &str| page.get("gold").and_then(|gold| data::text(gold, key));
        body.add(wanted("body").unwrap_or_default(), data::text(found, "body").unwrap_or_default());
        if let Some(title) = wanted("title") {
            titles.add(folded(title) == folded(data::text(known, "headline").unwrap_or_default()));
        }
        let published = known.get("published").and_then(|date| data::text(date, "value"));
        days.add(wanted("date").map(day) == published.map(day));
        let listed = data::list(known, "authors").iter();
        let listed = listed.filter_map(|author| data::text(author, "name")).flat_map(names_in);
        authors.add(
            names_in(wanted("author").unwrap_or_default()).collect::<BTreeSet<_>>()
                == listed.collect(),
        );
    }
    body.print();
    println!(
        "title {:.3}  day {:.3}  authors {:.3}",
        titles.share(),
        days.share(),
        authors.share()
    );
    println!("{:.0} pages a second", outputs.len() as f64 / seconds.max(0.001));
    Ok(())
}

/// How many of how many.
#[derive(Default)]
struct Share(usize, usize);

impl Share {
    fn add(&mut self, right: bool) {
        self.0 += usize::from(right);
        self.1 += 1;
    }

    fn share(&self) -> f64 {
        share(self.0, self.1)
    }
}

/// White space folded, and quotation marks and dashes as a keyboard has them.
fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        c => c,
    };
    let text: String = text.chars().map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day of a date.
fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

/// The names of a list of authors, in small letters; academic letters behind a name are none.
fn names_in(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split([',', '&', ';']).flat_map(|part| part.split(" and "));
    parts
        .map(|part| folded(part.trim().trim_start_matches("and ")))
        .filter(|name| {
            let letters = |c: char| c.is_uppercase() || !c.is_alphabetic();
            !name.is_empty() && (name.contains(' ') || name.len() > 6 || !name.chars().all(letters))
        })
        .map(|name| name.to_lowercase())
}

/// The processor's seconds that finished children took, where the system tells it: fields 16 and 17
/// of `/proc/self/stat`, in hundredths.
fn children_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let ticks = |n: usize| fields.split(' ').nth(n).and_then(|field| field.parse::<f64>().ok());
    Some((ticks(13)? + ticks(14)?) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_sets_of_names() {
        let names = |text| names_in(text).collect::<Vec<_>>();
        assert_eq!(
            names("Ines Moreau, RDN, Tom Adeyemi and Li Wei"),
            ["ines moreau", "tom adeyemi", "li wei"]
        );
        assert!(names("").is_empty());
    }
}
