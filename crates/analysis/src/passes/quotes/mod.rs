//! Quotations and who uttered them.
//!
//! Marks are paired per paragraph by a state machine (`marks`); verbs of speech are found with their
//! subjects (`cues`, `according`, `subject`, `participle`, `when`, `asides`, `coordination`, `anonymity`,
//! `opening`);
//! each stretch in marks is attributed by a cue of its sentence (`attribution`), by what stands beside
//! it (`beside`), by what it goes on with (`continuation`) or by its sentence (`uncued`); and what cues
//! introduce without marks is cut out as indirect speech (`clause`, `clause_opening`, `object`, `between`,
//! `main_clause`). Who passes on what another said is told apart from who said it (`relay`). Whether
//! marks hold speech or a title, nickname or scare quotes is told by a cue, never by length alone.
//! Headlines and transcripts show by a label who speaks (`labels`); every speaker is classed as a kind
//! of source (`sources`).
//!
//! Every quote names the rule that found its speaker. Where nothing tells, or the words of the speaker
//! are not found, the speaker is left open.
//!
//! Limits of this version: no parser, so the subject of a verb far from it may be missed; pronouns are
//! resolved only where the names pass links them or who spoke goes on (`repeated`); a paragraph of a
//! transcript without a label is nobody's, unless the transcript stands in marks; a clause of indirect
//! speech is taken to the sentence's end more often than it should be.

mod according;
mod anonymity;
mod asides;
mod attribution;
mod beside;
mod between;
mod clause;
mod clause_opening;
mod continuation;
mod coordination;
mod cues;
mod deeds;
mod gap;
mod labels;
mod lexicon;
mod main_clause;
pub(super) mod marks;
mod next_clause;
mod object;
mod office;
mod opening;
mod page;
mod parted;
mod participle;
mod relay;
mod repeated;
mod sources;
mod stances;
mod subject;
mod things;
mod uncued;
mod when;

#[cfg(test)]
mod tests;

use std::ops::Range;

use copydesk_core::{Article, ArticlePass, PassId, Span};
use rustc_hash::FxHashSet;

use super::names::{Name, Names};
use super::sentences::{Sentence, Sentences};
use super::tokens::{Reading, Tokens};
use attribution::Found;
use cues::Cue;
use labels::Labelled;
use lexicon::FIRST_PERSON;
pub(crate) use lexicon::known_words;
use page::{Page, is};
pub use sources::SourceClass;

/// Words that stand for a speaker named elsewhere, as subjects and as objects (`according to her`).
const PRONOUNS: [&str; 14] = [
    "he", "she", "they", "it", "we", "i", "who", "which", "that", "him", "her", "them", "us", "me",
];

/// Finds what was said, by whom, and who passed it on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quotes;

/// How speech is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum QuoteKind {
    /// All of it inside quotation marks.
    Direct,
    /// Part of it inside quotation marks.
    Mixed,
    /// None of it inside quotation marks.
    Indirect,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Where the words that name the speaker stand in the source.
    pub span: Span,
    /// The fullest name of the speaker in the article; the words themselves for a source without
    /// name (`a senior official`).
    pub name: String,
    /// Index of the name in the output of the names pass, if the speaker is one of them.
    pub entity: Option<u32>,
    /// What kind of source it is.
    pub class: SourceClass,
}

impl Speaker {
    /// Whether the words are a pronoun and it is not known for whom it stands: not anybody who could
    /// be counted or named, unlike a source without name (`a senior official`).
    ///
    /// ```
    /// use copydesk_analysis::passes::quotes::{SourceClass, Speaker};
    /// use copydesk_core::Span;
    /// let class = SourceClass::Named;
    /// let speaker =
    ///     |name: &str, entity| Speaker { span: Span::new(0, 2), name: name.into(), entity, class };
    /// assert!(speaker("She", None).is_open_pronoun());
    /// assert!(!speaker("Ada Ode", Some(0)).is_open_pronoun());
    /// assert!(!speaker("a senior official", None).is_open_pronoun());
    /// ```
    pub fn is_open_pronoun(&self) -> bool {
        self.entity.is_none() && PRONOUNS.iter().any(|one| self.name.eq_ignore_ascii_case(one))
    }
}

