//! Labels of fields: `BYLINE:`, `Länge:`, `HD`, and what they mean.
//!
//! The tables are `data/labels.txt` (labels of five languages), `data/codes.txt` (Factiva's codes)
//! and `data/languages.txt` (names of languages). A label that is in none of them has no meaning
//! here: the caller keeps its line and says so.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The headline.
    Headline,
    /// A deck or an editor's summary above the copy.
    Deck,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Published,
    /// The time of day of the publication.
    Time,
    /// When the archive took it in or changed it.
    Updated,
    /// The section.
    Section,
    /// The page.
    Page,
    /// Edition, volume, issue.
    Edition,
    /// The outlet.
    Publisher,
    /// `Post; Kell, Isle of Man [Kell]05 Mar 2019: A.1.`
    PublicationInfo,
    /// The language of the copy.
    Language,
    /// Who may use it.
    Rights,
    /// The place it was written in.
    Dateline,
    /// A caption, or what a picture shows.
    Caption,
    /// Subjects, persons, companies, places.
    Keywords,
    /// The number of the document in its archive.
    Identifier,
    /// Its address.
    Url,
    /// How many words it has, as the archive counted them.
    Words,
    /// A note to readers or editors.
    Note,
    /// A correction of the copy.
    Correction,
    /// Who else worked on it.
    Credit,
    /// The copy itself.
    Body,
    /// A summary by the archive, which stands for the copy where that is missing.
    Abstract,
    /// The head of a list of fields: `Classification`.
    Fields,
    /// The end of the document.
    End,
    /// Known, and of no further use here.
    Plain,
    /// A line of the cover page, never of an article.
    Cover,
}

/// The names of the meanings in the tables.
const MEANINGS: &[(&str, Meaning)] = &[
    ("headline", Meaning::Headline),
    ("deck", Meaning::Deck),
    ("byline", Meaning::Byline),
    ("published", Meaning::Published),
    ("time", Meaning::Time),
    ("updated", Meaning::Updated),
    ("section", Meaning::Section),
    ("page", Meaning::Page),
    ("edition", Meaning::Edition),
    ("publisher", Meaning::Publisher),
    ("publication_info", Meaning::PublicationInfo),
    ("language", Meaning::Language),
    ("rights", Meaning::Rights),
    ("dateline", Meaning::Dateline),
    ("caption", Meaning::Caption),
    ("keywords", Meaning::Keywords),
    ("identifier", Meaning::Identifier),
    ("url", Meaning::Url),
    ("words", Meaning::Words),
    ("note", Meaning::Note),
    ("correction", Meaning::Correction),
    ("credit", Meaning::Credit),
    ("body", Meaning::Body),
    ("abstract", Meaning::Abstract),
    ("fields", Meaning::Fields),
    ("end", Meaning::End),
    ("plain", Meaning::Plain),
    ("cover", Meaning::Cover),
];

impl Meaning {
    /// Whether a field of this meaning stands behind the copy of a LexisNexis document, as a rule.
    pub(crate) const fn stands_behind_copy(self) -> bool {
        matches!(
            self,
            Self::Updated
                | Self::Language
                | Self::Plain
                | Self::Identifier
                | Self::Caption
                | Self::Keywords
                | Self::Note
                | Self::Correction
                | Self::Credit
        )
    }

    fn of_name(name: &str) -> Option<Self> {
        MEANINGS.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
    }
}

static LABELS: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut labels = HashMap::new();
    for row in rows(include_str!("../data/labels.txt")) {
        let Some((head, list)) = row.split_once(':') else { continue };
        let name = head.split(' ').next().unwrap_or_default();
        let Some(meaning) = Meaning::of_name(name) else { continue };
        for label in list.split(';') {
            labels.entry(fold(label)).or_insert(meaning);
        }
    }
    labels
});

static CODES: LazyLock<Vec<(&'static str, Meaning)>> = LazyLock::new(|| {
    rows(include_str!("../data/codes.txt"))
        .filter_map(|row| row.split_once(' '))
        .filter_map(|(code, name)| Some((code, Meaning::of_name(name)?)))
        .collect()
});

static LANGUAGES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for row in rows(include_str!("../data/languages.txt")) {
        let mut words = row.split(' ');
        let Some(tag) = words.next() else { continue };
        for name in words {
            names.entry(fold(name)).or_insert(tag);
        }
    }
    names
});

