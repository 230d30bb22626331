//! The day of an article, inferred from its text alone.
//!
//! The set: `docs.jsonl`, objects `{doc_id, text, dct}`; the date is held back, so that `annotate`
//! has only the text.
//! An article counts by the finest part that is told of its day, if every part that is told is right:
//! the whole date, the month, or the year.
//! Where a part is open and years or months are listed, it is counted whether the right one is among
//! them; an article that lists both counts for its years.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::data::{self, text};

/// What was told of the days of a half of the set.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    articles: usize,
    exact: usize,
    month: usize,
    year: usize,
    years: usize,
    months: usize,
    abstained: usize,
    wrong: usize,
}

/// Scores `annotate`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let documents = data::lines(&folder.join("docs.jsonl"))?;
    let mut undated = documents.clone();
    for document in &mut undated {
        document.as_object_mut().map(|object| object.remove("dct"));
    }
    let outputs = data::outputs("annotate", &undated, "dates")?;
    for (name, half) in [("all", None), ("even half", Some(0)), ("odd half", Some(1))] {
        let mut counts = Counts::default();
        let of_half = |id: &str| half.is_none_or(|half| data::half(id) == half);
        for document in documents.iter().filter(|document| of_half(data::id(document))) {
            let told = outputs.get(data::id(document)).and_then(|output| output.get("date"));
            counts.add(text(document, "dct").unwrap_or_default(), told.unwrap_or(&Value::Null));
        }
        println!("{name}: {counts:?}");
    }
    Ok(())
}

impl Counts {
    /// Adds an article of this day, of which this was told.
    fn add(&mut self, day: &str, told: &Value) {
        self.articles += 1;
        let value = text(told, "value").unwrap_or_default();
        let open = |part: &str| part.is_empty() || part.contains('X');
        let parts = value.split('-').zip(day.split(['-', 'T']));
        let right = parts.clone().all(|(part, gold)| open(part) || part == gold);
        let known = parts.map(|(part, _)| !open(part)).collect::<Vec<_>>();
        let years = data::list(told, "years");
        let gold: Option<i64> = day.get(..4).and_then(|year| year.parse().ok());
        let listed = gold.is_some() && years.iter().any(|year| year.as_i64() == gold);
        let months = data::list(told, "months");
        let month: Option<i64> = day.get(5..7).and_then(|month| month.parse().ok());
        let among = month.is_some() && months.iter().any(|item| item.as_i64() == month);
        let count = match (&known[..], right) {
            (_, false) => &mut self.wrong,
            ([true, true, true], _) => &mut self.exact,
            ([_, true, ..], _) => &mut self.month,
            ([true, ..], _) => &mut self.year,
            _ if !years.is_empty() && listed => &mut self.years,
            _ if !years.is_empty() => &mut self.wrong,
            _ if among => &mut self.months,
            _ if !months.is_empty() => &mut self.wrong,
            _ => &mut self.abstained,
        };
        *count += 1;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_finest_part_that_is_told_counts() {
        let mut counts = Counts::default();
        for told in [
            json!({ "value": "2017-05-10", "years": [] }),
            json!({ "value": "XXXX-05", "years": [1990] }),
            json!({ "value": "2017", "years": [] }),
            json!({ "value": "2017-06", "years": [] }),
            json!({ "value": null, "years": [2011, 2017] }),
            json!({ "value": null, "years": [], "months": [4, 5] }),
            json!({ "value": null, "years": [], "months": [6] }),
            Value::Null,
        ] {
            counts.add("2017-05-10T12:00", &told);
        }
        let Counts { articles, exact, month, year, years, months, abstained, wrong } = counts;
        assert_eq!([exact, month, year, years, months, abstained, wrong], [1, 1, 1, 1, 1, 1, 2]);
        assert_eq!(articles, 8);
    }
}
