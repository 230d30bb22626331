//! The end of the copy on a page that goes on below it.
//!
//! The decoder learned that what stands below the copy is furniture, and gives a short last sentence, the
//! figures behind a report and the last words of a transcript to it. Right below the copy some lines
//! are copy by their shape all the same: a sentence that is closed, says nothing to the reader of the
//! page and stands as the paragraphs above it do; two rows and more of one shape with figures in them
//! (`Halden 3 Rosford 1`), a word or two above them at most; a label and what it stands for where the
//! copy ended with some (`Referee: Tom Ode`); in an interview, whose copy asks more than once, a question with
//! the answer below it; and in a transcript who speaks, in capitals, and what is
//! heard, in brackets (`ODE: We sail.`).
//!
//! A line that says that the story goes on (`Story continues below`) may stand between.
//!
//! The first line that is none of these ends the search: behind a button or the name of a writer nothing
//! is copy again. Paragraphs that go on below a box of other stories are not found: they look like the
//! teasers of others, and have no more words of the copy than those.

use std::sync::LazyLock;

use copydesk_core::{BlockKind, Source};

use super::kinds::is_furniture_phrase;
use super::subheads::are_spaced;
use crate::decoder::{Feature, FeatureSet, Page};
use crate::tables::{FoldSet, fold_words, rows};
use crate::units::Unit;

/// A sentence has so many words at least.
const SENTENCE: u32 = 5;
/// One that opens with what is said has so many.
const SAID: u32 = 3;
/// So many rows of one shape at least are figures of the copy; of a label and one figure so many.
const ROWS: usize = 2;
const COUNTS: usize = 3;
/// Words of a row, at most.
const ROW: u32 = 12;
/// Words of what heads rows, at most.
const HEADING: u32 = 4;
/// So many speakers in capitals make a transcript.
const SPEAKERS: usize = 2;
/// So many lines with a label make a list of them.
const LABELS: usize = 2;
/// A question of an interview has so many words at most, the answer to it so many at least.
const QUESTION: u32 = 40;
const ANSWER: u32 = 8;
/// Words of a label, and of a speaker's name and office.
const LABEL: usize = 5;

/// What says that the story goes on below has so many words at most.
const SAYS_ON: u32 = 7;
/// Lines that say so.
static GOES_ON_BELOW: LazyLock<FoldSet> =
    LazyLock::new(|| rows(include_str!("../../data/goes_on_below.txt")).map(fold_words).collect());

/// Mends the kinds.
pub(super) fn mend(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(last) = kinds.iter().rposition(|kind| kind.is_body()) else { return };
    if last + 1 == kinds.len() {
        return;
    }
    let end = Ending { source, units, page, spaced: are_spaced(units, kinds) };
    let (mut at, mut speakers) = (last + 1, None);
    while at < kinds.len() && kinds[at] == BlockKind::Furniture {
        if at == last + 1 && end.says_on(at) && at + 1 < kinds.len() && end.is_sentence(at + 1) {
            at += 1;
        }
        let mut is_transcript = || *speakers.get_or_insert_with(|| end.speakers(kinds)) >= SPEAKERS;
        if end.is_sentence(at)
            || end.is_labelled(at, kinds)
            || end.is_of_transcript(at) && is_transcript()
            || end.is_asked(at) && end.asks(kinds)
        {
            kinds[at] = BlockKind::Paragraph;
            at += 1;
            continue;
        }
        let Some((first, behind)) = end.rows(at, kinds) else { break };
        if first > at {
            kinds[at] = BlockKind::Subhead;
        }
        kinds[first..behind].fill(BlockKind::ListItem);
        at = behind;
    }
}

