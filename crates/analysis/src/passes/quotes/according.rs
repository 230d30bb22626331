//! Cues of several words: `according to Ode`, `in Ode's view`, `in the words of Ode`, `per the Gazette`,
//! and verbs that speak only with another word: `as Ode put it`, `Ode went on`.
//!
//! What somebody wrote or released is no speaker where the copy says whose it is: of `according to a
//! statement released by Ode`, Ode speaks and the statement passes it on.

use std::ops::Range;

use super::cues::{self, Cue};
use super::lexicon::{DETERMINER, FIGURES, PAST, RELEASED, SPEECH, VIEW};
use super::page::{Page, is};
use super::sources;
use super::subject;
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, TokenKind, key};

const COMMA: Key = key(",");
/// How far behind `in` the noun may stand.
const VIEW_WITHIN: usize = 7;

/// The cue of several words that begins with this token, or has it as its verb.
pub(super) fn cue(
    page: &Page<'_>,
    at: usize,
    sentence: Range<usize>,
    known: &[Cue],
    index: usize,
) -> Option<Cue> {
    let opens = at == sentence.start;
    let phrase = |tokens: Range<usize>, subject: Option<Range<usize>>| Cue {
        verb: at,
        tokens,
        bits: 0,
        subject,
        cited: None,
        relayed: None,
        inverted: true,
        marks_only: false,
        opens,
        sentence: index,
    };
    if is!(page, at, "according") {
        if !is!(page, at + 1, "to") {
            return None;
        }
        let mut cue = phrase(at..at + 2, subject::right(page, at + 1, sentence.end, true));
        if let Some((author, document)) = author(page, cue.subject.as_ref(), sentence.end) {
            cue.cited = Some(author);
            cue.relayed = Some(document);
        }
        return Some(cue);
    }
    if is!(page, at, "in") {
        let (tokens, subject) = view(page, at, sentence)?;
        return Some(phrase(tokens, Some(subject)));
    }
    if is!(page, at, "per") {
        let before = at.checked_sub(1).filter(|&before| before >= sentence.start)?;
        let set_off = page.key(before) == COMMA || page.inside(before).is_some();
        let source = subject::right(page, at, sentence.end, false)?;
        let named = page.mention(source.end - 1).is_some_and(|one| one.kind != NameKind::Place);
        return (set_off && named).then(|| phrase(at..at + 1, Some(source)));
    }
    let put = is!(page, at, "put" | "puts");
    let second = match () {
        () if put => is!(page, at + 1, "it"),
        () if is!(page, at, "went" | "goes") => is!(page, at + 1, "on"),
        () if is!(page, at, "piped" | "pipes") => is!(page, at + 1, "up"),
        () if is!(page, at, "chimed" | "chimes" | "broke" | "weighed") => is!(page, at + 1, "in"),
        () => is!(page, at + 1, "back"),
    };
    let third = at + 2;
    let free = third >= sentence.end
        || !page.is_word(third)
        || is!(page, third, "as")
        || (put && is_manner(page, third));
    if !second || !free || page.inside(third).is_some_and(|_| put) {
        return None;
    }
    let start = sentence.start;
    let mut cue = cues::resolve(page, at, sentence, known, index);
    cue.tokens = at..at + 2;
    cue.bits = SPEECH | PAST;
    // `As one trader put it`: whoever puts it so speaks.
    if put
        && cue.subject.is_none()
        && let subject::Left::Subject(subject) = subject::left(page, at, start)
    {
        cue.subject = Some(subject);
    }
    Some(cue)
}

/// `put it this way: "…"`, `put it bluntly: "…"`: whether the words up to a colon or marks tell how.
fn is_manner(page: &Page<'_>, at: usize) -> bool {
    let way = is!(page, at, "this" | "another") && is!(page, at + 1, "way");
    let like = is!(page, at, "like") && is!(page, at + 1, "this");
    let adverb = page.is_lower(at) && page.reading.word(at).ends_with("ly");
    let end = at + if way || like { 2 } else { 1 };
    (way || like || adverb) && page.introduces_marks(end)
}

