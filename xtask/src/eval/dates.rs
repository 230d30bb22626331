//! The day of an article, inferred from its text alone.
//!
//! The set: `docs.jsonl`, objects `{doc_id, text, dct}`; the date is held back, so that `annotate`
//! has only the text.
//! An article counts by the finest part of its day that is told right, alone or among candidates:
//! exact, right month, right year; `wrong` if a part is told and is another, or if candidates are
//! listed and the right one is not among them; `abstained` if nothing is told.
//! How many of the right ones are lists, and of how many candidates on average, stands below.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::data::{self, text};
use super::share;

/// What was told of the days of a half of the set.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    articles: usize,
    exact: usize,
    month: usize,
    year: usize,
    abstained: usize,
    wrong: usize,
    years: Listed,
    months: Listed,
}

/// Articles that list the right part among others, and how many they list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Listed {
    articles: usize,
    items: usize,
}

impl Listed {
    fn add(&mut self, items: &[Value]) {
        self.articles += usize::from(!items.is_empty());
        self.items += items.len();
    }

    fn mean(self) -> f64 {
        share(self.items, self.articles)
    }
}

/// Scores `annotate`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let documents = data::lines(&folder.join("docs.jsonl"))?;
    let mut undated = documents.clone();
    for document in &mut undated {
        document.as_object_mut().map(|object| object.remove("dct"));
    }
    let outputs = data::outputs("annotate", &undated, "dates")?;
    println!(
        "{:<10}{:>9}{:>7}{:>13}{:>12}{:>11}{:>7}",
        "", "articles", "exact", "right month", "right year", "abstained", "wrong"
    );
    for (name, half) in [("all", None), ("even half", Some(0)), ("odd half", Some(1))] {
        let mut counts = Counts::default();
        let of_half = |id: &str| half.is_none_or(|half| data::half(id) == half);
        for document in documents.iter().filter(|document| of_half(data::id(document))) {
            let told = outputs.get(data::id(document)).and_then(|output| output.get("date"));
            counts.add(text(document, "dct").unwrap_or_default(), told.unwrap_or(&Value::Null));
        }
        let Counts { articles, exact, month, year, abstained, wrong, years, months } = counts;
        println!("{name:<10}{articles:>9}{exact:>7}{month:>13}{year:>12}{abstained:>11}{wrong:>7}");
        println!(
            "  lists: {} months of {:.1} on average, {} years of {:.1}",
            months.articles,
            months.mean(),
            years.articles,
            years.mean(),
        );
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
        let (years, months) = (data::list(told, "years"), data::list(told, "months"));
        let number = |part: Option<&str>| part.and_then(|part| part.parse::<i64>().ok());
        let (year, month) = (number(day.get(..4)), number(day.get(5..7)));
        let misses = |items: &[Value], gold: Option<i64>| {
            !items.is_empty() && !items.iter().any(|item| item.as_i64() == gold)
        };
        if !right || misses(years, year) || misses(months, month) {
            self.wrong += 1;
            return;
        }
        match known[..] {
            [true, true, true] => self.exact += 1,
            [_, true, ..] => self.month += 1,
            _ if !months.is_empty() => {
                self.month += 1;
                self.months.add(months);
            }
            [true, ..] => self.year += 1,
            _ if !years.is_empty() => {
                self.year += 1;
                self.years.add(years);
            }
            _ => self.abstained += 1,
        }
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
            json!({ "value": "XXXX-05", "years": [1990, 2017] }),
            json!({ "value": "XXXX-05", "years": [1990] }),
            json!({ "value": "2017", "years": [] }),
            json!({ "value": "2017-06", "years": [] }),
            json!({ "value": null, "years": [2011, 2017] }),
            json!({ "value": null, "years": [2016, 2017], "months": [4, 5, 6] }),
            json!({ "value": null, "years": [], "months": [6] }),
            Value::Null,
        ] {
            counts.add("2017-05-10T12:00", &told);
        }
        let Counts { articles, exact, month, year, abstained, wrong, years, months } = counts;
        assert_eq!([articles, exact, month, year, abstained, wrong], [9, 1, 2, 2, 1, 3]);
        assert_eq!(years, Listed { articles: 1, items: 2 });
        assert_eq!(months, Listed { articles: 1, items: 3 });
    }
}
