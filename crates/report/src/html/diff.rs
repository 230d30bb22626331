//! Which words of several renderings differ.
//!
//! The renderings are compared with the first of them by the longest common subsequence of words,
//! capitals and punctuation not counted. A word of another rendering differs if it is not in the
//! subsequence; a word of the first if it is in none.
//!
//! Limits: renderings of more than 600 words are not compared. Words that changed places count as
//! differing.

/// Renderings longer than this are shown without a comparison: it takes the product of the lengths.
const WORDS: usize = 600;

/// A run of words of one rendering, all common or all differing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'t> {
    /// The words with what stands between them; the blank behind the last is outside.
    pub(super) text: &'t str,
    /// Whether they differ.
    pub(super) differs: bool,
}

/// The runs of each rendering.
pub(super) fn runs<'t>(renderings: &[&'t str]) -> Vec<Vec<Run<'t>>> {
    let words: Vec<Vec<Word>> = renderings.iter().map(|text| split(text)).collect();
    let Some((first, others)) = words.split_first() else { return Vec::new() };
    if words.iter().any(|words| words.len() > WORDS) {
        return renderings.iter().map(|text| vec![Run { text, differs: false }]).collect();
    }
    let mut first_common = vec![false; first.len()];
    let mut all = Vec::with_capacity(words.len());
    for other in others {
        let mut common = vec![false; other.len()];
        for (i, j) in subsequence(first, other) {
            first_common[i] = true;
            common[j] = true;
        }
        all.push(common);
    }
    if others.is_empty() {
        first_common.fill(true);
    }
    all.insert(0, first_common);
    let each = renderings.iter().zip(&words).zip(&all);
    each.map(|((text, words), common)| join(text, words, common)).collect()
}

struct Word {
    start: usize,
    end: usize,
    /// Small letters and digits; empty for a dash.
    key: String,
}

fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += piece.len();
        let piece = piece.trim_end();
        if piece.is_empty() {
            continue;
        }
        let letters = piece.chars().filter(|c| c.is_alphanumeric());
        let key = letters.flat_map(char::to_lowercase).collect();
        words.push(Word { start, end: start + piece.len(), key });
    }
    words
}

/// The pairs of a longest common subsequence, by the usual table.
fn subsequence(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * width + j] = if a[i].key == b[j].key {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i].key == b[j].key {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn join<'t>(text: &'t str, words: &[Word], common: &[bool]) -> Vec<Run<'t>> {
    let mut runs = Vec::new();
    let mut from = 0;
    while from < words.len() {
        // A word without letters, such as a dash, goes with the words before it.
        let differs = !common[from] && !words[from].key.is_empty();
        let mut to = from + 1;
        while to < words.len() && (words[to].key.is_empty() || common[to] != differs) {
            to += 1;
        }
        let text = text.get(words[from].start..words[to - 1].end).unwrap_or_default();
        runs.push(Run { text, differs });
        from = to;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Differing runs in brackets.
    fn check(renderings: &[&str], expected: &[&str]) {
        let shown: Vec<String> = runs(renderings)
            .iter()
            .map(|runs| {
                let show = |run: &Run<'_>| {
                    if run.differs { format!("[{}]", run.text) } else { run.text.to_owned() }
                };
                runs.iter().map(show).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn differing_words_are_found() {
        check(
            &["We will keep the ferry running,", "we shall keep every ferry running all winter"],
            &[
                "We [will] keep [the] ferry running,",
                "we [shall] keep [every] ferry running [all winter]",
            ],
        );
    }

    #[test]
    fn a_word_of_the_first_is_common_if_any_other_has_it() {
        check(
            &["open the pier", "the pier", "open it"],
            &["open the pier", "the pier", "open [it]"],
        );
    }

    #[test]
    fn one_rendering_or_none_differs_from_nothing() {
        check(&["all the same"], &["all the same"]);
        check(&["", "new"], &["", "[new]"]);
        check(&[], &[]);
    }

    #[test]
    fn very_long_renderings_are_not_compared() {
        let long = "word ".repeat(601);
        assert_eq!(runs(&[&long, "else"])[1], [Run { text: "else", differs: false }]);
    }
}
