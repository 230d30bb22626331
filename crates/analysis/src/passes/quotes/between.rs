//! What may stand between a verb of speech and its clause: a time, a place, an occasion, a listener.
//! `said on Monday it was late`, `said in a statement`, `told reporters it would rain`.

use super::clause_opening::{asks, is_contraction};
use super::lexicon::{
    ANNOUNCEMENT, BETWEEN, BOUNDARY, CUE, DETERMINER, JOINT, OUTLET, PRONOUN, STORY, TIME, VERB,
};
use super::page::{Mentioned, Page, is};
use super::subject::is_plural;
use crate::passes::names::lexicon::flag;
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, TokenKind, key};

const COMMA: Key = key(",");
const THAT: Key = key("that");
/// How far behind `after` the clause behind its phrase may begin.
const PHRASE: usize = 7;
/// How far behind a listener, with a place behind it, `to` may stand.
const PLACE: usize = 9;
/// So many words may name a body that is told something.
const BODY: usize = 3;

/// What stands behind the time, the place or the occasion that comes between a verb and its clause:
/// `said on Monday it was late`, `said Monday night`, `said in a statement`.
pub(super) fn behind_adjunct(page: &Page<'_>, behind: usize, end: usize) -> usize {
    let day = |at: usize| page.flags(at) & flag::CALENDAR != 0;
    let time = |at: usize| page.has(at, TIME);
    let mut at = behind;
    while at < end {
        // `said late on Monday`, `said early Monday`
        let hour = is!(page, at, "late" | "early" | "later" | "earlier");
        let first = at + usize::from(hour);
        let first = first + usize::from(page.has(first, JOINT));
        let led = first > at;
        let mut next = first;
        let opened =
            page.has(next, DETERMINER) || is!(page, next, "last") || is!(page, next, "this");
        if opened && !day(next) {
            next += 1;
        }
        if day(next) || time(next) {
            while next < end && (day(next) || time(next) || is!(page, next, "last")) {
                next += 1;
            }
            // `said Monday's boat was late`
            let kind = page.reading.tokens.get(next).map(|token| token.kind);
            if kind == Some(TokenKind::Possessive) {
                break;
            }
            at = next;
            continue;
        }
        // `said in Oslo the boat was late`
        let place = page.mention(first).filter(|one| led && one.kind == NameKind::Place);
        if let Some(place) = place.filter(|_| !is!(page, at, "of" | "for" | "to")) {
            at = place.tokens.end;
            continue;
        }
        // `said after the trip he would wait`
        if !hour && let Some(pronoun) = behind_phrase(page, at, end) {
            return pronoun;
        }
        // `said in a written statement`, `said in an interview with Kviz`
        let occasion = (next..end.min(next + 3)).find(|&at| page.has(at, ANNOUNCEMENT));
        let Some(noun) = occasion.filter(|_| led && opened) else {
            // `told the board later the boat was late`
            return at + usize::from(is!(page, at, "later" | "earlier"));
        };
        at = noun + 1;
        let joint = page.has(at, JOINT) && !is!(page, at, "in");
        let article = usize::from(page.has(at + 1, DETERMINER));
        if let Some(name) = page.mention(at + 1 + article).filter(|_| joint) {
            at = name.tokens.end;
        }
    }
    at
}

/// The pronoun that opens the clause behind a phrase with `after`, `before` or `during`.
fn behind_phrase(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    if !page.has(at, BOUNDARY) {
        return None;
    }
    let opens = || is!(page, at, "after" | "before" | "during");
    let joint = page.has(at, JOINT) && !is!(page, at, "to") && !is!(page, at, "of");
    if !joint && !opens() {
        return None;
    }
    let to = end.min(at + PHRASE);
    let plain =
        |&at: &usize| page.is_word(at) && !page.has(at, VERB | CUE) && page.inside(at).is_none();
    let pronoun =
        |at: &usize| page.has(*at, PRONOUN) && is!(page, *at, "he" | "she" | "they" | "it");
    let found = (at + 2..to).find(|at| pronoun(at) || is_contraction(page, *at))?;
    (at + 1..found).all(|at| plain(&at)).then_some(found)
}

/// `asked the Kviz director, Kari Ode, to leave`: what stands behind a listener's name, with the noun
/// and the name between commas that belong to it.
fn behind_name(page: &Page<'_>, name: usize, end: usize) -> usize {
    // `told Kviz radio the boat was late`
    let outlet = |at: usize| at == name && page.has(at, OUTLET);
    let noun = (name..end)
        .take_while(|&at| page.is_lower(at) && (page.is_personal(at) || outlet(at)))
        .count();
    let comma = name + noun;
    // `told the pilot's mate`
    let kind = page.reading.tokens.get(comma).map(|token| token.kind);
    if noun > 0 && kind == Some(TokenKind::Possessive) {
        return name;
    }
    // `asked the crew in Lund to sail`
    if noun > 0 && page.has(comma, JOINT) && !is!(page, comma, "to") {
        let near = comma + 1..end.min(comma + PLACE);
        let plain = |&at: &usize| page.is_word(at) && !page.has(at, VERB | CUE);
        let to = near.take_while(plain).find(|&at| is!(page, at, "to") && page.is_lower(at + 1));
        return to.unwrap_or(comma);
    }
    let aside = page.mention(comma + 1).filter(|_| page.key(comma) == COMMA);
    let close = aside.map(|aside| aside.tokens.end).filter(|&at| page.key(at) == COMMA);
    close.map_or(comma, |close| close + 1)
}

