//! What a cue introduces outside quotation marks: the clause of indirect speech.
//!
//! `Ode said that …` to the clause's end; `…, Ode said` from the sentence's start; `according to
//! Ode` either way. A clause ends at the sentence's end, a semicolon, or a comma before a participle
//! that introduces speech, `while`, `but` or `according`.

use std::ops::Range;

use super::according;
use super::asides::led_by_noun;
use super::attribution::of_sentence;
use super::between::{self, behind_adjunct, behind_listener};
use super::clause_opening::{
    asks, describes, goes_on, is_apposition, is_contraction, is_finite, leaves_phrase, opens_clause,
};
use super::cues::Cue;
use super::deeds;
use super::gap;
use super::lexicon::{
    ADVERB, BARE, BOUNDARY, CUE, DETERMINER, GIVING, ING, JOINT, JUDGEMENT, LISTENER, MOMENT, PAST,
    POSITION, PRONOUN, REFUSAL, SPEECH, STRETCH, SUBORDINATE, THIRD, THOUGHT, TIME, TOWARDS, VERB,
};
use super::main_clause;
use super::next_clause;
use super::object;
use super::page::{Page, is};
use super::sources;
use super::subject::{self, titled_from};
use super::things;
use crate::passes::names::lexicon::flag;
use crate::passes::tokens::{Key, TokenKind, key};