/// Names rows of results above the copy, such as the decoder takes for a headline and a byline, and what heads
/// them.
pub(super) fn rows_above(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph).unwrap_or(kinds.len());
    let end = Ending { source, units, page, spaced: false };
    // Most lines are turned away by their ends.
    let shaped = |at: usize| {
        let bytes = end.text(at).as_bytes();
        units[at].digits > 1
            && bytes.first().is_some_and(u8::is_ascii_uppercase)
            && bytes.last().is_some_and(u8::is_ascii_digit)
    };
    let row =
        |at: usize| at < copy && shaped(at) && end.figures(at) == Some(SCORE) && end.is_score(at);
    let mut at = copy.saturating_sub(ABOVE);
    while at < copy {
        let behind = (at..copy).find(|at| !row(*at)).unwrap_or(copy);
        if behind - at >= ROWS {
            kinds[at..behind].fill(BlockKind::ListItem);
            let heading = at.checked_sub(1).filter(|above| {
                *above > 0 && units[*above].words <= HEADING && units[*above].digits == 0
            });
            if let Some(heading) = heading.filter(|above| !is_other(page.features[*above])) {
                kinds[heading] = BlockKind::Subhead;
            }
        }
        at = behind + 1;
    }
}

/// So many units above the copy may be rows.
const ABOVE: usize = 40;
/// A row of a result has two figures.
const SCORE: usize = 2;

/// What stands below the copy.
struct Ending<'a> {
    source: &'a Source,
    units: &'a [Unit],
    page: &'a Page,
    spaced: bool,
}

impl Ending<'_> {
    fn text(&self, at: usize) -> &str {
        self.units[at].text.of(self.source.text())
    }

    /// Whether a line says that the story goes on below it.
    fn says_on(&self, at: usize) -> bool {
        self.units[at].words <= SAYS_ON && GOES_ON_BELOW.contains(&fold_words(self.text(at)))
    }

    /// Whether a unit is a closed sentence that goes on with the copy.
    fn is_sentence(&self, at: usize) -> bool {
        let (unit, features) = (&self.units[at], self.page.features[at]);
        let closed = [Feature::EndStop, Feature::EndQuoted, Feature::EndAsk];
        let said = features.has(Feature::StartsQuote) && unit.words >= SAID;
        (unit.words >= SENTENCE || said)
            && closed.into_iter().any(|end| features.has(end))
            && !(self.spaced && unit.blank_before == 0)
            && !is_other(features)
    }

    /// Whether a unit has a label as those right above it have, which are copy.
    fn is_labelled(&self, at: usize, kinds: &[BlockKind]) -> bool {
        let above = at.saturating_sub(LABELS)..at;
        let is = |at: usize| label(self.text(at)).is_some();
        is(at)
            && !is_other(self.page.features[at])
            && above.len() == LABELS
            && above.into_iter().all(|above| kinds[above].is_body() && is(above))
    }

    /// Whether a unit is a question with an answer below it.
    fn is_asked(&self, at: usize) -> bool {
        self.is_question(at)
            && self.units.get(at + 1).is_some_and(|answer| {
                let features = self.page.features[at + 1];
                let closed = [Feature::EndStop, Feature::EndQuoted];
                answer.words >= ANSWER
                    && closed.into_iter().any(|end| features.has(end))
                    && !is_other(features)
            })
    }

    fn is_question(&self, at: usize) -> bool {
        let features = self.page.features[at];
        features.has(Feature::EndAsk) && self.units[at].words <= QUESTION && !is_other(features)
    }

    /// Whether questions stand between the paragraphs of the copy.
    fn asks(&self, kinds: &[BlockKind]) -> bool {
        let first = kinds.iter().position(|kind| kind.is_body()).unwrap_or_default();
        let last = kinds.iter().rposition(|kind| kind.is_body()).unwrap_or_default();
        let answered = |at: &usize| self.is_question(*at) && kinds[*at + 1].is_body();
        (first..last).filter(answered).nth(1).is_some()
    }

    /// Whether a unit is of a transcript: who speaks and what, or what is heard.
    fn is_of_transcript(&self, at: usize) -> bool {
        let heard = |text: &str| {
            text.starts_with('(') && text.ends_with(')') && !text.contains(char::is_lowercase)
        };
        !is_furniture_phrase(self.page.features[at])
            && (speaker(self.text(at)).is_some() || heard(self.text(at)))
    }

    /// How many units of the copy open with a speaker.
    fn speakers(&self, kinds: &[BlockKind]) -> usize {
        let body = (0..kinds.len()).filter(|at| kinds[*at].is_body());
        body.filter(|at| speaker(self.text(*at)).is_some()).count()
    }

    /// The rows that begin here or below what heads them.
    fn rows(&self, at: usize, kinds: &[BlockKind]) -> Option<(usize, usize)> {
        let heading = self.units[at].words <= HEADING && !is_other(self.page.features[at]);
        let first = if self.figures(at).is_some() { at } else { at + usize::from(heading) };
        let figures = self.figures(first)?;
        let open = |kind| matches!(kind, BlockKind::Furniture | BlockKind::PhotoCredit);
        let same = |row: &usize| open(kinds[*row]) && self.figures(*row) == Some(figures);
        let behind = (first..kinds.len()).take_while(same).last()? + 1;
        let least = if figures == 1 { COUNTS } else { ROWS };
        // Rows right above that were found to be copy count too.
        let copy = |row: &usize| kinds[*row].is_body() && self.figures(*row) == Some(figures);
        let above = (0..first).rev().take_while(copy).count();
        (behind - first + above >= least).then_some((first, behind))
    }

    /// Whether words stand before each of two figures, which end the line or have words between them:
    /// `Halden 3 Rosford 1`.
    fn is_score(&self, at: usize) -> bool {
        let word = |word: &str| word.starts_with(char::is_uppercase);
        let figure = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let words: Vec<&str> = self.text(at).split_whitespace().collect();
        let first = words.iter().position(|word| figure(word));
        first.is_some_and(|first| {
            first > 0
                && words[..first].iter().all(|own| word(own))
                && words.last().is_some_and(|last| figure(last))
                && words.get(first + 1).is_some_and(|next| word(next))
        })
    }

    /// How many figures a row has: two and more, or one behind its label.
    fn figures(&self, at: usize) -> Option<usize> {
        let unit = self.units.get(at).filter(|unit| unit.words <= ROW && unit.digits > 0)?;
        let features = self.page.features[at];
        if is_other(features) || features.has(Feature::HasDate) || unit.upper == 0 {
            return None;
        }
        let text = self.text(at);
        let figures = text.split_whitespace().filter(|word| is_figure(word)).count();
        let counted = || label(text).is_some_and(|of| of.split_whitespace().all(is_figure));
        (figures >= 2 || figures == 1 && counted()).then_some(figures)
    }
}

