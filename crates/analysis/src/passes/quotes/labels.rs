//! Speech without marks that its place tells: headlines and transcripts.
//!
//! A headline that opens with a name and a colon (`Ode: Ferry will sail`) or ends with a dash or a colon
//! and a source (`Ferry will sail - minister`) says who speaks; marks inside are part of it. A
//! transcript has paragraphs that open with a label (`ODE: We sail.`); an article is taken for one where
//! at least three paragraphs do and two labels differ, so that a list of `Name: value` is none. A
//! transcript may stand in marks as a whole, each paragraph opening with one.
//!
//! A paragraph or a few without a label between two that have one go on with the label before them, where
//! they speak of `I` or `you` or ask: what else stands there is as often told of who speaks.
//!
//! Limits of this version: what no other label follows is nobody's.

use std::ops::Range;

use copydesk_core::BlockKind;
use rustc_hash::FxHashMap;

use super::asides::is_dash;
use super::lexicon::{BETWEEN, CUE, FIRST_PERSON, LISTENER, PAST, PIECE, SPEECH, THIRD, VERB};
use super::marks::Quoted;
use super::page::{Page, is};
use super::sources;
use super::subject::capitals_from;
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const COLON: Key = key(":");
/// The longest label, in tokens.
const LABEL: usize = 6;
/// The longest label in capitals: `SEN. KARI ODE (D-OHIO), HOST`.
const LOUD_LABEL: usize = 14;
pub(super) const HEADLINE: &str = "headline";
pub(super) const TRANSCRIPT: &str = "transcript";
/// So many paragraphs without a label may go on with the one before.
const GOES_ON: usize = 3;
/// The fewest paragraphs with a label that make a transcript.
const FEWEST: usize = 3;

/// Who speaks, and what he or she says.
pub(super) struct Labelled {
    pub(super) speaker: Range<usize>,
    pub(super) content: Range<usize>,
    pub(super) rule: &'static str,
}

/// The speech of headlines and transcripts, in order; it may hold quotation marks.
pub(super) fn find(page: &Page<'_>) -> Vec<Labelled> {
    let mut found = Vec::new();
    let mut lines: Vec<Labelled> = Vec::new();
    // The paragraphs without a label behind the last one.
    let mut bare: Vec<Range<usize>> = Vec::new();
    let mut more: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for paragraph in &page.reading.paragraphs {
        let tokens = paragraph.tokens();
        if paragraph.kind == BlockKind::Headline {
            found.extend(headline_label(page, tokens).filter(|one| is_free(page, &one.content)));
        } else if let Some(colon) = label(page, tokens.clone()) {
            let content = colon + 1..tokens.end;
            // `KARI ODE, HOST`, `KARI ODE (D-OHIO)`
            let named = |at: &usize| is!(page, *at, "," | "(");
            let name = (tokens.start + 1..colon).find(named).unwrap_or(colon);
            if let Some(last) = lines.last()
                && bare.len() <= GOES_ON
            {
                let goes_on = |content| (last.speaker.clone(), content);
                more.extend(bare.drain(..).filter(|one| is_spoken(page, one)).map(goes_on));
            }
            bare.clear();
            if content.len() > 1 {
                lines.push(Labelled { speaker: tokens.start..name, content, rule: TRANSCRIPT });
            }
        } else if paragraph.kind == BlockKind::Paragraph && !is!(page, tokens.start, "(" | "[") {
            bare.push(tokens);
        }
    }
    let first = lines.first().map(|line| page.key(line.speaker.start));
    let differ = lines.iter().any(|line| Some(page.key(line.speaker.start)) != first);
    if lines.len() < FEWEST || !differ {
        return found;
    }
    // A label that stands but once may head a list.
    let mut counts: FxHashMap<Key, u32> = FxHashMap::default();
    for line in &lines {
        *counts.entry(page.key(line.speaker.start)).or_default() += 1;
    }
    more.retain(|(speaker, _)| {
        counts.get(&page.key(speaker.start)).is_some_and(|&count| count > 1)
    });
    let rule = TRANSCRIPT;
    lines.extend(more.into_iter().map(|(speaker, content)| Labelled { speaker, content, rule }));
    lines.sort_by_key(|line| line.content.start);
    found.extend(lines);
    found
}

/// Whether a paragraph without a label reads like what somebody says, not like what is told between: it
/// speaks of `I` or `you` or asks, and nobody else says anything in it.
fn is_spoken(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let own = |at: usize| page.has(at, FIRST_PERSON) || is!(page, at, "?");
    // `as I said`
    let cue = |at: usize| {
        page.has(at, SPEECH | LISTENER)
            && page.has(at, THIRD | PAST)
            && !page.has(at - 1, FIRST_PERSON)
    };
    tokens.clone().any(own) && !tokens.clone().skip(1).any(cue)
}

/// Whether some of what a headline says stands outside marks.
fn is_free(page: &Page<'_>, content: &Range<usize>) -> bool {
    content.clone().any(|at| page.is_word(at) && page.inside(at).is_none())
}

