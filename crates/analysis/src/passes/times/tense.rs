//! Tense: whether what is told of a date lies behind or ahead.
//!
//! There is no parser here. The nearest sign to the left in the sentence counts (`will`, `expected`,
//! `was`, a word in `-ed`), else the nearest to the right: `On Friday the board will meet`. A bare verb
//! right before the date tells of what is to come (`Talks resume Thursday`), a participle behind `be`
//! tells nothing (`will be paid Dec. 14`), nor does a noun (`the plan`). A verb that is a noun too
//! (`report`) counts as one behind a subject in the plural: `They return Thursday`.
//!
//! What lies behind `since` is past, what lies behind `until` ahead, and so is what lies behind `through`
//! where something goes on (`is on a visit through Thursday`).
//!
//! The present tense of what is scheduled lies ahead (`The court meets Thursday`, `He is sentenced
//! Friday`, `The deadline is Friday`); that of other verbs tells nothing, since headlines tell what
//! happened in it (`Ode wins Sunday`). `Friday's` before what has happened (`gains`, `attack`) is past,
//! whatever is told of it.
//!
//! A clause between commas (`he added`) tells nothing of what stands around it. What `to` leads to lies
//! ahead (`agreed to leave`), but behind verbs of what was done or left it is over (`refused to leave`).

use super::occasions::{dates_what_happened, is_attribute, is_foreseen, is_occasion};
use crate::grammar::Seen;
use crate::grammar::times::{Class, Lex, Words};
use crate::passes::tokens::{Shape, TokenKind, key};

/// Where the told lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::passes) enum Tense {
    Past,
    /// Wholly behind: `since October`.
    Behind,
    Future,
    Unknown,
}

/// How far to look, in tokens.
const REACH: usize = 18;

/// The tense around an expression.
pub(in crate::passes) fn around(words: Words<'_>, at: usize, len: usize) -> Tense {
    let before = class_before(words, at);
    if before == Some(Lex::Until) {
        // `had been paying rent until May`
        let over = (at.saturating_sub(REACH)..at).rev();
        let mut over = over.take_while(|place| words.class(*place) != Some(Lex::Stop));
        let over = over.any(|at| is_word(words, at, HAD) && is_word(words, at + 1, BEEN));
        return if over { Tense::Past } else { Tense::Future };
    }
    let preposition = at.checked_sub(1).and_then(|before| words.get(before));
    match preposition.map(|seen| seen.token.key) {
        Some(SINCE) => return Tense::Behind,
        Some(THROUGH) if goes_on(words, at - 1) == Some(true) => return Tense::Future,
        // `Starting Monday, fees rise`
        Some(STARTING | BEGINNING | EFFECTIVE) if goes_on(words, at - 1) != Some(false) => {
            return Tense::Future;
        }
        _ => {}
    }
    let attribute = is_attribute(words, at, len);
    // `the November election`, `November's election`
    let owned = matches!(words.class(at), Some(Lex::Month(_)))
        && words.class(at + len) == Some(Lex::Possessive);
    let foreseen = (attribute || owned) && is_foreseen(words, at + len + usize::from(owned));
    if attribute && !foreseen {
        let happened = words.class(at + len) == Some(Lex::Happened);
        return if happened || is_occasion(words, at + len) { Tense::Past } else { Tense::Unknown };
    }
    // `January's decision`; but a weekday's may be to come.
    if owned && is_occasion(words, at + len + 1) || dates_what_happened(words, at + len) {
        return Tense::Past;
    }
    // `The concert is on Friday`
    let is_on = matches!(before, Some(Lex::On | Lex::In | Lex::At))
        && at.checked_sub(2).and_then(|place| words.class(place)) == Some(Lex::Is);
    if before == Some(Lex::Is) || is_on || is_told_to_be(words, at + len) {
        return Tense::Future;
    }
    if is_supposed(words, at) {
        return Tense::Future;
    }
    let verb = verb_before(words, at);
    let done = || class_before(words, verb - 1) == Some(Lex::To) && was_done(words, verb - 1);
    let tells = || is_bare_verb(words, verb - 1) || is_told_of_many(words, verb - 1);
    if verb > 0 && tells() && !done() {
        return Tense::Future;
    }
    let from = at.saturating_sub(REACH);
    // `comes after the fall on Friday` is no schedule.
    let (mut schedule, mut aside) = (true, false);
    for place in (from..at).rev() {
        schedule &= !matches!(words.class(place), Some(Lex::After | Lex::Comma));
        if schedule && is_scheduled(words, place, at) {
            return Tense::Future;
        }
        match sign(words, place) {
            Some(Tense::Past) if owned && foreseen => break,
            Some(Tense::Past) if is_aside(words, place) => aside = true,
            Some(tense) => return tense,
            None if words.class(place) == Some(Lex::Stop) => break,
            None => {}
        }
    }
    if foreseen {
        return Tense::Unknown;
    }
    for place in at + len..(at + len + REACH).min(words.len()) {
        if is_scheduled(words, place, at) {
            return Tense::Future;
        }
        match sign(words, place) {
            Some(Tense::Past) if is_aside(words, place) => aside = true,
            Some(tense) => return tense,
            None if words.class(place) == Some(Lex::Stop) => break,
            None => {}
        }
    }
    // `FERRY BY SEPTEMBER`, `The fair runs through Sunday`
    let through = preposition.is_some_and(|seen| seen.token.key == THROUGH);
    if before == Some(Lex::By) || through && goes_on(words, at - 1).is_none() {
        Tense::Future
    } else if aside {
        Tense::Past
    } else {
        Tense::Unknown
    }
}