/// What this label means, without its colon; small letters and capitals are one.
pub(crate) fn meaning(label: &str) -> Option<Meaning> {
    // No label of the table is longer, and a paragraph should not be folded to learn that.
    if label.len() > 60 {
        return None;
    }
    LABELS.get(&fold(label)).copied()
}

/// What this code of Factiva's means, and its place in the order of the codes.
pub(crate) fn code(code: &str) -> Option<(usize, Meaning)> {
    CODES.iter().position(|(known, _)| *known == code).map(|at| (at, CODES[at].1))
}

/// The BCP 47 tag of a language by its name: `GERMAN; DEUTSCH`, `Français`.
pub(crate) fn language(name: &str) -> Option<&'static str> {
    if name.len() > 60 {
        return None;
    }
    name.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .find_map(|word| LANGUAGES.get(&fold(word)).copied())
}

/// A line that begins with a label: the label, and where its value begins.
///
/// The label is what stands before the first colon, when that is followed by a blank or the end of
/// the line: `10:30` and `http://` hold no label.
pub(crate) fn split(line: &str) -> Option<(&str, usize)> {
    let at = line.find(':')?;
    let label = &line[..at];
    let value = &line[at + 1..];
    if label.trim().is_empty() || label.len() > 60 || label.contains('\n') {
        return None;
    }
    if value.chars().next().is_some_and(|c| !c.is_whitespace()) {
        return None;
    }
    Some((label.trim_end(), at + 1 + (value.len() - value.trim_start().len())))
}

/// Whether a label is written as LexisNexis writes them: capitals, at most four words.
pub(crate) fn is_capitals(label: &str) -> bool {
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && label.chars().all(|c| !c.is_lowercase() && !c.is_ascii_digit())
        && label.split_whitespace().count() <= 4
        && !label.contains([',', '.', '"', '!', '?', ';'])
}

/// Small letters without accents, white space and hyphens folded to a blank, apostrophes straight:
/// exports write `SECCION` and `SECCIÓN`, `LOAD-DATE` and `Load Date`.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let words = text.split(|c: char| c.is_whitespace() || c == '-');
    for word in words.filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '\u{2019}' | '\u{2018}' => '\'',
            'á' | 'à' | 'â' | 'ä' | 'å' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            c => c,
        }));
    }
    folded
}

/// The rows of a table that are not remarks.
/// The words of a kind that exports have beside their labels.
pub(crate) fn words(kind: &str) -> Vec<&'static str> {
    copydesk_parser::entries(include_str!("../data/words.txt"), kind).collect()
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim_end).filter(|row| !row.is_empty() && !row.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_meaning() {
        for row in rows(include_str!("../data/labels.txt")) {
            let name = row.split(' ').next().unwrap();
            assert!(Meaning::of_name(name).is_some(), "{row}");
        }
        for row in rows(include_str!("../data/codes.txt")) {
            assert!(code(row.split(' ').next().unwrap()).is_some(), "{row}");
        }
    }

    #[test]
    fn labels_of_five_languages() {
        for label in ["LENGTH", "LÄNGE", "LONGUEUR", "Lengte", "LONGITUD"] {
            assert_eq!(meaning(label), Some(Meaning::Words), "{label}");
        }
        for label in ["BYLINE", "AUTOR", "AUTEUR", "Auteur", "Autor"] {
            assert_eq!(meaning(label), Some(Meaning::Byline), "{label}");
        }
        for label in ["LOAD-DATE", "Load Date", "FECHA-DE-CARGA", "DATE CHARGEMENT"] {
            assert_eq!(meaning(label), Some(Meaning::Updated), "{label}");
        }
        assert_eq!(meaning("SECCION"), Some(Meaning::Section));
        assert_eq!(meaning("GUEST LIST"), None);
        assert_eq!(language("GERMAN; DEUTSCH"), Some("de"));
        assert_eq!(language("Français"), Some("fr"));
        assert_eq!(language("Klingon"), None);
    }

    #[test]
    fn a_label_ends_with_a_colon_and_a_blank() {
        assert_eq!(split("BYLINE: A B"), Some(("BYLINE", 8)));
        assert_eq!(split("BODY:\nText"), Some(("BODY", 6)));
        assert_eq!(split("http://a.example"), None);
        assert_eq!(split("10:30 to Kell"), None);
    }
}