/// The labels of a transcript in marks (`"ODE: We sail.`), by stretch: each opens its paragraph, and
/// at least two differ.
pub(super) fn in_marks(page: &Page<'_>) -> Vec<Option<Range<usize>>> {
    let label = |stretch: &Quoted| {
        let inner = stretch.inner.clone();
        let opens = page.reading.paragraphs.get(stretch.paragraph)?.tokens().start;
        let end = inner.end.min(inner.start + LABEL);
        let first =
            page.reading.tokens.get(inner.start).is_some_and(|one| one.shape == Shape::Upper);
        if opens != stretch.outer.start || !first {
            return None;
        }
        let colon = (inner.start + 1..end).find(|&at| page.key(at) == COLON)?;
        is_loud(page, inner.start..colon).then_some(inner.start..colon)
    };
    let labels: Vec<_> = page.quoted.iter().map(label).collect();
    let mut keys = labels.iter().flatten().map(|label| page.key(label.start));
    let first = keys.next();
    if keys.any(|key| Some(key) != first) { labels } else { Vec::new() }
}

/// Whether the stretch is a part of what a headline with a label says as a whole.
pub(super) fn is_part_of_headline(page: &Page<'_>, stretch: &Quoted) -> bool {
    let headline = page
        .reading
        .paragraphs
        .get(stretch.paragraph)
        .filter(|paragraph| paragraph.kind == BlockKind::Headline);
    headline.and_then(|one| headline_label(page, one.tokens())).is_some_and(|one| {
        one.content.len() > stretch.outer.len() && one.content.contains(&stretch.outer.start)
    })
}

/// Whether the tokens are capitals throughout.
fn is_loud(page: &Page<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().all(|at| {
        page.reading.tokens.get(at).is_some_and(|token| {
            matches!(token.shape, Shape::Upper | Shape::Initial) || token.kind == TokenKind::Mark
        })
    })
}

/// `Ode: Ferry will sail`, `Ferry will sail - minister`, `Ferry will sail: minister`.
fn headline_label(page: &Page<'_>, tokens: Range<usize>) -> Option<Labelled> {
    let rule = HEADLINE;
    let colon = (tokens.start..tokens.end.min(tokens.start + LABEL))
        .find(|&at| page.key(at) == COLON)
        .filter(|&colon| colon > tokens.start && colon + 3 < tokens.end);
    if let Some(colon) = colon {
        let source = tokens.start..colon;
        return is_source(page, &source).then_some(Labelled {
            speaker: source,
            content: colon + 1..tokens.end,
            rule,
        });
    }
    // `Ferry will sail: minister`
    let last = (tokens.start + 3..tokens.end).rev().take(LABEL).find(|&at| page.key(at) == COLON);
    if let Some(colon) = last {
        let source = colon + 1..tokens.end;
        let content = tokens.start..colon;
        let told = is_source(page, &source) || is_body(page, &source);
        let verb =
            content.clone().any(|at| page.has(at, VERB | CUE | BETWEEN) || is!(page, at, "to"));
        return (told && verb).then_some(Labelled { speaker: source, content, rule });
    }
    let dash = (tokens.start + 3..tokens.end).rev().take(LABEL).find(|&at| is_dash(page, at))?;
    let source = dash + 1..tokens.end;
    is_source(page, &source).then_some(Labelled {
        speaker: source,
        content: tokens.start..dash,
        rule,
    })
}

/// Whether the tokens are one name of a person or body, or a noun of persons.
fn is_source(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let Some(last) = tokens.end.checked_sub(1).filter(|_| !tokens.is_empty()) else { return false };
    let named = page.mention(last).is_some_and(|mention| {
        mention.kind == NameKind::Person && mention.form != MentionForm::Pronoun
    });
    // `Ex-aide: …`
    let words = tokens.clone().all(|at| page.is_word(at) || is!(page, at, "-"));
    // `Ode Endorses Kviz: …` tells of Ode.
    let verb = tokens.clone().any(|at| page.has(at, CUE) && page.has(at, THIRD | PAST));
    // `Statement: Ode joins Kviz` says what kind of piece it is.
    let kind = tokens.len() == 1 && page.has(last, PIECE);
    words && !verb && !kind && (named || page.is_personal(last))
}

/// Whether the tokens are the name of a body, or one noun for a body, for many or for a document.
fn is_body(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    let Some(last) = tokens.end.checked_sub(1).filter(|&last| last >= tokens.start) else {
        return false;
    };
    if let Some(name) = page.mention(last) {
        return name.kind == NameKind::Organization && name.tokens == *tokens;
    }
    let noun = sources::is_body(page, last)
        || sources::is_collective(page, last)
        || sources::is_document(page, last);
    tokens.len() == 1 && noun
}

/// The colon behind a label at the opening of a paragraph: capitals, `Q`, or a person's name.
fn label(page: &Page<'_>, tokens: Range<usize>) -> Option<usize> {
    let end = tokens.end.min(tokens.start + LOUD_LABEL);
    let colon = (tokens.start + 1..end).find(|&at| page.key(at) == COLON)?;
    let loud = is_loud(page, tokens.start..colon);
    if colon >= tokens.start + LABEL && !loud {
        return None;
    }
    let person = page.mention(colon - 1).is_some_and(|mention| {
        mention.kind == NameKind::Person && mention.tokens.start == tokens.start
    });
    let capitals = capitals_from(page, colon - 1, tokens.start) == Some(tokens.start);
    (loud || (person && capitals)).then_some(colon)
}