const COMMA: Key = key(",");
const THAT: Key = key("that");
const SEMICOLON: Key = key(";");
/// How far behind its verb `that` may stand: `said in a statement on Monday that`.
const THAT_WITHIN: usize = 18;
/// How far behind a verb that mostly has a clause without `that` its clause shows a verb.
const REACH: usize = 16;
/// The same for other verbs: `wrote he would`, not `wrote a letter to those who had`.
const SHORT_REACH: usize = 4;
/// The longest tail of a cue in the middle of its sentence: `Ode said on Monday,`.
const ASIDE: usize = 5;
/// The longest tail behind `…, Ode said`: `in a statement on Monday`.
const TAIL: usize = 9;
/// The same with who listened: `told the board on the sidelines of a talk in Lund`.
const LISTENERS_TAIL: usize = 13;
/// The tokens of what the cue introduces; `None` where it introduces no clause.
pub(super) fn of_cue(page: &Page<'_>, cues: &[Cue], cue: &Cue) -> Option<Range<usize>> {
    let subject = cue.subject.as_ref().filter(|_| !cue.marks_only)?;
    let sentence = page.sentences.get(cue.sentence)?.tokens();
    if things::is_nothing(page, after(cue, subject), sentence.end) {
        return None;
    }
    let limit = next_clause::start(page, cues, cue, sentence.clone());
    if cue.is_according() {
        let opening = cue.verb == sentence.start;
        if opening {
            let mark = |at: &usize| page.key(*at) == COMMA && page.inside(*at).is_none();
            let comma = (subject.end..sentence.end).find(mark)?;
            // `According to Ode, who runs the port, the boat was late`
            let aside = is!(page, comma + 1, "who" | "whose" | "which");
            let closing = (comma + 1..sentence.end).find(mark);
            let closing =
                closing.filter(|&at| aside || is_apposition(page, comma, at, sentence.end));
            let comma = closing.unwrap_or(comma);
            if limit > comma {
                return trimmed(page, comma + 1..end(page, comma + 1, limit));
            }
            // `According to the memo, Ode has offered a pier`; but what Ode says there is hers, and passed on.
            let mut others = cues.get(of_sentence(cues, cue.sentence))?.iter();
            if others.any(|one| one.verb > comma && behind(page, cues, one).is_some()) {
                return None;
            }
            return trimmed(page, comma + 1..end(page, comma + 1, sentence.end));
        }
        // `Ode, according to the memo, said …`: what stands before it is no clause.
        if according::parts_subject(page, cue) {
            return None;
        }
        return trimmed(page, back_to(page, cue.verb, sentence.start)..cue.verb);
    }
    if let Some(clause) = behind(page, cues, cue) {
        return trimmed(page, clause);
    }
    if let Some(clause) = behind_as(page, cue, subject, sentence.clone(), limit) {
        return trimmed(page, clause);
    }
    if subject::is_relative(page, subject.start) {
        return None;
    }
    let behind = after(cue, subject);
    let first =
        if cue.inverted { cue.verb } else { titled_from(page, subject.start, sentence.start) };
    let first = if cue.inverted { first } else { led_by_noun(page, first, sentence.start) };
    let comma = first.checked_sub(1).filter(|&at| at > sentence.start && page.key(at) == COMMA)?;
    let start = back_to(page, comma, sentence.start);
    // `According to Ode, the town has offered a pier`: that tells who says so, not what the town said.
    let opening = cues.get(of_sentence(cues, cue.sentence).start);
    let is_source = opening.is_some_and(|one| one.is_according() && one.verb == start);
    if is_source || page.inside(comma).is_some() {
        return None;
    }
    let tail = if cue.bits & LISTENER == 0 { TAIL } else { LISTENERS_TAIL };
    let described = cue.inverted && describes(page, behind, sentence.end);
    // `Ode told the Gazette, adding that …`: what goes on is another's part of the sentence.
    let adding =
        |at: &usize| page.key(*at) == COMMA && page.has(at + 1, CUE) && page.has(at + 1, ING);
    // `…, Ode said on Monday as she left the port`
    let whole = cue.bits & ING == 0 && goes_on(page, start..comma);
    let lesser = |at: &usize| {
        let opens = page.has(at + 1, PRONOUN | DETERMINER) || page.mention(at + 1).is_some();
        whole && opens && is!(page, *at, "as" | "when" | "while" | "after" | "before")
    };
    let last = (behind..sentence.end).find(|at| adding(at) || lesser(at)).unwrap_or(sentence.end);
    // `…, figures showed on Monday`, `the ban was illegal, a court ruled`
    let shown = || {
        let clause = sources::is_shown(page, subject.end - 1) || goes_on(page, start..comma);
        let lesser = page.has(start, SUBORDINATE) || is!(page, start, "asked");
        let ends = behind_adjunct(page, behind, sentence.end) + 1 >= sentence.end;
        !cue.inverted && cue.bits & (PAST | THIRD) != 0 && clause && !lesser && ends
    };
    let closes = (described || last.saturating_sub(behind) <= tail)
        && (cue.bits & (SPEECH | LISTENER) != 0 || shown())
        && (cue.bits & LISTENER != 0 || !things::is_object(page, cue.verb, behind))
        && !things::follow(page, cue.verb, behind, last)
        && (behind..last).all(|at| page.inside(at).is_none());
    if !closes {
        return None;
    }
    trimmed(page, start..comma)
}