/// One utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// How it is rendered.
    pub kind: QuoteKind,
    /// What was said: spans of the source, quotation marks left out, one for each part.
    pub content: Vec<Span>,
    /// Who said it, where that is clear.
    pub speaker: Option<Speaker>,
    /// Who passed it on, where that is somebody else: `an official quoted the minister as saying`.
    pub relayed_by: Option<Speaker>,
    /// The word or words that introduce it: `said`, `according to`.
    pub cue: Option<Span>,
    /// The rule that found the speaker, or the quote where it has none.
    ///
    /// Of speech in marks, in the order in which they are asked:
    ///
    /// | rule | |
    /// |---|---|
    /// | `quote-subject-verb`, `quote-verb-subject` | a cue behind it: `"…," Ode said`, `"…," said Ode` |
    /// | `subject-verb-quote` | a cue right before it: `Ode said, "…"` |
    /// | `relayed` | a cue before it that says who passes it on: `Kviz quoted Ode as saying "…"` |
    /// | `according-to` | `according to`, `per`, `in Ode's view` |
    /// | `clause` | a cue before it, in whose clause it stands: `Ode called it a "…"` |
    /// | `colon` | a name, a subject or a document before a colon: `Ode: "…"` |
    /// | `unknown-verb` | a subject whose verb no table knows: `Ode shot back, "…"` |
    /// | `noun` | whose word it is: `Ode's remark that "…"` |
    /// | `signature` | a name behind a dash, or in the line below |
    /// | `continued` | it goes on with what the paragraph before left open |
    /// | `split` | it goes on with the one before it in its paragraph |
    /// | `sentence-before`, `paragraph-before` | who spoke in the sentence or the paragraph before; who alone acts in the sentence before |
    /// | `sentence` | the subject of its sentence, for four words and more |
    /// | `none` | nothing tells |
    ///
    /// Of a transcript in marks: `transcript`. Of speech without marks: `clause`, `according-to`,
    /// `aside` (`In May, Ode said, it …`), `stance` (`Ode is confident it …`, `Ode's claim that it …`),
    /// `headline` and `transcript`.
    pub rule: &'static str,
    /// Who would speak if that rule did not hold, where another finds somebody else.
    pub runner_up: Option<RunnerUp>,
}

/// The speaker that another rule finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunnerUp {
    /// Who.
    pub speaker: Speaker,
    /// The rule: one of those of [`Quote::rule`].
    pub rule: &'static str,
}

impl ArticlePass for Quotes {
    type Needs = (Tokens, Sentences, Names);
    type Output = Vec<Quote>;

    fn id(&self) -> PassId {
        PassId::new("quotes")
    }

    fn run(
        &self,
        _: &Article,
        (reading, sentences, names): (&Reading, &Vec<Sentence>, &Vec<Name>),
    ) -> Vec<Quote> {
        let quoted = marks::pair(reading);
        let mut page = Page::of(reading, sentences, names, &quoted);
        let cues = cues::find(&page);
        page.repeated = repeated::sources(&page, &cues);
        let found = attribution::attribute(&page, &cues);
        let labels = labels::find(&page);
        let mut quotes = in_marks(&page, &cues, &found);
        quotes.extend(outside_marks(&page, &cues, &found, &labels));
        quotes.extend(held(&page, &cues, &found, &quotes));
        quotes.extend(labels.iter().filter_map(|one| labelled(&page, &found, one)));
        quotes.sort_by_key(|quote| quote.content.first().copied());
        drop_topics(&mut quotes);
        quotes
    }
}