/// Where what is said begins behind the one who is told it.
pub(super) fn behind_listener(page: &Page<'_>, behind: usize, end: usize) -> Option<usize> {
    if let Some(mention) = page.mention(behind) {
        return Some(behind_name(page, mention.tokens.end, end));
    }
    // `urged both sides to return`
    let counts = is!(page, behind, "both" | "all" | "some" | "many" | "most" | "several")
        && page.is_lower(behind + 1)
        && is_plural(page, behind + 1)
        && is!(page, behind + 2, "to" | "that" | "not");
    if counts {
        return Some(behind + 2);
    }
    if page.has(behind, PRONOUN)
        || is!(page, behind, "him")
        || is!(page, behind, "them")
        || is!(page, behind, "me")
        || is!(page, behind, "us")
    {
        return Some(behind + 1);
    }
    if let Some(clause) = behind_body(page, behind, end) {
        return Some(clause);
    }
    let mut at = behind;
    while at < end && at < behind + 6 && page.key(at) != COMMA {
        if let Some(mention) = page.mention(at) {
            return Some(behind_name(page, mention.tokens.end, end));
        }
        if page.is_personal(at) {
            // `asked Finance Minister Kari Ode to resign`
            let holder = page.mention(at + 1).filter(|name| name.kind == NameKind::Person);
            let named =
                |name: &&Mentioned| name.tokens.start == at + 1 && name.form == MentionForm::Name;
            let name = holder.filter(named);
            return Some(behind_name(page, name.map_or(at + 1, |name| name.tokens.end), end));
        }
        // `urged Catholics on Sunday to pray`, but not `told tales to children`
        if at > behind && !page.has(behind, JOINT) && asks_to(page, at, end) {
            return Some(at);
        }
        // `asked workers whether`, `told a crowd that`
        if at > behind && (asks(page, at) || page.key(at) == THAT) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// `to pay damages`: whether `to` opens what somebody is asked to do; not `the threat to islanders was real`.
fn asks_to(page: &Page<'_>, to: usize, end: usize) -> bool {
    let next = to + 1;
    let small = page.has(next, DETERMINER | BOUNDARY | PRONOUN) || page.is_personal(next);
    let noun = page.has(to - 1, STORY | ANNOUNCEMENT);
    let verb = is!(page, to, "to") && page.is_lower(next) && !small && !is_plural(page, next);
    let finite = |at: usize| page.has(at, VERB) && page.has(at, BOUNDARY);
    verb && !noun && !(next + 1..end.min(next + BODY)).any(finite)
}

/// `told the jury he was late`, `told an inquest the boat was late`, `told the Gazette it was late`: where
/// another phrase begins behind an article and a word or two that no table knows as persons.
fn behind_body(page: &Page<'_>, article: usize, end: usize) -> Option<usize> {
    let opens =
        |at: usize| page.has(at, PRONOUN) || page.has(at, DETERMINER) || is!(page, at, "there");
    if !page.has(article, DETERMINER) {
        // `told parliament the boats were late`
        let bare = page.is_lower(article)
            && page.is_word(article)
            && !page.has(article, BOUNDARY | PRONOUN | CUE | VERB | BETWEEN | STORY)
            && !is_plural(page, article);
        return (bare && opens(article + 1) && page.inside(article + 1).is_none())
            .then_some(article + 1);
    }
    let plain = |at: &usize| {
        page.is_word(*at)
            && page.flags(*at) & flag::CALENDAR == 0
            && page.mention(*at).is_none()
            && !page.is_personal(*at)
            && !page.has(*at, BOUNDARY | PRONOUN | DETERMINER)
    };
    let nouns = (article + 1..end.min(article + 1 + BODY)).take_while(plain).count();
    let next = article + 1 + nouns;
    // `told the truth he knew`
    let told = page.has(next - 1, STORY);
    // `told the court on Friday he was late`
    let clause = behind_adjunct(page, next, end);
    // `ordered the port to pay`
    let asks = asks_to(page, clause, end);
    (nouns > 0 && (asks || opens(clause)) && !told && page.inside(clause).is_none()).then_some(next)
}

/// `told reporters by telephone his men …`: where another phrase begins behind a preposition and a bare
/// noun.
pub(super) fn behind_means(page: &Page<'_>, start: usize) -> usize {
    let means = is!(page, start, "by" | "via")
        && page.is_lower(start + 1)
        && !page.has(start + 1, BOUNDARY | DETERMINER | PRONOUN);
    let opens = page.has(start + 2, DETERMINER | PRONOUN) || page.mention(start + 2).is_some();
    if means && opens { start + 2 } else { start }
}

/// `the results reflect …`: whether an article, a plural and a word in small letters open a clause, which
/// is then its verb.
pub(super) fn shows_plural_verb(page: &Page<'_>, start: usize, end: usize) -> bool {
    let plain = |at: usize| page.is_lower(at) && !page.has(at, BOUNDARY | DETERMINER);
    let nouns = (start + 1..end.min(start + 1 + BODY)).take_while(|&at| plain(at)).count();
    let Some(verb) = (start + 2..start + 1 + nouns).find(|&at| is_plural(page, at - 1)) else {
        return false;
    };
    let word = page.reading.word(verb);
    page.has(start, DETERMINER)
        && page.mention(verb).is_none()
        && !page.is_between(verb)
        && !(is_plural(page, verb) || word.ends_with("ing"))
        && !page.is_personal(verb)
}

/// `said no`, `said yes`, `said so`, with a mark behind it; `said as much`, `said the same`.
pub(super) fn is_answer(page: &Page<'_>, at: usize, end: usize) -> bool {
    let as_much = is!(page, at, "as") && is!(page, at + 1, "much");
    let same = is!(page, at, "the") && is!(page, at + 1, "same") && !page.is_word(at + 2);
    if as_much || same {
        return true;
    }
    is!(page, at, "yes" | "no" | "so")
        && (at + 1 >= end || !page.is_word(at + 1) || page.has(at + 1, BOUNDARY))
}