/// The tokens of what the cue introduces behind itself.
pub(super) fn behind(page: &Page<'_>, cues: &[Cue], cue: &Cue) -> Option<Range<usize>> {
    let subject = cue.subject.as_ref().filter(|_| !cue.marks_only)?;
    let sentence = page.sentences.get(cue.sentence)?.tokens();
    let behind = after(cue, subject);
    // `spoke out against`, `pointed out this was so`; but not `said out of respect`
    let spoke = is!(page, cue.verb, "speak" | "speaks" | "spoke" | "speaking");
    let against = is!(page, behind + 1, "against" | "for" | "about");
    let points = is!(page, cue.verb, "point" | "points" | "pointed" | "pointing" | "figuring");
    let out = is!(page, behind, "out") && (points || spoke && against);
    let behind = behind + usize::from(out);
    // `declined to comment`, `refused to speak`: nothing was said.
    let silent =
        is!(page, behind + 1, "comment" | "speak" | "talk" | "elaborate" | "answer" | "respond");
    let no = page.has(cue.verb, REFUSAL) || is!(page, behind + 1, "comment");
    if is!(page, behind, "to") && silent && no {
        return None;
    }
    // `What Ode did say was that it was late`
    if is!(page, behind, "was" | "is") && page.key(behind + 1) == THAT {
        return Some(behind + 2..end(page, behind + 2, sentence.end));
    }
    if deeds::finds_so(page, cue.verb, behind) {
        return None;
    }
    if let Some(end) = gap::end(page, cue, subject, behind, &sentence) {
        return Some(behind..end);
    }
    let opened = sentence.start;
    let leads = forward(page, cue, behind, sentence.end);
    let start = leads.unwrap_or(behind);
    let mut limit = next_clause::start(page, cues, cue, sentence.clone());
    // `Asked if he feared the storm, Ode laughed.`
    let asked = is!(page, sentence.start, "asked") && cue.verb > sentence.start;
    let comma = (sentence.start..limit).find(|&at| asked && page.key(at) == COMMA);
    if let Some(comma) = comma.filter(|&comma| comma > start) {
        limit = comma;
    }
    // `told by guards to lie down and were shot`, `ordered by a judge to pay, which he did`
    if cue.inverted && cue.bits & LISTENER != 0 && leads.is_some() {
        let ends = |at: &usize| {
            let and = is!(page, *at, "and" | "but") && page.has(at + 1, VERB);
            and || (page.key(*at) == COMMA && is!(page, at + 1, "which" | "who"))
        };
        limit = (start..limit).find(ends).unwrap_or(limit);
    }
    let limit = main_clause::start(page, cue, subject, opened, start..limit.max(start));
    let limit = if leads.is_some() { limit } else { object::end(page, cue, behind, limit)? };
    // `said so in May`, but not `condemned so-called charities`
    let so = is!(page, start, "so") && !page.is_glued(start + 2);
    if so && between::is_answer(page, start, limit) {
        return Some(start..start + 1);
    }
    Some(start..end(page, start, limit))
}

/// `As Ode put it, the ferry was late`: what stands behind the comma.
fn behind_as(
    page: &Page<'_>,
    cue: &Cue,
    subject: &Range<usize>,
    sentence: Range<usize>,
    limit: usize,
) -> Option<Range<usize>> {
    let opens = is!(page, sentence.start, "as")
        && titled_from(page, subject.start, sentence.start) == sentence.start + 1;
    let behind = after(cue, subject);
    let comma = (behind..sentence.end.min(behind + ASIDE)).find(|&at| page.key(at) == COMMA)?;
    let said = cue.bits & SPEECH != 0 && cue.bits & ING == 0 && page.inside(comma + 1).is_none();
    (opens && said).then(|| comma + 1..end(page, comma + 1, limit.max(comma + 1)))
}

/// One past the verb and, where it stands behind the verb, its subject.
fn after(cue: &Cue, subject: &Range<usize>) -> usize {
    if cue.inverted { subject.end.max(cue.tokens.end) } else { cue.tokens.end }
}

