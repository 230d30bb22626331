//! Sentences.
//!
//! A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with the closing marks
//! behind it, where a blank and something that can open a sentence follow. It never ends before a small
//! letter, within an initial (`J. Ode`), or at an abbreviation that stands before a name (`Mr.`) or a
//! number (`No. 10`); an abbreviation that may close a sentence (`U.S.`, `p.m.`, a state behind its
//! town) closes one where a word follows that mostly opens one. A headline is one sentence, and no
//! sentence crosses a paragraph.
//!
//! Limits of this version: the words that tell are a short list; a name that itself ends with a mark
//! (`Yahoo!`) ends a sentence where another name follows; a stretch of more than 500 tokens without an
//! end is cut there.

mod splitter;

use copydesk_core::{Article, ArticlePass, BlockKind, PassId, Span};

use super::tokens::{Reading, Tokens};

/// Cuts each paragraph into sentences.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sentences;

/// A sentence of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the source.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
    /// Index of its paragraph in the reading.
    pub paragraph: u32,
}

impl Sentence {
    /// The indices of its tokens.
    pub const fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

impl ArticlePass for Sentences {
    type Needs = (Tokens,);
    type Output = Vec<Sentence>;

    fn id(&self) -> PassId {
        PassId::new("sentences")
    }

    fn run(&self, _: &Article, (reading,): (&Reading,)) -> Vec<Sentence> {
        sentences(reading)
    }
}

/// The sentences of a reading, in order; together they cover every token.
fn sentences(reading: &Reading) -> Vec<Sentence> {
    let mut found = Vec::with_capacity(reading.tokens.len() / 20 + 1);
    for (index, paragraph) in reading.paragraphs.iter().enumerate() {
        let tokens = paragraph.tokens();
        let short = tokens.len() <= splitter::LONGEST;
        let whole = paragraph.kind == BlockKind::Headline && short;
        let mut first = tokens.start;
        while first < tokens.end {
            let end = if whole { tokens.end } else { splitter::end_of(reading, first, tokens.end) };
            found.push(Sentence {
                span: reading.source_of(first..end),
                first: first as u32,
                end: end as u32,
                paragraph: index as u32,
            });
            first = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::tokens::reading_of;

    fn cut(text: &str) -> Vec<&str> {
        let (article, reading) = reading_of(text);
        let found = Sentences.run(&article, (&reading,));
        found.iter().map(|sentence| sentence.span.of(text)).collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_one() {
        assert_eq!(
            cut("Mr. Ode met Sen. J. K. Marsh on Feb. 3. They ate."),
            ["Mr. Ode met Sen. J. K. Marsh on Feb. 3.", "They ate."]
        );
    }

    #[test]
    fn an_abbreviation_may_close_a_sentence() {
        assert_eq!(
            cut("It left for the U.S. The crew slept. The U.S. Navy came at 5 p.m. on Monday."),
            ["It left for the U.S.", "The crew slept.", "The U.S. Navy came at 5 p.m. on Monday."]
        );
    }

    #[test]
    fn a_number_behind_its_word_goes_on() {
        assert_eq!(
            cut("Pier No. 3 sank. It paid Rs. 500 for berths nos. 5 and 6. No. It did not."),
            ["Pier No. 3 sank.", "It paid Rs. 500 for berths nos. 5 and 6.", "No.", "It did not."]
        );
    }

    #[test]
    fn a_small_word_is_no_state_or_weekday() {
        assert_eq!(
            cut(
                "She was ill. Crews left mass. They wed. Ode sat in Ardal, Ill. The Wed. Oct. 5 run sank."
            ),
            [
                "She was ill.",
                "Crews left mass.",
                "They wed.",
                "Ode sat in Ardal, Ill.",
                "The Wed. Oct. 5 run sank."
            ]
        );
    }

    #[test]
    fn closing_marks_belong_to_the_sentence() {
        assert_eq!(
            cut("“We sail.” The crew agreed. (It rained.) ``Go!'' Then it went."),
            ["“We sail.”", "The crew agreed.", "(It rained.)", "``Go!''", "Then it went."]
        );
    }

    #[test]
    fn a_question_inside_marks_goes_on_with_its_cue() {
        assert_eq!(
            cut("\"Who sails?\" asked Ode. \"Nobody!\" Marsh said. \"So?\" she asked."),
            ["\"Who sails?\" asked Ode.", "\"Nobody!\" Marsh said.", "\"So?\" she asked."]
        );
    }

    #[test]
    fn an_ellipsis_ends_one_only_before_a_capital() {
        assert_eq!(
            cut("We sail ... perhaps. We wait… It rains."),
            ["We sail ... perhaps.", "We wait…", "It rains."]
        );
    }

    #[test]
    fn sentences_that_were_joined_without_a_blank_are_parted() {
        assert_eq!(
            cut(
                "The ferry sank.The crew swam.It rained. See node.js or kviz.no, or U.S.Navy copy."
            ),
            [
                "The ferry sank.",
                "The crew swam.",
                "It rained.",
                "See node.js or kviz.no, or U.S.Navy copy."
            ]
        );
    }

    #[test]
    fn no_sentence_crosses_a_paragraph() {
        assert_eq!(cut("No full stop\n\nnor here"), ["No full stop", "nor here"]);
    }
}
