//! What several views need to know of an article or a corpus: names for things, counts, days.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use copydesk_analysis::passes::quotes::{Quote, SourceClass, Speaker};
use copydesk_analysis::passes::said::{Rendering, Utterance};
use copydesk_analysis::passes::stories::Story;
use copydesk_core::{Article, BlockKind, Logical, PartialDate};

use crate::{AnalysisView, text};

/// The headline that the copy or its carrier gives.
pub(crate) fn given_headline(article: &Article) -> Option<&str> {
    let read = article.metadata().headline.as_ref().map(|field| field.value.as_str());
    read.or(article.source().given().title.as_deref())
}

/// The headline, else the first words of the copy, else the id.
pub(crate) fn headline(article: &Article) -> String {
    if let Some(headline) = given_headline(article).filter(|text| !text.trim().is_empty()) {
        return headline.to_owned();
    }
    let lede = lede(article);
    if lede.is_empty() { article.id().to_owned() } else { text::shorten(&lede, 72) }
}

/// The outlet's name: as the copy or its carrier gives it, else the host of its address, else the
/// agency, else its file's name.
pub(crate) fn outlet(article: &Article) -> String {
    let metadata = article.metadata();
    let given = article.source().given();
    let field = |field: &Option<copydesk_core::Field>| field.as_ref().map(|f| f.value.clone());
    field(&metadata.publisher)
        .or_else(|| given.outlet.clone())
        .or_else(|| field(&metadata.url).and_then(|url| host(&url)))
        .or_else(|| given.url.as_deref().and_then(host))
        .or_else(|| field(&metadata.agency))
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| file_stem(article.id()).to_owned())
}

/// The last part of a path, without an ending such as `.txt`.
fn file_stem(path: &str) -> &str {
    let name = path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        _ => name,
    }
}

/// The host of an address, `www.` left out.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// The day of publication as far as it is known.
pub(crate) fn published(article: &Article) -> Option<PartialDate> {
    article.metadata().published.as_ref().map(|published| published.date)
}

/// The logical text of the first paragraph, marks left out.
pub(crate) fn lede(article: &Article) -> String {
    let logical = Logical::of_blocks(article, |kind| kind == BlockKind::Paragraph);
    let first = logical.pieces().first().and_then(|piece| piece.span.get(logical.text()));
    first.unwrap_or_default().to_owned()
}

/// The stories told more than once with their indices, in the order in which every view for people
/// lists them: the most articles first, then the earliest day, then by id; a story without a day
/// comes after those with one.
pub(crate) fn told_stories<'a>(view: &AnalysisView<'a>) -> Vec<(usize, &'a Story)> {
    let all = view.stories.iter().enumerate();
    let mut told: Vec<_> = all.filter(|(_, story)| is_told(story)).collect();
    told.sort_by(|(_, a), (_, b)| {
        let key = |story: &'a Story| (story.date.is_none(), story.date, story.id.as_str());
        b.articles.len().cmp(&a.articles.len()).then_with(|| key(a).cmp(&key(b)))
    });
    told
}

/// Whether several articles tell the story.
pub(crate) fn is_told(story: &Story) -> bool {
    story.articles.len() > 1
}

/// For each article, the index of the first story that holds it.
pub(crate) fn story_of_articles(view: &AnalysisView<'_>) -> Vec<Option<usize>> {
    let mut stories = vec![None; view.articles.len()];
    for (index, story) in view.stories.iter().enumerate() {
        for article in &story.articles {
            if let Some(slot) = stories.get_mut(*article as usize) {
                slot.get_or_insert(index);
            }
        }
    }
    stories
}

/// The names of outlets in their order, each once and with the number of its articles where it has
/// several: `Reuters ×6`.
pub(crate) fn outlets(view: &AnalysisView<'_>, articles: &[u32]) -> Vec<String> {
    let articles = articles.iter().filter_map(|at| view.article(*at));
    let names = once(articles.map(|article| outlet(article.article)));
    let named = |(name, number): (String, usize)| match number {
        1 => name,
        _ => format!("{name} ×{number}"),
    };
    names.into_iter().map(named).collect()
}

/// What comes, in its order, each once and with how often it came.
pub(crate) fn once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut found: Vec<(T, usize)> = Vec::new();
    for one in all {
        match found.iter_mut().find(|(known, _)| *known == one) {
            Some((_, number)) => *number += 1,
            None => found.push((one, 1)),
        }
    }
    found
}

/// Somebody who is quoted.
pub(crate) struct Voice<'a> {
    pub(crate) name: &'a str,
    pub(crate) quotes: usize,
    pub(crate) articles: usize,
}

/// Who speaks, where that is clear: a pronoun of which nobody knows for whom it stands is no name.
pub(crate) fn speaker(quote: &Quote) -> Option<&Speaker> {
    quote.speaker.as_ref().filter(|speaker| !speaker.is_open_pronoun())
}

/// How many quotations have no clear speaker.
pub(crate) fn unclear(view: &AnalysisView<'_>) -> usize {
    let quotes = view.articles.iter().flat_map(|article| article.annotations.quotes);
    quotes.filter(|quote| speaker(quote).is_none()).count()
}