/// Both parts of what is said around a cue set off by commas: `In May, Ode said, it will rain`.
pub(super) fn around(page: &Page<'_>, cue: &Cue) -> Option<Vec<Range<usize>>> {
    let subject = cue.subject.as_ref().filter(|_| !cue.marks_only)?;
    let sentence = page.sentences.get(cue.sentence)?.tokens();
    if cue.is_according() {
        let rest = subject.end + 1;
        if !according::parts_subject(page, cue) || page.has(rest, CUE) {
            return None;
        }
        let start = back_to(page, cue.verb, sentence.start);
        let before = Some(start..cue.verb - 1).filter(|before| !before.is_empty())?;
        return Some(vec![before, trimmed(page, rest..end(page, rest, sentence.end))?]);
    }
    let first =
        if cue.inverted { cue.verb } else { titled_from(page, subject.start, sentence.start) };
    let before = first.checked_sub(1).filter(|&at| at > sentence.start && page.key(at) == COMMA)?;
    let behind = after(cue, subject);
    let comma = (behind..sentence.end.min(behind + ASIDE)).find(|&at| page.key(at) == COMMA)?;
    // `…, said Ode, a pilot from Lund.`
    if cue.inverted && comma == behind && describes(page, comma, sentence.end) {
        return None;
    }
    // `Ode said in a tweet, …`
    let noun = |at: usize| at > 0 && page.has(at - 1, DETERMINER);
    let tail = (behind..comma).all(|at| !page.has(at, CUE | PRONOUN | VERB) || noun(at));
    // `the letters, the papers found in Lund, and the boats`
    let place =
        || is!(page, behind, "in" | "at" | "on" | "near") && page.mention(behind + 1).is_some();
    let found = is!(page, cue.verb, "found") && place();
    let said = cue.bits & (SPEECH | LISTENER | THOUGHT) != 0 && cue.bits & ING == 0 && !found;
    // `…, Ode said, adding that …`
    let participle = page.has(comma + 1, CUE) && page.has(comma + 1, ING);
    if !tail || !said || participle || page.inside(before).is_some() {
        return None;
    }
    let start = back_to(page, before, sentence.start);
    // `According to Ode, the port offered a pier, and …`: that is Ode's.
    if is!(page, start, "according") {
        return None;
    }
    let mut rest = comma + 1..end(page, comma + 1, sentence.end);
    // `the man who, Ode said, stole her car, fled`: what stands before `who` is told, not said.
    if before > start && is!(page, before - 1, "who" | "which") {
        let comma = |at: &usize| page.key(*at) == COMMA && page.inside(*at).is_none();
        let main = |at: &usize| comma(at) && is_finite(page, at + 1);
        rest.end = rest.clone().find(main).unwrap_or(rest.end);
        return trimmed(page, rest).map(|rest| vec![rest]);
    }
    // `Still, Ode said, it will rain`: a single word is said by nobody.
    let rest = trimmed(page, rest)?;
    Some(trimmed(page, start..before).into_iter().chain([rest]).collect())
}