/// Whether a cue is a verb of judgement (`blamed`), which is as much a deed as speech.
pub(crate) fn judges(reading: &Reading, cue: Span) -> bool {
    let known = lexicon::bits();
    let mut tokens = reading.tokens_under(cue).filter_map(|at| reading.tokens.get(at));
    tokens.any(|token| known.get(token.word) & lexicon::JUDGEMENT != 0)
}

/// Drops what a headline tells of its topic (`Kari Ode: Kell sign the striker`): whom it names before the
/// colon speaks nowhere else, and others do.
fn drop_topics(quotes: &mut Vec<Quote>) {
    let speaker = |quote: &Quote| quote.speaker.as_ref().and_then(|speaker| speaker.entity);
    let below = quotes.iter().filter(|quote| quote.rule != labels::HEADLINE);
    let speaking: Vec<u32> = below.filter_map(speaker).collect();
    quotes.retain(|quote| {
        let named = speaker(quote).filter(|_| quote.rule == labels::HEADLINE);
        speaking.is_empty() || named.is_none_or(|named| speaking.contains(&named))
    });
}

/// The quotes with marks: direct and mixed.
fn in_marks(page: &Page<'_>, cues: &[Cue], found: &[Found]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    // The last utterance, as long as another stretch may go on with it.
    let mut open: Option<usize> = None;
    // The clause of mixed speech that was pushed last.
    let mut clause_end = 0;
    for (stretch, found) in page.quoted.iter().zip(found) {
        if !found.speech {
            open = None;
            continue;
        }
        if stretch.outer.end <= clause_end {
            continue;
        }
        let content = without_comma(page, &stretch.inner);
        if let (true, Some(quote)) = (found.goes_on, open.and_then(|open| quotes.get_mut(open))) {
            quote.content.push(page.reading.source_of(content));
            continue;
        }
        let cue = found.cue.and_then(|cue| cues.get(cue));
        let fragment = is_fragment(page, &stretch.outer, cue);
        let parts = cue
            .filter(|cue| fragment && cue.verb < stretch.outer.start)
            .and_then(|cue| {
                let clause = || Some(vec![clause::of_cue(page, cues, cue)?]);
                clause::around(page, cue).or_else(clause)
            })
            .filter(|parts| {
                parts.last().is_some_and(|last| {
                    last.start <= stretch.outer.start && stretch.outer.end <= last.end
                })
            });
        let (kind, content) = match parts {
            // `said that "we wait"`: the marks are no part of what was said.
            Some(parts) if matches!(&parts[..], [whole] if *whole == stretch.outer) => {
                clause_end = stretch.outer.end;
                (QuoteKind::Mixed, vec![content])
            }
            Some(parts) => {
                clause_end = parts.last().map_or(0, |last| last.end);
                (QuoteKind::Mixed, parts)
            }
            None if fragment => (QuoteKind::Mixed, vec![content]),
            None => (QuoteKind::Direct, vec![content]),
        };
        quotes.push(Quote {
            kind,
            content: content.into_iter().map(|part| page.reading.source_of(part)).collect(),
            speaker: found.speaker.as_ref().and_then(|speaker| speaker_of(page, speaker)),
            relayed_by: found.relayed.as_ref().and_then(|relayed| speaker_of(page, relayed)),
            cue: cue.map(|cue| page.reading.source_of(cue.tokens.clone())),
            rule: found.rule,
            runner_up: runner_up(page, found),
        });
        open = Some(quotes.len() - 1);
    }
    quotes
}

/// Whom the next rule finds, if that is somebody else.
fn runner_up(page: &Page<'_>, found: &Found) -> Option<RunnerUp> {
    let (tokens, rule) = found.second.as_ref()?;
    let speaker = speaker_of(page, tokens)?;
    let first = found.speaker.as_ref().and_then(|tokens| speaker_of(page, tokens));
    let same = first.is_some_and(|first| first.name == speaker.name);
    (!same).then_some(RunnerUp { speaker, rule })
}