/// `added` of `But, he added, the fair opens Friday`: a clause between two commas tells nothing of what
/// stands around it.
fn is_aside(words: Words<'_>, place: usize) -> bool {
    let opened = |back: usize| place.checked_sub(back).and_then(|at| words.class(at));
    words.class(place + 1) == Some(Lex::Comma)
        && (2..=ASIDE).any(|back| opened(back) == Some(Lex::Comma))
}

/// So many tokens in front of its verb a clause between two commas may begin.
const ASIDE: usize = 4;

/// Whether what goes on is told before `place` (`is on a visit through Thursday`), if anything tells it.
fn goes_on(words: Words<'_>, place: usize) -> Option<bool> {
    let left = (place.saturating_sub(REACH)..place).rev();
    let mut signs =
        left.take_while(|place| words.class(*place) != Some(Lex::Stop)).filter_map(|place| {
            match words.class(place) {
                Some(Lex::Is) => Some(true),
                _ => sign(words, place).map(|tense| tense == Tense::Future),
            }
        });
    signs.next()
}

/// The place behind the word that may be the verb of an expression: `open at 9 a.m. on Aug. 1`.
fn verb_before(words: Words<'_>, at: usize) -> usize {
    use Lex::{Am, At, By, Colon, FigureWord, Noon, Num, On, Pm};
    if !matches!(class_before(words, at), Some(On | At)) {
        return at;
    }
    let clock = (1..=6).map_while(|back| at.checked_sub(back + 1)).take_while(|place| {
        matches!(words.class(*place), Some(Num(_) | FigureWord | Am | Pm | Noon | Colon | At | By))
    });
    at - 1 - clock.count()
}

/// `would fare badly if he won the election on Nov. 8`: behind `if`, with what would come of it; but not
/// `asked if he was there on Friday`.
fn is_supposed(words: Words<'_>, at: usize) -> bool {
    let clause = (at.saturating_sub(CLAUSE)..at).rev();
    let mut clause = clause
        .take_while(|place| !matches!(words.class(*place), None | Some(Lex::Stop | Lex::Comma)));
    let Some(condition) = clause.find(|place| is_word(words, *place, IF)) else { return false };
    let asked = condition.checked_sub(1).and_then(|before| words.get(before));
    let goes_on = |place: &usize| words.class(*place).is_some_and(|class| class != Lex::Stop);
    let would = |place: usize| words.class(place) == Some(Lex::Will);
    !asked.is_some_and(|seen| Class::ASKED.has(seen.token.key))
        && ((condition.saturating_sub(REACH)..condition).rev().take_while(goes_on).any(would)
            || (at..at + REACH).take_while(goes_on).any(would))
}

/// So many tokens in front of a date its clause begins.
const CLAUSE: usize = 9;

