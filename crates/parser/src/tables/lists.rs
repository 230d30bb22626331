//! Lists of words by kind: rows `kind: entry | entry` of `data/bylines.txt` and `data/line_words.txt`.

use std::sync::LazyLock;

use super::{FoldSet, fold, rows, table};

/// The entries of one kind in a table whose rows are `kind: entry | entry`; none where it has no such kind.
///
/// ```
/// use copydesk_parser::entries;
/// let table = "# Invented.\nboat: ferry | tug boat\ncar: van\nboat: punt\n";
/// assert!(entries(table, "boat").eq(["ferry", "tug boat", "punt"]));
/// ```
pub fn entries<'a>(table: &'static str, kind: &'a str) -> impl Iterator<Item = &'static str> + 'a {
    let of_kind = move |row: &'static str| row.strip_prefix(kind)?.strip_prefix(": ");
    rows(table).filter_map(of_kind).flat_map(|row| row.split(" | "))
}

/// Words of bylines of this kind.
pub(super) fn openers_of(kind: &str) -> impl Iterator<Item = &'static str> {
    entries(table!("bylines.txt"), kind)
}

/// Words of single lines of this kind.
fn line_words(kind: &str) -> impl Iterator<Item = &'static str> {
    entries(table!("line_words.txt"), kind)
}

/// What the grammar of bylines reads names behind, and whether it must stand as it is printed here.
pub(crate) static BYLINE_PHRASES: LazyLock<Vec<(&'static str, bool)>> = LazyLock::new(|| {
    let phrases = openers_of("phrases").map(|phrase| (phrase, false));
    phrases.chain(openers_of("printed").map(|phrase| (phrase, true))).collect()
});

/// Words that name a writer before a colon, in small letters.
pub(crate) static BYLINE_LABELS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| openers_of("labels").collect());

/// Kinds of pieces behind which a `by` names a writer.
pub(crate) static BYLINE_GENRES: LazyLock<FoldSet> =
    LazyLock::new(|| openers_of("genres").map(fold).collect());

/// What names a writer behind the kind of piece, as printed.
pub(crate) static BYLINE_BY: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| openers_of("behind").collect());

/// What a page sets behind the name of a writer.
pub(crate) static BYLINE_BUTTONS: LazyLock<FoldSet> =
    LazyLock::new(|| openers_of("buttons").map(fold).collect());

/// Words that stand before a writer's name, as they are printed inside a line.
pub(crate) static BEFORE_NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| openers_of("before").collect());

/// Words in small letters that stand inside the names of writers.
pub(crate) static NAME_PARTICLES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| openers_of("particles").collect());

/// Words between two authors.
pub(crate) static JOINTS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| openers_of("joints").collect());

/// Letters of degrees and orders behind a name.
pub(crate) static DEGREES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| openers_of("degrees").collect());
/// Offices in letters alone behind a writer's name, as printed: `CEO`.
pub(crate) static POSTS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| openers_of("posts").collect());

/// Small words between the names of people and places who contributed.
pub(crate) static CONTRIBUTORS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| openers_of("contributors").collect());

/// What makes a date that of a change, as part of a word or phrase in small letters.
pub(crate) static CHANGED: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("changed").collect());

/// What ends a text, with the last bytes of all of them: a line that ends with another one is none.
pub(crate) struct Endings {
    words: Vec<&'static str>,
    last: [bool; 256],
}

impl Endings {
    /// Whether one of them stands at the end, behind a blank.
    pub(crate) fn end(&self, text: &str) -> bool {
        let may = text.as_bytes().last().is_some_and(|byte| self.last[usize::from(*byte)]);
        may && self
            .words
            .iter()
            .any(|word| text.strip_suffix(word).is_some_and(|before| before.ends_with(' ')))
    }
}