/// The quotes without marks: indirect.
fn outside_marks(
    page: &Page<'_>,
    cues: &[Cue],
    found: &[Found],
    labels: &[Labelled],
) -> Vec<Quote> {
    let mut quotes = Vec::new();
    // `Ode said it was late. "We wait."`: the cue has a clause of its own in the sentence before.
    let own = |found: &&Found| !matches!(found.rule, "sentence-before" | "paragraph-before");
    let mut used: Vec<usize> = found.iter().filter(own).filter_map(|found| found.cue).collect();
    used.sort_unstable();
    for (index, cue) in cues.iter().enumerate() {
        if used.binary_search(&index).is_ok() {
            continue;
        }
        let Some(speaker) = cue.speaker() else { continue };
        // What somebody says of himself in a transcript is part of what he says there.
        let own = page.has(speaker.start, FIRST_PERSON);
        if own && labels.iter().any(|one| one.content.contains(&cue.verb)) {
            continue;
        }
        // `An official, who asked not to be named, told …`: he told it, and asked another.
        let relative = subject::is_relative(page, speaker.start);
        let aside = clause::around(page, cue)
            .filter(|_| !relative)
            .filter(|parts| parts.iter().cloned().flatten().all(|at| page.inside(at).is_none()));
        if let Some(parts) = aside {
            quotes.push(Quote {
                kind: QuoteKind::Indirect,
                content: parts.into_iter().map(|part| page.reading.source_of(part)).collect(),
                speaker: speaker_of(page, speaker),
                relayed_by: relayed(page, cues, cue, cue.verb).and_then(|by| speaker_of(page, &by)),
                cue: Some(page.reading.source_of(cue.tokens.clone())),
                rule: "aside",
                runner_up: None,
            });
            continue;
        }
        let Some(clause) = clause::of_cue(page, cues, cue) else { continue };
        // Speech in marks has a quote of its own; a title or a nickname is part of the clause.
        let mut marks = clause.clone().filter_map(|at| page.inside(at)).peekable();
        let kind = if marks.peek().is_some() { QuoteKind::Mixed } else { QuoteKind::Indirect };
        if marks.any(|stretch| found.get(stretch).is_none_or(|found| found.speech)) {
            continue;
        }
        let by = relayed(page, cues, cue, clause.end.max(cue.verb));
        quotes.push(Quote {
            kind,
            content: vec![page.reading.source_of(clause)],
            speaker: speaker_of(page, speaker),
            relayed_by: by.and_then(|by| speaker_of(page, &by)),
            cue: Some(page.reading.source_of(cue.tokens.clone())),
            rule: if cue.is_according() { "according-to" } else { "clause" },
            runner_up: None,
        });
    }
    quotes
}

/// What somebody holds, told by an adjective or a noun, where no cue has told it.
fn held(page: &Page<'_>, cues: &[Cue], found: &[Found], told: &[Quote]) -> Vec<Quote> {
    let stances = stances::find(page, cues);
    if stances.is_empty() {
        return Vec::new();
    }
    let told: FxHashSet<Span> = told.iter().flat_map(|quote| quote.content.clone()).collect();
    let stances = stances.into_iter().filter_map(|(cue, clause)| {
        let content = page.reading.source_of(clause.clone());
        let known = told.contains(&content);
        let mut marks = clause.filter_map(|at| page.inside(at)).peekable();
        let kind = if marks.peek().is_some() { QuoteKind::Mixed } else { QuoteKind::Indirect };
        if known || marks.any(|stretch| found.get(stretch).is_none_or(|found| found.speech)) {
            return None;
        }
        Some(Quote {
            kind,
            content: vec![content],
            speaker: speaker_of(page, cue.speaker()?),
            relayed_by: None,
            cue: Some(page.reading.source_of(cue.tokens.clone())),
            rule: "stance",
            runner_up: None,
        })
    });
    stances.collect()
}