/// `in Ode's view`, `in her words`, `in the words of Ode`, set off by a mark: the tokens without the
/// speaker behind them, and the speaker.
fn view(
    page: &Page<'_>,
    at: usize,
    sentence: Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let end = sentence.end.min(at + VIEW_WITHIN);
    let noun = (at + 1..end).find(|&at| page.has(at, VIEW))?;
    if (at + 1..noun).any(|at| page.inside(at).is_some() || page.key(at) == COMMA) {
        return None;
    }
    let free = |at: usize| at >= sentence.end || !page.is_word(at) || page.inside(at).is_some();
    if is!(page, noun + 1, "of") {
        let speaker = subject::right(page, noun + 1, sentence.end, false)?;
        let opens = page.has(at + 1, DETERMINER) && noun == at + 2;
        return (opens && free(speaker.end)).then_some((at..noun + 2, speaker));
    }
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start);
    let set_off = before.is_none_or(|at| !page.is_word(at) || is!(page, at, "because"));
    if !free(noun + 1) || !set_off {
        return None;
    }
    let pronoun = is!(page, at + 1, "his" | "her" | "their");
    if pronoun && noun <= at + 3 {
        return Some((at..noun + 1, at + 1..at + 2));
    }
    // `in the Rangers' words`
    let plural = |at: usize| at + 1 == noun && is!(page, at, "'");
    let owner = (at + 2..noun).rev().find(|&at| {
        page.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
            || plural(at)
    })?;
    let speaker = match page.mention(owner - 1) {
        Some(name) if name.form != MentionForm::Pronoun => name.tokens.clone(),
        _ => subject::phrase_to(page, owner - 1, at + 1)?,
    };
    Some((at..noun + 1, speaker))
}

/// `Data from Kviz Bank showed …`: gives what a document says to the body or person it is from.
pub(super) fn authored(page: &Page<'_>, cues: &mut [Cue]) {
    for cue in cues.iter_mut().filter(|cue| !cue.inverted && cue.cited.is_none()) {
        if let Some((author, document)) = author(page, cue.subject.as_ref(), cue.verb) {
            cue.cited = Some(author);
            cue.relayed = Some(document);
        }
    }
}

/// Who released the document that is the source, or the document with whose it is, and the document.
fn author(
    page: &Page<'_>,
    source: Option<&Range<usize>>,
    end: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let source = source?;
    let next = source.end;
    let noun = next.checked_sub(1)?;
    if !sources::is_document(page, noun) && !page.has(noun, FIGURES) {
        return None;
    }
    if page.has(next, RELEASED) && is!(page, next + 1, "by") {
        return Some((subject::right(page, next + 1, end, false)?, source.clone()));
    }
    // `a report by Ode`, `figures from Kviz Bank`: the words of the document name the source, too;
    // `figures from May` and `a letter from Ode's lawyer` are not theirs.
    let by = is!(page, next, "by") || is!(page, next, "from");
    let author = subject::right(page, next, end, false).filter(|_| by)?;
    let named = page.mention(author.end.checked_sub(1)?)?.kind != NameKind::Place;
    let owner = page.reading.tokens.get(author.end).map(|token| token.kind);
    let owned = owner == Some(TokenKind::Possessive);
    (named && !owned).then(|| (source.start..author.end, source.clone()))
}

/// `The ferry, according to Ode, was late`: whether it stands between a subject and its verb.
pub(super) fn parts_subject(page: &Page<'_>, cue: &Cue) -> bool {
    let behind = cue.subject.as_ref().map_or(cue.verb, |subject| subject.end);
    let comma = |at: usize| page.key(at) == COMMA && page.inside(at).is_none();
    let verb = || page.is_auxiliary(behind + 1) || subject::is_verb(page, behind + 1);
    cue.verb > 0 && comma(cue.verb - 1) && comma(behind) && verb()
}