/// How many quotations have a speaker without a name: `the company` of one article is not that of
/// another.
pub(crate) fn nameless(view: &AnalysisView<'_>) -> usize {
    let quotes = view.articles.iter().flat_map(|article| article.annotations.quotes);
    quotes.filter_map(speaker).filter(|speaker| !has_name(speaker)).count()
}

/// Whether a speaker is told by name.
fn has_name(speaker: &Speaker) -> bool {
    speaker.entity.is_some() || speaker.class == SourceClass::Named
}

/// Who is quoted, most often first, by name where they are quoted alike; those without a name or a
/// clear speaker left out. A name in capitals, as of a headline, is the same in others, and a family
/// name alone is who has it in another article of the story.
pub(crate) fn voices<'a>(view: &AnalysisView<'a>) -> Vec<Voice<'a>> {
    let mut in_story: BTreeMap<(u32, u32), &str> = BTreeMap::new();
    for person in view.people.iter().flat_map(|story| &story.people) {
        let said = person.says.iter().map(|saying| (saying.quote.article, saying.quote.quote));
        in_story.extend(said.map(|quote| (quote, person.name.as_str())));
    }
    let mut found: BTreeMap<String, (&str, usize, BTreeSet<u32>)> = BTreeMap::new();
    for (index, article) in (0..).zip(view.articles) {
        for (number, quote) in (0..).zip(article.annotations.quotes) {
            let Some(speaker) = speaker(quote).filter(|speaker| has_name(speaker)) else {
                continue;
            };
            let name = in_story.get(&(index, number)).copied().unwrap_or(&speaker.name);
            let entry = found.entry(name.to_lowercase()).or_insert((name, 0, BTreeSet::new()));
            // Of two ways to write it the one with more small letters: `Ode`, not `ODE`.
            entry.0 = entry.0.max(name);
            entry.1 += 1;
            entry.2.insert(index);
        }
    }
    let mut voices: Vec<Voice<'a>> = found
        .into_values()
        .map(|(name, quotes, articles)| Voice { name, quotes, articles: articles.len() })
        .collect();
    voices.sort_by(|a, b| b.quotes.cmp(&a.quotes).then(a.name.cmp(b.name)));
    voices
}

/// Utterances whose renderings differ most first: by the number of different wordings, then by the
/// number of renderings, then as they stood. A reprint repeats words without telling anything new.
pub(crate) fn by_wordings<'a>(
    view: &AnalysisView<'_>,
    said: impl Iterator<Item = &'a Utterance>,
) -> Vec<&'a Utterance> {
    let worded = |rendering: &Rendering| {
        let text = view.article(rendering.article)?.article.text();
        Some(wording(&text::logical_all(text, &rendering.content)))
    };
    let mut said: Vec<&Utterance> = said.collect();
    said.sort_by_cached_key(|utterance| {
        let wordings: BTreeSet<_> = utterance.renderings.iter().filter_map(worded).collect();
        Reverse((wordings.len(), utterance.renderings.len()))
    });
    said
}

/// The letters and digits of a text, small: what two wordings that only look different share.
pub(crate) fn wording(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Counts of each key, the greatest first, by key where they are alike.
pub(crate) fn tally<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<(K, usize)> {
    let mut counts: BTreeMap<K, usize> = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

/// The day of a full date, counted from 1 January of the year 0 of the Gregorian calendar.
pub(crate) fn day_number(date: PartialDate) -> Option<i64> {
    let (year, month, day) = (i64::from(date.year?), i64::from(date.month?), i64::from(date.day?));
    // Howard Hinnant's days_from_civil, the year beginning in March.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year)
}

/// A date as a reader writes it: `29 Jan 2017`, `29 Jan`, `Jan 2017`.
pub(crate) fn reader_date(date: PartialDate) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = date.month.and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1)));
    match (date.year, month, date.day) {
        (Some(year), Some(month), Some(day)) => format!("{day} {month} {year}"),
        (None, Some(month), Some(day)) => format!("{day} {month}, year open"),
        (Some(year), Some(month), None) => format!("{month} {year}"),
        (None, Some(month), None) => format!("{month}, year open"),
        (Some(year), None, None) => year.to_string(),
        _ => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        let day = |year, month, day| day_number(PartialDate::full(year, month, day)).unwrap();
        assert_eq!(day(2017, 3, 1) - day(2017, 2, 28), 1);
        assert_eq!(day(2016, 3, 1) - day(2016, 2, 28), 2);
        assert_eq!(day(2018, 1, 1) - day(2017, 1, 1), 365);
        assert_eq!(day_number("2017-01".parse().unwrap()), None);
    }

    #[test]
    fn the_host_names_the_outlet() {
        assert_eq!(host("https://www.example.org:80/a?b").as_deref(), Some("example.org"));
        assert_eq!(host("example.org"), None);
        assert_eq!(file_stem("copy/a.txt"), "a");
        assert_eq!(file_stem("copy/.txt"), ".txt");
    }

    #[test]
    fn dates_for_readers_say_what_is_open() {
        let date = |text: &str| reader_date(text.parse().unwrap());
        assert_eq!(date("2017-01-29"), "29 Jan 2017");
        assert_eq!(date("XXXX-01-29"), "29 Jan, year open");
        assert_eq!(date("2017-01"), "Jan 2017");
    }
}