pub(super) fn class_before(words: Words<'_>, place: usize) -> Option<Lex> {
    place.checked_sub(1).and_then(|before| words.class(before))
}

/// `resume` of `Talks resume Thursday`: not behind `did` or `not`.
fn is_bare_verb(words: Words<'_>, place: usize) -> bool {
    words.class(place) == Some(Lex::BareVerb)
        && !matches!(
            class_before(words, place),
            None | Some(Lex::Was | Lex::No | Lex::The | Lex::A)
        )
}

/// `return` of `They return Thursday` and of `Polls close Thursday`: a word that is a noun too, behind
/// a pronoun in the plural or a plural that opens its sentence.
fn is_told_of_many(words: Words<'_>, place: usize) -> bool {
    if words.class(place) != Some(Lex::Infinitive) {
        return false;
    }
    let Some(subject) = place.checked_sub(1).and_then(|at| words.get(at)) else { return false };
    let opens = matches!(
        place.checked_sub(2).and_then(|at| words.class(at)),
        None | Some(Lex::Stop | Lex::The)
    );
    let plural = subject.token.kind == TokenKind::Word
        && subject.token.is_capitalised()
        && subject.word().ends_with('s')
        && subject.word().len() > 3;
    subject.class == Lex::Plural || opens && plural
}

/// `is` of `Thursday is the deadline`.
fn is_told_to_be(words: Words<'_>, at: usize) -> bool {
    words.class(at) == Some(Lex::Is)
        && matches!(words.class(at + 1), Some(Lex::The | Lex::A | Lex::Expects))
}

/// Whether a verb in the present tells of what is scheduled for the date at token `at`.
fn is_scheduled(words: Words<'_>, place: usize, at: usize) -> bool {
    // `takes effect`, `appears in court`; but `it appears that it fell`
    let taken = |at| [PLACE, EFFECT, OFFICE, OVER].iter().any(|word| is_word(words, at, *word));
    if is_word(words, place, TAKES) && taken(place + 1)
        || is_word(words, place, APPEARS)
            && matches!(words.class(place + 1), Some(Lex::In | Lex::At | Lex::Before))
    {
        return true;
    }
    // `The fair runs Thursday through Sunday`, but not `hit two runs Thursday`, `Morning runs Sunday`
    if is_word(words, place, RUNS) {
        let from = matches!(words.class(place + 1), Some(Lex::From | Lex::Until));
        let article = |at: usize| matches!(words.class(at), Some(Lex::The | Lex::A | Lex::This));
        let led = (place.saturating_sub(LED)..place).any(article);
        let before = class_before(words, place);
        let noun = leads_a_noun(before) || before == Some(Lex::Possessive);
        return place + 1 + usize::from(from) == at && led && !noun;
    }
    match words.class(place) {
        // `The court meets`, but not `the visits`, `300 votes`, `of flies`.
        Some(Lex::Scheduled) => !leads_a_noun(class_before(words, place)),
        Some(Lex::Infinitive | Lex::BareVerb) => place + 1 != at && is_done_by_many(words, place),
        // `when he is sentenced Friday`: the participle stands right before the date.
        Some(Lex::Other) if class_before(words, place) == Some(Lex::Is) => {
            let on = words.class(place + 1) == Some(Lex::On);
            place + 1 + usize::from(on) == at
                && words.get(place).is_some_and(|seen| seen.word().ends_with("ed"))
        }
        _ => false,
    }
}

/// Whether the next word is a noun rather than a verb.
fn leads_a_noun(before: Option<Lex>) -> bool {
    use Lex::{A, And, Few, Hyphen, In, More, Num, Of, Possessive, Possessor, Several, The};
    matches!(
        before,
        Some(
            The | A
                | Num(_)
                | Of
                | In
                | Possessor
                | Possessive
                | More
                | And
                | Hyphen
                | Few
                | Several
        )
    )
}

