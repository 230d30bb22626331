//! What is claimed, gathered by who claims it.

use copydesk_core::{PartialDate, Published};
use copydesk_parser::{grammar, iso};
use rustc_hash::FxHashSet;

/// Who claims something, the most credible first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum From {
    /// The article of the JSON-LD.
    JsonLd,
    /// A `meta` element.
    Meta,
    /// Microdata.
    Marked,
    /// A link of `rel=author`.
    Rel,
    /// Another object of the JSON-LD.
    Other,
    /// A `time` element.
    Time,
}

impl From {
    /// As a diagnostic names it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "the JSON-LD",
            Self::Meta => "a meta element",
            Self::Marked => "the microdata",
            Self::Rel => "a link to the author",
            Self::Other => "the JSON-LD of the page",
            Self::Time => "a time element",
        }
    }
}

/// What a page claims of its article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claims {
    /// The text of `title`.
    pub(crate) page_title: Option<String>,
    /// Headlines.
    pub(crate) titles: Vec<(From, String)>,
    /// Descriptions.
    pub(crate) decks: Vec<String>,
    /// Who wrote it, as claimed.
    pub(crate) writers: Vec<(From, String)>,
    /// Organizations among them.
    pub(crate) houses: Vec<String>,
    /// What some of those who wrote it are, by their names.
    pub(crate) roles: Vec<(String, String)>,
    /// When it was published.
    pub(crate) dates: Vec<(From, Published)>,
    /// When it was last changed.
    pub(crate) changed: Option<Published>,
    /// The outlet.
    pub(crate) outlet: Option<String>,
    /// The section.
    pub(crate) section: Option<String>,
    /// Keywords.
    pub(crate) tags: Vec<String>,
    /// The address.
    pub(crate) address: Option<String>,
    /// The language.
    pub(crate) language: Option<String>,
    /// The body.
    pub(crate) body: String,
    /// Whether the page calls itself an article.
    pub(crate) is_article: bool,
    /// Whether it says that it may not be read for free.
    pub(crate) paywalled: bool,
    /// Whether it is an AMP page.
    pub(crate) amp: bool,
    /// Hashes of the runs of words in the body.
    runs: FxHashSet<u64>,
    /// Folded forms of titles.
    title_words: Vec<String>,
    /// Folded forms of descriptions.
    deck_words: Vec<String>,
}

/// A run of so many words is looked up in a claimed body.
const RUN: usize = 4;

/// The words of a text in small letters, one space between.
pub(crate) fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut between = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            between = true;
            continue;
        }
        if std::mem::take(&mut between) && !words.is_empty() {
            words.push(' ');
        }
        if c.is_ascii() {
            words.push(c.to_ascii_lowercase());
        } else {
            words.extend(c.to_lowercase());
        }
    }
    words
}

/// Whether a line may have words that begin as one of these does.
fn may_begin(line: &str, any: &[String]) -> bool {
    let first = line.chars().find(|c| c.is_alphanumeric());
    let first = first.and_then(|first| first.to_lowercase().next());
    first.is_some() && any.iter().any(|words| words.chars().next() == first)
}

impl Claims {
    pub(super) fn title(&mut self, from: From, title: String) {
        if title.len() < 1000 {
            self.titles.push((from, title));
        }
    }

    pub(super) fn published(&mut self, from: From, date: &str) {
        if let Some(date) = date_of(date) {
            self.dates.push((from, date));
        }
    }

    pub(super) fn modified(&mut self, date: &str) {
        if self.changed.is_none() {
            self.changed = date_of(date);
        }
    }

    pub(super) fn author(&mut self, from: From, name: &str) {
        self.writers.push((from, name.to_owned()));
    }

    pub(super) fn role(&mut self, name: &str, role: String) {
        self.roles.push((name.to_owned(), role));
    }

    /// What an author is, as far as it is claimed.
    pub(crate) fn role_of(&self, name: &str) -> Option<&str> {
        let found = self.roles.iter().find(|(of, _)| of.eq_ignore_ascii_case(name));
        found.map(|(_, role)| role.as_str())
    }

    pub(super) fn house(&mut self, name: String) {
        self.houses.push(name);
    }