/// Who passes on the indirect speech of a cue.
fn relayed(page: &Page<'_>, cues: &[Cue], cue: &Cue, from: usize) -> Option<Range<usize>> {
    cue.relayed.clone().or_else(|| relay::relay(page, cues, cue, from.saturating_sub(1)))
}

/// The speech without marks of headlines and transcripts, without what is quoted within it.
fn labelled(page: &Page<'_>, found: &[Found], one: &Labelled) -> Option<Quote> {
    let is_quoted = |at: usize| {
        let stretch = page.inside(at);
        stretch.is_some_and(|index| found.get(index).is_some_and(|found| found.speech))
    };
    let mut content: Vec<Range<usize>> = Vec::new();
    for at in one.content.clone().filter(|at| !is_quoted(*at)) {
        match content.last_mut() {
            Some(part) if part.end == at => part.end += 1,
            _ => content.push(at..at + 1),
        }
    }
    content.retain(|part| part.clone().any(|at| page.is_word(at)));
    let marks = content.iter().cloned().flatten().any(|at| page.inside(at).is_some());
    (!content.is_empty()).then(|| Quote {
        kind: if marks { QuoteKind::Mixed } else { QuoteKind::Indirect },
        content: content.into_iter().map(|part| page.reading.source_of(part)).collect(),
        speaker: speaker_of(page, &one.speaker),
        relayed_by: None,
        cue: None,
        rule: one.rule,
        runner_up: None,
    })
}

/// Whether the stretch is part of a sentence that goes on outside its marks.
fn is_fragment(page: &Page<'_>, outer: &Range<usize>, cue: Option<&Cue>) -> bool {
    let Some(before) = outer.start.checked_sub(1) else { return false };
    let sentence = page.sentence_of(outer.start).and_then(|index| page.sentences.get(index));
    if sentence.is_none_or(|sentence| sentence.first as usize == outer.start) {
        return false;
    }
    let introduced = is!(page, before, "," | ":" | "—" | "–" | "(");
    let by_cue =
        cue.is_some_and(|cue| cue.tokens.end == outer.start && cue.bits & lexicon::JUDGEMENT == 0);
    !introduced && !by_cue && page.inside(before).is_none()
}

/// The tokens without the comma that only the marks asked for.
fn without_comma(page: &Page<'_>, inner: &Range<usize>) -> Range<usize> {
    let last = inner.end.saturating_sub(1);
    let comma = inner.len() > 1 && is!(page, last, ",");
    inner.start..if comma { last } else { inner.end }
}

/// The speaker whom these tokens name; a relative pronoun and `it` have the name of whom they stand for.
fn speaker_of(page: &Page<'_>, tokens: &Range<usize>) -> Option<Speaker> {
    let reading = page.reading;
    let whom = if tokens.len() == 1 { page.antecedent(tokens.start) } else { None };
    let named = whom.as_ref().unwrap_or(tokens);
    let words = reading.span_of(named.clone()).get(reading.text())?;
    if words.is_empty() {
        return None;
    }
    let mention = named
        .end
        .checked_sub(1)
        .and_then(|last| page.mention(last))
        .filter(|mention| mention.tokens.end == named.end)
        // Two names joined by `and` are nobody's alone.
        .filter(|one| {
            named.clone().all(|at| {
                page.mention(at).is_none_or(|other| {
                    other.tokens == one.tokens || !is!(page, other.tokens.end, "and")
                })
            })
        });
    let name = mention.and_then(|mention| page.names.get(mention.name as usize));
    Some(Speaker {
        span: reading.source_of(tokens.clone()),
        name: name.map_or_else(|| words.to_owned(), |name| name.name.clone()),
        entity: mention.map(|mention| mention.name),
        class: sources::class(page, named, mention.map(|mention| mention.kind)),
    })
}