/// How the line ends that names who comments.
pub(crate) static SAYS: LazyLock<Endings> = LazyLock::new(|| {
    let words: Vec<&'static str> = line_words("says").collect();
    let mut last = [false; 256];
    words
        .iter()
        .filter_map(|word| word.bytes().last())
        .for_each(|byte| last[usize::from(byte)] = true);
    Endings { words, last }
});

/// Verbs behind a name that open what is told of a writer.
pub(crate) static OF_WRITERS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("of-writers").collect());

/// Words before the colon of a picture's credit or caption.
pub(crate) static PHOTO_WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("picture").collect());

/// [`PHOTO_WORDS`], folded: what is not in here is none of them.
pub(crate) static PHOTO_FOLDS: LazyLock<FoldSet> =
    LazyLock::new(|| PHOTO_WORDS.iter().map(|word| fold(word)).collect());

/// The longest of [`PHOTO_WORDS`], in bytes.
pub(crate) static LONGEST_PHOTO_WORD: LazyLock<usize> =
    LazyLock::new(|| PHOTO_WORDS.iter().map(|word| word.len()).max().unwrap_or_default());

/// Words before a weekday that turn it to another week or to all of them.
pub(crate) static TURNS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("turns").collect());

/// What says that copy goes on elsewhere, letters in any case, signs around it left out.
pub(crate) static GOES_ON: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("goes-on").collect());

/// Words that are nothing but the mark of an end, as they are printed.
pub(crate) static END_WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("end-words").collect());

/// Words that open the line above letters to the editor, letters in any case.
pub(crate) static LETTER_HEADINGS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("letter-headings").collect());

/// How a letter to the editor opens, letters in any case.
pub(crate) static LETTER_ADDRESSES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("letter-addresses").collect());

/// Words that open the office of whom a report names, beside [`OCCUPATIONS`](super::OCCUPATIONS).
pub(crate) static OFFICES: LazyLock<FoldSet> =
    LazyLock::new(|| line_words("offices").map(fold).collect());

/// What stands between the number and the total of a counter, in small letters.
pub(crate) static COUNTS_OF: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("counts-of").collect());

/// The word for a page before its number, letters in any case.
pub(crate) static PAGES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| line_words("pages").collect());

/// Words that attribute, in small letters, with the first bytes of all of them.
pub(crate) static ATTRIBUTES: LazyLock<([bool; 256], Vec<&'static [u8]>)> = LazyLock::new(|| {
    let words: Vec<&[u8]> = line_words("attributes").map(str::as_bytes).collect();
    let mut first = [false; 256];
    words.iter().filter_map(|word| word.first()).for_each(|byte| first[usize::from(*byte)] = true);
    (first, words)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_kind_that_is_told_above() {
        for table in [table!("bylines.txt"), table!("line_words.txt")] {
            for row in rows(table) {
                let (kind, _) = row.split_once(": ").expect(row);
                assert!(table.contains(&format!(" {kind}: ")), "{kind}");
            }
        }
    }

    #[test]
    fn no_list_is_empty() {
        let lists = [
            &BYLINE_LABELS,
            &BYLINE_BY,
            &BEFORE_NAMES,
            &NAME_PARTICLES,
            &JOINTS,
            &DEGREES,
            &POSTS,
            &CONTRIBUTORS,
            &CHANGED,
            &OF_WRITERS,
            &PHOTO_WORDS,
            &TURNS,
            &GOES_ON,
            &END_WORDS,
            &LETTER_HEADINGS,
            &LETTER_ADDRESSES,
            &COUNTS_OF,
            &PAGES,
        ];
        assert!(lists.iter().all(|list| !list.is_empty()));
        assert!([&BYLINE_GENRES, &BYLINE_BUTTONS, &PHOTO_FOLDS].iter().all(|set| !set.is_empty()));
        assert!(BYLINE_PHRASES.iter().any(|phrase| phrase.1));
        assert!(BYLINE_PHRASES.iter().any(|phrase| !phrase.1));
        assert!(!ATTRIBUTES.1.is_empty() && SAYS.end("Karen Ode says"));
    }
}