/// `England play France`, `voters go to the polls`: a verb that a name or a plural opens the clause for,
/// and that goes on with an object.
fn is_done_by_many(words: Words<'_>, place: usize) -> bool {
    let word = |at: usize| words.get(at).filter(|seen| seen.token.kind == TokenKind::Word);
    let (Some(verb), Some(subject), Some(next)) =
        (word(place), place.checked_sub(1).and_then(word), word(place + 1))
    else {
        return false;
    };
    let object = next.token.shape == Shape::Capital
        || matches!(next.class, Lex::The | Lex::To | Lex::On | Lex::Possessor)
        || next.word() == "into";
    let many = subject.word().len() > 3 && subject.word().ends_with('s');
    // `Hurricane warnings go`: before a plural another word may stand.
    let other = |at: &usize| many && word(*at).is_some_and(|seen| seen.class.is_plain());
    let first =
        place - 1 - (2..=3).map_while(|back| place.checked_sub(back)).take_while(other).count();
    // `The Colts host the Texans`
    let first = first - usize::from(many && class_before(words, first) == Some(Lex::The));
    let opens = matches!(class_before(words, first), None | Some(Lex::Stop | Lex::Comma));
    verb.token.shape == Shape::Lower
        && subject.class.is_plain()
        && object
        && opens
        && (many || subject.token.shape == Shape::Capital)
}

fn sign(words: Words<'_>, place: usize) -> Option<Tense> {
    let before = class_before(words, place);
    match words.class(place)? {
        // `the next round of talks on Friday`
        Lex::Next if before == Some(Lex::The) => {
            words.class(place + 1).filter(|class| class.is_plain()).map(|_| Tense::Future)
        }
        // `could not be reached Monday`
        Lex::Will if is_could(words, place) && words.class(place + 1) == Some(Lex::No) => None,
        // `could have used some help in 1979`
        Lex::Will if is_could(words, place) && is_word(words, place + 1, HAVE) => Some(Tense::Past),
        Lex::Will => Some(Tense::Future),
        Lex::Expects => {
            if matches!(before, Some(Lex::The | Lex::A | Lex::Possessor | Lex::Possessive)) {
                return None;
            }
            if is_plan(words, place) {
                return None;
            }
            // `as planned Saturday`
            if (place.saturating_sub(2)..place).any(|place| words.class(place) == Some(Lex::As)) {
                return None;
            }
            // `had been expected`, `had been due to expire`
            let auxiliaries = if before == Some(Lex::To) { 5 } else { 3 };
            let over =
                (place.saturating_sub(auxiliaries)..place).any(|place| is_word(words, place, HAD));
            Some(if over { Tense::Past } else { Tense::Future })
        }
        Lex::Was if before == Some(Lex::Be) => None,
        // `will put mixed crews on patrol from July`
        Lex::Was if before == Some(Lex::Will) => Some(Tense::Future),
        // `a meeting set for Monday`, but not `was set for Monday`, which may be over.
        Lex::Was
            if matches!(words.class(place + 1), Some(Lex::For))
                && before != Some(Lex::Was)
                && words.get(place).is_some_and(|seen| seen.word() == "set") =>
        {
            Some(Tense::Future)
        }
        // `is set for Monday`
        Lex::Was if before == Some(Lex::Is) => Some(Tense::Future),
        Lex::Was if before == Some(Lex::To) => Some(Tense::Future),
        Lex::Was => Some(Tense::Past),
        Lex::Ended if !matches!(before, Some(Lex::Be | Lex::To)) => {
            let over = words.get(place).is_some_and(|seen| seen.word() == "ended");
            over.then_some(Tense::Past)
        }
        // `in the quarter to end-March`
        Lex::End if words.class(place + 1) == Some(Lex::Hyphen) => None,
        // `refused to leave Monday`, `lined up to hear him on Tuesday`
        Lex::Infinitive | Lex::BareVerb if before == Some(Lex::To) && was_done(words, place) => {
            Some(Tense::Past)
        }
        // `had been due to expire Friday`: what was due says when.
        Lex::Infinitive | Lex::BareVerb if is_due(words, place) => None,
        Lex::Infinitive | Lex::BareVerb | Lex::Beginning | Lex::End => {
            (before == Some(Lex::To)).then_some(Tense::Future)
        }
        // `it may close`, in small letters.
        Lex::MonthLike(_) => words.get(place).filter(is_modal).map(|_| Tense::Future),
        Lex::Other => {
            let seen = words.get(place)?;
            // `Let's vote in November`
            if seen.token.key == const { key("let") }
                && words.class(place + 1) == Some(Lex::Possessive)
            {
                return Some(Tense::Future);
            }
            // `should be completed`, `the troubled line`, `a still unnamed date`: no past tense.
            let article = place.checked_sub(2).and_then(|at| words.class(at));
            if matches!(before, Some(Lex::Be | Lex::The | Lex::A | Lex::To))
                || matches!(article, Some(Lex::The | Lex::A)) && is_adverb(words, place - 1)
            {
                return None;
            }
            if is_needed(words, place) {
                return None;
            }
            let verb = seen.token.kind == TokenKind::Word && seen.token.shape == Shape::Lower;
            (verb && seen.word().len() > 4 && seen.word().ends_with("ed")).then_some(Tense::Past)
        }
        _ => None,
    }
}