/// Where the clause behind the verb begins.
fn forward(page: &Page<'_>, cue: &Cue, behind: usize, end: usize) -> Option<usize> {
    if behind >= end || things::follow(page, cue.verb, behind, end) {
        return None;
    }
    // `called for a ban`, `called on Kviz to resign`
    let calls = || is!(page, cue.verb, "call" | "calls" | "called" | "calling");
    if page.has(behind, BOUNDARY) && calls() && is!(page, behind, "for" | "on" | "upon") {
        // `called on Friday for a truce`
        let day = |at: usize| page.flags(at) & flag::CALENDAR != 0;
        if is!(page, behind, "on") && (day(behind + 1) || day(behind + 2)) {
            let of = (behind + 2..end.min(behind + 6)).find(|&at| is!(page, at, "for"));
            return of.map(|at| at + 1).filter(|&at| page.inside(at).is_none());
        }
        return page.inside(behind + 1).is_none().then_some(behind + 1);
    }
    // `explains how pilots found ways that work`
    let told = page.has(behind, BOUNDARY | ADVERB) && cue.bits & (SPEECH | THOUGHT) != 0;
    // `wondered aloud whether`
    let aloud = behind + usize::from(page.has(behind, ADVERB));
    if told && asks(page, aloud) {
        return Some(aloud);
    }
    // `found a boat that was adrift` tells of the boat.
    let relative = |at: usize| {
        let verb = page.is_auxiliary(at + 1) && page.has(at + 1, VERB);
        // `a firm that won the port`, but not `on Friday that damaged boats would be sold`
        let noun =
            || page.is_lower(at - 1) && page.has(at - 2, DETERMINER) && cue.bits & LISTENER == 0;
        at > behind && (verb || (at > behind + 1 && noun() && subject::is_verb(page, at + 1)))
    };
    let that = (behind..end.min(behind + THAT_WITHIN))
        .find(|&at| page.key(at) == THAT && page.inside(at).is_none() && !relative(at));
    // `said, citing an aide, that …`
    let cites = |at: usize| page.key(at - 1) == COMMA && is!(page, at, "citing" | "quoting");
    // `told state television that`
    let listens = |at: usize| at == behind && cue.bits & LISTENER != 0;
    // `told staff in an email that`
    let noun =
        |at: usize| at > behind + 1 && page.has(at - 1, DETERMINER) && page.has(at - 2, JOINT);
    // `voiced fears that`
    let given = |at: usize| at == behind && page.has(at, POSITION) && page.has(cue.verb, GIVING);
    let is_verb = |page: &Page<'_>, at: usize| {
        let free = !cites(at) && !listens(at) && !noun(at) && !given(at);
        page.has(at, CUE) && page.is_lower(at) && free
    };
    let plain = |to: usize| {
        (behind..to)
            .all(|at| page.inside(at).is_none() && !is_verb(page, at) && page.key(at) != SEMICOLON)
    };
    let bare = cue.bits & (SPEECH | THOUGHT) != 0 && page.has(cue.verb, BARE);
    // `found a boat in the bay that sank`, but `said the same day that it sank`
    let day =
        |at: usize| page.flags(at) & flag::CALENDAR != 0 || page.has(at, TIME | MOMENT | STRETCH);
    // `dismissed Ode's claim that`
    let owner = page.mention(behind).and_then(|name| page.reading.tokens.get(name.tokens.end));
    let owned = owner.is_some_and(|token| token.kind == TokenKind::Possessive);
    let thing = (page.has(behind, DETERMINER) || owned)
        && cue.bits & LISTENER == 0
        && !cue.inverted
        && !(behind..behind + 4).any(day)
        && !that.is_some_and(|that| page.is_personal(that - 1) || sources::is_body(page, that - 1));
    if let Some(that) = that.filter(|&that| plain(that) && (that == behind || !thing)) {
        // `said on Monday they had passed the ferry that sank`
        let start = if bare { behind_adjunct(page, behind, that) } else { behind };
        // `revealed she had turned down the role that made her`
        let person = start == behind && page.has(start, PRONOUN);
        let before = (bare || person)
            && opens_clause(page, start, that)
            && (start == behind || !subject::is_verb(page, start));
        return Some(if before { start } else { that + 1 });
    }
    if cue.bits & LISTENER != 0 && asks(page, behind) {
        return Some(behind);
    }
    // `was told by doctors she would never walk`, `were urged by Ode to stay`
    let by = || cue.subject.as_ref().is_some_and(|by| by.start > cue.verb + 1);
    if cue.inverted
        && cue.bits & LISTENER != 0
        && by()
        && (is!(page, behind, "to") || opens_clause(page, behind, end))
    {
        return Some(behind);
    }
    if cue.bits & LISTENER != 0 {
        let listener = behind_listener(page, behind, end);
        // `urged anyone who plans to travel to stay at home`
        let whole = |start: usize| {
            let who = is!(page, start, "who") && is!(page, start - 1, "anyone" | "those");
            let near = (start..end.min(start + REACH)).take_while(|&at| page.key(at) != COMMA);
            let to = near.filter(|&at| is!(page, at, "to") && page.is_lower(at + 1));
            let verb = to.filter(|&at| !page.has(at + 1, DETERMINER)).last();
            if who { verb.unwrap_or(start) } else { start }
        };
        // `told the board on Friday it would rain`
        let day = |start| behind_adjunct(page, whole(start), end);
        let told = listener.map(|start| between::behind_means(page, day(start))).filter(|&start| {
            is!(page, start, "to")
                || (is!(page, start, "not") && is!(page, start + 1, "to"))
                || asks(page, start)
                || opens_clause(page, start, end.min(start + REACH))
        });
        if told.is_some() || cue.bits & SPEECH == 0 {
            return told;
        }
    }
    // `vowed on Thursday to sail`
    let to = behind_adjunct(page, behind, end);
    // `promised never to sail`
    let never = is!(page, to, "never" | "not") && is!(page, to + 1, "to");
    if (never || is!(page, to, "to")) && cue.bits & (SPEECH | THOUGHT | JUDGEMENT) != 0 {
        return (cue.bits & TOWARDS == 0).then_some(to);
    }
    // `warned of a flood`, `complained about the noise`
    // `testified against the minister` tells nothing.
    let testified = is!(page, cue.verb, "testify" | "testifies" | "testified" | "testifying");
    let of = is!(page, behind, "of" | "about") || (is!(page, behind, "against") && !testified);
    // `said Ode of Lund College`
    if of && !cue.inverted && cue.bits & SPEECH != 0 && page.inside(behind + 1).is_none() {
        return Some(behind + 1);
    }
    let reach = if bare { REACH } else { SHORT_REACH };
    if cue.bits & (SPEECH | THOUGHT) != 0 {
        let start = behind_adjunct(page, behind, end);
        // `expected the boat to sail`, but not `advised Kviz on the sale`
        let verb = |at: usize| {
            subject::is_verb(page, at) || is_contraction(page, at) || is!(page, at, "to")
        };
        let last = end;
        let mut end = end.min(start + reach);
        if cue.bits & SPEECH == 0 {
            end = (start..end).find(|&at| leaves_phrase(page, at)).unwrap_or(end);
        }
        // `said the results reflect …`: a plural and a word that belongs to no noun.
        let said = is!(page, cue.verb, "said" | "says" | "say") && !cue.inverted;
        if said && start == behind && between::shows_plural_verb(page, start, last) {
            return Some(start);
        }
        let shows = || page.has(start, PRONOUN) || (start..end).any(verb);
        if opens_clause(page, start, end) && (bare || shows()) {
            return Some(start);
        }
        // `said no`
        if bare && between::is_answer(page, behind, last) {
            return Some(behind);
        }
    }
    None
}