/// `1,192.44`, `-0.8%`, `$77.45`, `2:31.04`, `(18)`
fn is_figure(word: &str) -> bool {
    let open = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let bare = open.trim_end_matches(|c: char| !c.is_alphanumeric());
    let digit = |byte: u8| byte.is_ascii_digit() || b".,:-/".contains(&byte);
    bare.starts_with(|c: char| c.is_ascii_digit()) && bare.bytes().all(digit)
}

/// What stands behind a label of a few words.
fn label(text: &str) -> Option<&str> {
    let (label, of) = text.split_once(": ")?;
    let short = label.split_whitespace().count() <= LABEL;
    (short && label.starts_with(char::is_uppercase)).then_some(of)
}

/// The speaker in capitals whom a line opens with.
fn speaker(text: &str) -> Option<&str> {
    let (name, _) = text.split_once(':')?;
    let capitals = name.contains(char::is_uppercase) && !name.contains(char::is_lowercase);
    (capitals && name.split_whitespace().count() <= LABEL).then_some(name)
}

/// Whether a line's words or place say that it is no copy.
fn is_other(features: FeatureSet) -> bool {
    let other = [
        Feature::FurnitureWord,
        Feature::LongFurniture,
        Feature::HasAddress,
        Feature::HasCopySign,
        Feature::HasPipes,
        Feature::IsBio,
        Feature::IsByline,
        Feature::EndMarker,
        Feature::StartsBullet,
        Feature::Repeated,
    ];
    is_furniture_phrase(features) || other.into_iter().any(|other| features.has(other))
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    const PROSE: &str = "The ferry to Kell sails again on Monday, the harbour board said on Friday. It had \
        been laid up for repairs since the storm of last week, and islanders had waited for it.";

    /// The kinds of the blocks of a page that ends so, those of its head left out.
    fn kinds(end: &str) -> Vec<&'static str> {
        let text = format!(
            "Home\nNews\nSubscribe\n\nFerry sails again to Kell\n\nBy Kari Ode\n\n{PROSE}\n\n{PROSE}\n\n\
             {end}\n\nShare this article\nRelated stories\nMost read\nSubscribe to our newsletter\n"
        );
        let source = Source::new(text.as_str()).unwrap();
        let parsed = crate::WebPage.parse(&source);
        let from = text.find(&format!("\n\n{end}")).unwrap() as u32 + 2;
        let blocks = parsed.articles[0].blocks().iter();
        blocks.filter(|block| block.span.end > from).map(|block| block.kind.id()).collect()
    }

    #[test]
    fn the_last_rows_of_a_report_are_copy() {
        let read = ["list_item", "list_item", "furniture"];
        assert_eq!(kinds("Halden 3 Rosford 1\nSeaby 0 Kelda 0"), read);
        assert_eq!(kinds("1. Ines Moreau (Kell) 2:31.04\n2. Tom Adeyemi (Seaby) 2:31.40"), read);
        let counts = kinds("How the seats fell\nCentre: 14\nLabour: 11\nGreens: 4");
        assert_eq!(counts[1..], ["list_item", "list_item", "list_item", "furniture"]);
        assert_eq!(kinds("Halden 3 Rosford 1"), ["furniture"], "a row is no table");
        assert_eq!(kinds("3 May 2024\n4 May 2024"), ["furniture"], "dates are of other stories");
    }

    #[test]
    fn rows_of_results_are_no_head() {
        let text = format!(
            "Northern League results\nSaturday 1 June\nDivision One\nHalden 3 Rosford 1\nKell Athletic 0 Seaby \
             Town 0\nOverby 2 Stanwick 4\n{PROSE}\n{PROSE}\n"
        );
        let source = Source::new(text.as_str()).unwrap();
        let parsed = crate::WebPage.parse(&source);
        let kinds: Vec<_> =
            parsed.articles[0].blocks().iter().map(|block| block.kind.id()).collect();
        assert_eq!(kinds[0], "headline", "{kinds:?}");
        assert_eq!(kinds[2..4], ["subhead", "list_item"], "{kinds:?}");
    }

    #[test]
    fn copy_goes_on_below_a_line_that_says_so() {
        let sentence = "Nobody was hurt, and the boat is afloat.";
        let read = kinds(&format!("Story continues below advertisement\n\n{sentence}"));
        assert_eq!(read, ["furniture", "paragraph", "furniture"]);
    }

    #[test]
    fn the_last_question_of_an_interview_is_copy() {
        let asked = format!("Why a pike?\n\n{PROSE}\n\nHow long did it take?\n\n{PROSE}\n\n");
        let last = "What comes next?\n\nNow I sleep. After that I should like to do an eel, if anybody will pay.";
        assert!(kinds(&format!("{asked}{last}"))[..6].iter().all(|kind| *kind != "furniture"));
        assert_eq!(kinds("\"We'll see,\" Ashby said.")[0], "paragraph");
    }

    #[test]
    fn the_last_words_of_a_transcript_are_copy() {
        let talk = "INES MOREAU, HOST: The ferry sails again, after a week in which nobody could.\n\n\
            TOM ADEYEMI: It does sail again, and there are people singing on the pier at Kell.\n\n\
            MOREAU: In the rain?\n\n(SOUNDBITE OF SINGING)\n\nADEYEMI: Yes.";
        assert_eq!(kinds(talk).last(), Some(&"furniture"));
        assert_eq!(kinds(talk).len(), 6);
        assert!(kinds(talk)[..5].iter().all(|kind| ["paragraph", "list_item"].contains(kind)));
    }

    #[test]
    fn what_speaks_to_the_reader_of_the_page_is_no_copy() {
        for line in ["Kari Ode is a reporter for the Quay Press in Kell.", "Ines Moreau 3 May 2024"]
        {
            assert!(!kinds(line).contains(&"paragraph"), "{line}");
        }
    }
}