/// Whether the verb at `place` stands behind `due to`, `scheduled to`.
fn is_due(words: Words<'_>, place: usize) -> bool {
    class_before(words, place) == Some(Lex::To)
        && place.checked_sub(2).and_then(|at| words.class(at)) == Some(Lex::Expects)
}

/// `needed` of `will give him the lift needed for a win Tuesday`: a participle behind what will be.
fn is_needed(words: Words<'_>, place: usize) -> bool {
    matches!(words.class(place + 1), Some(Lex::For | Lex::By))
        && (place.saturating_sub(CLAUSE)..place)
            .rev()
            .map_while(|at| words.class(at))
            .take_while(|class| !matches!(class, Lex::Stop | Lex::Comma))
            .any(|class| class == Lex::Will)
}

/// Whether what the verb at `place` tells behind `to` was done or left: `managed to`, `came to`.
fn was_done(words: Words<'_>, place: usize) -> bool {
    let to = place - 1;
    (to.saturating_sub(DONE)..to)
        .rev()
        .map_while(|at| words.get(at))
        .take_while(|seen| !matches!(seen.class, Lex::Stop | Lex::Comma | Lex::Expects))
        .any(|seen| Class::CARRIED_OUT.has(seen.token.key))
}

/// So many tokens in front of `to` its verb stands.
const DONE: usize = 4;

/// `plans` of `its advertising plans after`: a noun, with a word before it and no object.
fn is_plan(words: Words<'_>, place: usize) -> bool {
    use Lex::{A, Possessive, Possessor, The, To};
    let noun = words.get(place).is_some_and(|seen| matches!(seen.word(), "plan" | "plans"));
    let owned = matches!(
        place.checked_sub(2).and_then(|at| words.class(at)),
        Some(The | A | Possessor | Possessive)
    );
    noun && owned
        && class_before(words, place).is_some_and(Lex::is_plain)
        && !matches!(words.class(place + 1), Some(To | The | A | Possessor))
}

/// `newly`, `still`: between an article and a participle.
fn is_adverb(words: Words<'_>, place: usize) -> bool {
    words
        .get(place)
        .is_some_and(|seen| matches!(seen.word(), "still" | "yet") || seen.word().ends_with("ly"))
}

const TAKES: u64 = key("takes");
const PLACE: u64 = key("place");
const EFFECT: u64 = key("effect");
const OFFICE: u64 = key("office");
const OVER: u64 = key("over");
const APPEARS: u64 = key("appears");
const RUNS: u64 = key("runs");
/// So many words may stand between an article and what goes on: `The annual harbour fair runs`.
const LED: usize = 5;
const SINCE: u64 = key("since");
const THROUGH: u64 = key("through");
const STARTING: u64 = key("starting");
const BEGINNING: u64 = key("beginning");
const EFFECTIVE: u64 = key("effective");
const BEEN: u64 = key("been");
const IF: u64 = key("if");
const COULD: u64 = key("could");
const HAD: u64 = key("had");
const HAVE: u64 = key("have");

fn is_word(words: Words<'_>, place: usize, word: u64) -> bool {
    words.get(place).is_some_and(|seen| seen.token.key == word)
}

fn is_could(words: Words<'_>, place: usize) -> bool {
    is_word(words, place, COULD)
}

fn is_modal(seen: &Seen<'_, Lex>) -> bool {
    seen.word() == "may"
}