/// One past the last token of the clause that begins at `start`.
fn end(page: &Page<'_>, start: usize, limit: usize) -> usize {
    for at in start..limit {
        if let Some(stretch) = page.inside(at).and_then(|index| page.quoted.get(index)) {
            // `"…," adding`: the comma stands inside the marks.
            let closes = at + 1 == stretch.outer.end && stretch.inner.end > start;
            let comma = page.key(stretch.inner.end - 1) == COMMA;
            if closes && comma && turns(page, at + 1) {
                return at + 1;
            }
            continue;
        }
        if page.key(at) == SEMICOLON {
            return at;
        }
        if page.key(at) != COMMA {
            continue;
        }
        // `, compared with 40 percent in May`, but not `the island, compared with the coast, is poor`
        let compared = is!(page, at + 1, "compared")
            && is!(page, at + 2, "with" | "to")
            && (at + 2..limit).all(|at| page.key(at) != COMMA);
        if turns(page, at + 1) || compared {
            return at;
        }
    }
    limit
}

/// Whether what a comma sets off is no more part of what is said: `adding`, `while`, `according`.
fn turns(page: &Page<'_>, at: usize) -> bool {
    // `said the boat was late, but that it would sail`, `but not today`
    (page.has(at, CUE) && page.has(at, ING))
        || is!(page, at, "while" | "according")
        || (is!(page, at, "but") && !is!(page, at + 1, "that" | "not"))
}

/// Where the clause that ends at `to` begins: the sentence's start, or behind the last stretch in
/// marks or semicolon.
fn back_to(page: &Page<'_>, to: usize, from: usize) -> usize {
    let stop = (from..to).rev().find(|&at| page.key(at) == SEMICOLON && page.inside(at).is_none());
    let mut start = stop.map_or(from, |at| at + 1);
    while start < to && (is!(page, start, "but") || is!(page, start, "and")) {
        start += 1;
    }
    start
}

/// Without marks at its ends; `None` where less than two words are left.
pub(super) fn trimmed(page: &Page<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let mark = |at: usize| {
        page.inside(at).is_none()
            && page.reading.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
    };
    let mut range = range;
    while range.start < range.end && mark(range.end - 1) {
        range.end -= 1;
    }
    while range.start < range.end && mark(range.start) {
        range.start += 1;
    }
    // `warned of delays`
    let of = |at: usize| is!(page, at, "of" | "about" | "against") && page.is_lower(at + 1);
    let thing = || range.start > 0 && of(range.start - 1);
    let answer = range.len() == 1 && (thing() || between::is_answer(page, range.start, range.end));
    (range.len() >= 2 || answer).then_some(range)
}