    pub(super) fn keywords<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        for word in words.map(str::trim).filter(|word| !word.is_empty()) {
            if self.tags.len() < 100 && !self.tags.iter().any(|tag| tag == word) {
                self.tags.push(word.to_owned());
            }
        }
    }

    /// Sorts what was gathered and prepares it for being looked up.
    pub(super) fn settle(&mut self) {
        self.titles.sort_by_key(|(from, _)| *from);
        self.writers.sort_by_key(|(from, _)| *from);
        self.dates.sort_by_key(|(from, _)| *from);
        let titles = self.titles.iter().map(|(_, title)| title).chain(&self.page_title);
        for title in titles {
            let title = words(title);
            if !title.is_empty() && !self.title_words.contains(&title) {
                self.title_words.push(title);
            }
        }
        for deck in &self.decks {
            let deck = words(deck);
            if deck.len() >= 20 && !self.deck_words.contains(&deck) {
                self.deck_words.push(deck);
            }
        }
        let body = words(&self.body);
        let body: Vec<&str> = body.split(' ').collect();
        self.runs = body.windows(RUN).map(hash).collect();
    }

    /// Whether the authors stand in the head of the page, not only somewhere on it.
    pub(crate) fn authors_in_head(&self) -> bool {
        self.writers.first().is_some_and(|(from, _)| matches!(from, From::JsonLd | From::Meta))
    }

    /// Names of the authors by the most credible source that names any.
    ///
    /// That the outlet is the author of its own page says nothing.
    pub(crate) fn authors(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        let mut source = None;
        let signs = |name: &String| {
            self.houses.contains(name)
                && self.outlet.as_ref().is_none_or(|outlet| words(outlet) == words(name))
        };
        for (from, name) in self.writers.iter().filter(|(_, name)| !signs(name)) {
            if source.is_some_and(|source| source != *from) {
                break;
            }
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
            source = Some(*from);
        }
        names
    }

    /// Whether a line is a title that is claimed, or one up to the name of the outlet behind it.
    pub(crate) fn is_title(&self, line: &str) -> bool {
        if line.len() > 1000 || !may_begin(line, &self.title_words) {
            return false;
        }
        let line = words(line);
        let enough = line.split(' ').count() >= 3;
        !line.is_empty()
            && self.title_words.iter().any(|title| {
                *title == line
                    || enough
                        && (title.starts_with(&line) || line.starts_with(title.as_str()))
                        && title.len().abs_diff(line.len()) <= 40
            })
    }

    /// Whether a line is a title that is claimed, word for word.
    pub(crate) fn is_whole_title(&self, line: &str) -> bool {
        line.len() <= 1000
            && may_begin(line, &self.title_words)
            && self.title_words.contains(&words(line))
    }

    /// Whether a line is a description that is claimed, or its beginning.
    pub(crate) fn is_deck(&self, line: &str) -> bool {
        if line.len() > 2000 || !may_begin(line, &self.deck_words) {
            return false;
        }
        let line = words(line);
        line.len() >= 20
            && self
                .deck_words
                .iter()
                .any(|deck| deck.starts_with(&line) || line.starts_with(deck.as_str()))
    }

    /// Whether a line is a description that is claimed, and all of it.
    pub(crate) fn is_whole_deck(&self, line: &str) -> bool {
        if line.len() > 2000 || !may_begin(line, &self.deck_words) {
            return false;
        }
        let line = words(line);
        self.deck_words.contains(&line)
    }

    /// Whether a line is, and whether it holds, the name of an author that is claimed.
    pub(crate) fn author_in(&self, line: &str) -> (bool, bool) {
        if line.len() > 200 {
            return (false, false);
        }
        let named = |name: &String| name.len() >= 3 && line.contains(name.as_str());
        let name = self.writers.iter().map(|(_, name)| name).filter(|name| named(name));
        let longest = name.map(String::len).max().unwrap_or(0);
        (longest > 0 && line.len() <= longest + 6, longest > 0)
    }

    /// Whether a line holds the day that is claimed.
    pub(crate) fn holds_day(&self, line: &str) -> bool {
        if line.len() > 120 || self.dates.is_empty() || !line.bytes().any(|b| b.is_ascii_digit()) {
            return false;
        }
        let Some(found) = grammar::find_date(line) else { return false };
        let same =
            |date: &PartialDate| date.day == found.date.day && date.month == found.date.month;
        found.date.day.is_some() && self.dates.iter().any(|(_, date)| same(&date.date))
    }

    /// Whether most of a line stands in the body that is claimed.
    pub(crate) fn in_body(&self, line: &str) -> bool {
        if self.runs.is_empty() {
            return false;
        }
        let line = words(line);
        let line: Vec<&str> = line.split(' ').collect();
        let runs = line.len().saturating_sub(RUN - 1);
        runs > 0
            && line.windows(RUN).filter(|run| self.runs.contains(&hash(run))).count() * 10
                >= runs * 6
    }
}

/// A number for a run of words. (FNV-1a.)
fn hash(run: &[&str]) -> u64 {
    let bytes = run.iter().flat_map(|word| word.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// `2017-01-29T10:05:00+01:00`, or any form that copy prints.
fn date_of(date: &str) -> Option<Published> {
    let date = date.trim().get(..date.trim().len().min(100)).unwrap_or_default();
    let known = |date: &PartialDate| date.year.is_some_and(|year| (1500..=2200).contains(&year));
    if let Some(published) = iso::read(date) {
        return Some(published).filter(|published| known(&published.date));
    }
    let found = grammar::find_date(date)?;
    let mut published = Published::new(found.date);
    published.time = found.time.map(|time| date[time].to_owned());
    Some(published).filter(|published| known(&published.date))
}
