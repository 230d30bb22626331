//! Who is the subject of a verb: noun phrases without a parser.
//!
//! A phrase is found by walking from the verb: over adverbs and auxiliaries, over an apposition
//! between two commas, over a relative pronoun, to a name, a pronoun, or a noun with what belongs to
//! it. `A spokesman for the ministry said`: of two nouns joined by a preposition the first speaks, if
//! it is a person's. The walk gives up at what it does not know.

use std::ops::Range;

use super::anonymity;
use super::asides::{
    apposition, before_brackets, belongs_to, bracket, closed_relative, is_dash, is_plural_owner,
    leads_role, place_aside,
};
use super::coordination::{
    coordinated_from, counted, first_of_several, holder_of_two, is_ratio, nouns_of_several,
    witnesses_and,
};
use super::lexicon::{
    BOUNDARY, CUE, DETERMINER, JOINT, PAST, PRONOUN, QUANTITY, RELEASED, THIRD, VERB,
};
use super::office::{kin_of, office_holder, office_of};
use super::page::{Mentioned, Page, is};
use super::sources;
use super::when;
use crate::finite::may_be_verb;
use crate::passes::names::lexicon::flag;
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, Shape, Token, TokenKind, key};

const COMMA: Key = key(",");
const HYPHEN: Key = key("-");
const SLASH: Key = key("/");
const RELATIVES: [Key; 3] = [key("who"), key("which"), key("that")];
pub(super) const CONJUNCTIONS: [Key; 3] = [key("and"), key("but"), key("or")];

/// What stands left of a verb.
pub(super) enum Left {
    /// The subject.
    Subject(Range<usize>),
    /// A conjunction: the subject is that of the verb before.
    Conjoined(usize),
    /// Nothing that could be one.
    Nothing,
}

/// Whether a relative pronoun stands here.
pub(super) fn is_relative(page: &Page<'_>, at: usize) -> bool {
    RELATIVES.contains(&page.key(at))
}

/// The subject that stands left of the verb, not before `from`.
pub(super) fn left(page: &Page<'_>, verb: usize, from: usize) -> Left {
    match walk(page, verb, from) {
        Left::Nothing => anonymity::source(page, verb, from).map_or(Left::Nothing, Left::Subject),
        found => found,
    }
}

fn walk(page: &Page<'_>, verb: usize, from: usize) -> Left {
    let mut at = verb;
    while at > from {
        at -= 1;
        if let Some(stretch) = page.inside(at) {
            let whom = closed_relative(page, stretch, from);
            return whom.map_or(Left::Nothing, Left::Subject);
        }
        if let Some(start) = when::starts(page, at, from) {
            at = start;
            continue;
        }
        if page.is_between(at) && page.mention(at).is_none() {
            continue;
        }
        if is!(page, at, ")") || is!(page, at, "]") {
            let Some(open) = bracket(page, at, from) else { return Left::Nothing };
            at = open;
            continue;
        }
        let word = page.key(at);
        if word == COMMA || is_dash(page, at) {
            let resident = || {
                let joint = place_aside(page, at, from).filter(|&at| page.is_personal(at - 1))?;
                phrase_to(page, joint - 1, from)
            };
            let subject = apposition(page, at, from).or_else(resident);
            return subject.map_or(Left::Nothing, Left::Subject);
        }
        if CONJUNCTIONS.contains(&word) {
            return Left::Conjoined(at);
        }
        if RELATIVES.contains(&word) && at > from {
            return antecedent(page, at, from).map_or(Left::Nothing, |_| Left::Subject(at..at + 1));
        }
        if let Some(joint) = joined_aside(page, at, from) {
            // `Figures released by Kviz Bank showed`
            let released = is!(page, joint, "by") && page.has(joint - 1, RELEASED);
            at = if released { joint - 1 } else { joint };
            continue;
        }
        return phrase_to(page, at, from).map_or(Left::Nothing, Left::Subject);
    }
    Left::Nothing
}

/// `Ode in Oslo said`: the preposition of a phrase that is no person and belongs to what stands
/// before it.
fn joined_aside(page: &Page<'_>, last: usize, from: usize) -> Option<usize> {
    let start = match page.mention(last) {
        Some(mention) if mention.kind == NameKind::Person => return None,
        Some(mention) => {
            let mut start = mention.tokens.start;
            // `Columbus, Ohio` is one place.
            let comma = start.checked_sub(1).filter(|&at| page.key(at) == COMMA);
            let city = comma.and_then(|comma| page.mention(comma.checked_sub(1)?));
            if let Some(city) = city.filter(|city| city.kind == NameKind::Place) {
                start = city.tokens.start;
            }
            titled_from(page, start, from)
        }
        None if page.has(last, PRONOUN) || !is_noun(page, last) || page.is_personal(last) => {
            return None;
        }
        None => noun_phrase_from(page, last, from),
    };
    if head_of(page, start, from).is_some() || is_ratio(page, start) {
        return None;
    }
    let joint = start.checked_sub(1).filter(|&at| at > from && page.has(at, JOINT))?;
    let before = joint - 1;
    let sits = page.mention(before).is_some() || page.is_word(before) || page.key(before) == COMMA;
    sits.then_some(joint)
}

/// Whom a relative pronoun stands for: `Ode, who said`, `a website that says`.
pub(super) fn antecedent(page: &Page<'_>, relative: usize, from: usize) -> Option<Range<usize>> {
    if !is_relative(page, relative) {
        return None;
    }
    let mut before = relative.checked_sub(1).filter(|&at| at >= from)?;
    if page.key(before) == COMMA || is_dash(page, before) {
        before = before.checked_sub(1)?;
    }
    phrase_to(page, before_brackets(page, before, from), from)
}

/// Where the run of capitalised words that ends here begins.
pub(super) fn capitals_from(page: &Page<'_>, last: usize, from: usize) -> Option<usize> {
    let capital = |at: usize| {
        page.reading.tokens.get(at).is_some_and(Token::is_capitalised)
            && page.flags(at) & flag::CALENDAR == 0
            && page.inside(at).is_none()
    };
    let run = (from..=last).rev().take_while(|&at| capital(at)).count();
    (run > 0).then(|| last + 1 - run)
}

/// The noun phrase whose last token is `last`.
pub(super) fn phrase_to(page: &Page<'_>, last: usize, from: usize) -> Option<Range<usize>> {
    if last < from || page.inside(last).is_some() {
        return None;
    }
    if let Some(mention) = page.mention(last) {
        let tokens = mention.tokens.clone();
        if mention.tokens.start < from {
            return None;
        }
        if let Some(person) = belongs_to(page, last, from) {
            return Some(person);
        }
        let start = titled_from(page, tokens.start, from);
        let second = mention.kind != NameKind::Person;
        let head = if second { head_of(page, start, from) } else { joined_to(page, start, from) };
        if let Some(head) = head {
            let office = if second { None } else { office_of(page, &tokens, from) };
            return Some(office.unwrap_or_else(|| counted(page, head, last)));
        }
        let first = first_of_several(page, start, from, mention.kind).unwrap_or(tokens.start);
        return Some(first..tokens.end);
    }
    if last >= from + 2 && is_ratio(page, last) {
        return Some(last - 2..last + 1);
    }
    // `40% said`
    let before = last.checked_sub(1).filter(|&at| at >= from && is!(page, last, "%"));
    if let Some(number) = before.and_then(|at| page.reading.tokens.get(at)) {
        return (number.kind == TokenKind::Number).then_some(last - 1..last + 1);
    }
    // `the father of two said`
    let of = last.checked_sub(2).filter(|&at| at >= from && is!(page, at + 1, "of"));
    if let Some(parent) = of.filter(|&at| page.has(last, QUANTITY) && page.is_personal(at)) {
        return phrase_to(page, parent, from);
    }
    if page.has(last, PRONOUN) {
        return Some(last..last + 1);
    }
    if !is_noun(page, last) {
        return None;
    }
    let start = noun_phrase_from(page, last, from);
    // `six in 10 voters`
    if start >= from + 2 && is_ratio(page, start) {
        return Some(start - 2..last + 1);
    }
    if let Some(several) = witnesses_and(page, start..last + 1, from) {
        return Some(several);
    }
    // `the secretary of state and current nominee`: one person in two roles.
    if page.is_personal(last)
        && !page.has(start, DETERMINER | QUANTITY)
        && !is_plural(page, last)
        && let Some(first) = coordinated_from(page, start, from)
    {
        let first = joined_to(page, first, from).map_or(first, |head| head.start);
        return Some(first..last + 1);
    }
    if let Some(head) = head_of(page, start, from) {
        return Some(counted(page, head, last));
    }
    if let Some(capitals) = capitals_from(page, last, start) {
        // `Additionally, forecast …`
        let adverb = capitals == last
            && page.reading.word(last).ends_with("ly")
            && page.key(last + 1) == COMMA;
        return Some(capitals..last + 1).filter(|_| !adverb);
    }
    if let Some(several) = nouns_of_several(page, start..last + 1, from) {
        return Some(several);
    }
    let opened = (page.has(start, DETERMINER | QUANTITY) && last > start)
        || (page.has(last, QUANTITY) && !page.has(last, PRONOUN));
    let ends = page.reading.tokens.get(last).is_some_and(|t| t.shape != Shape::None);
    // `Companies say`: a bare plural that opens its clause.
    let opens = start == from || page.key(start - 1) == COMMA;
    let document = sources::is_document(page, last);
    let many = document || sources::is_collective(page, last);
    let plural = if is_plural(page, last) { opens || document } else { opens && many };
    ((opened || plural || page.is_personal(last)) && ends).then_some(start..last + 1)
}

/// Whether the word ends like a plural.
pub(super) fn is_plural(page: &Page<'_>, at: usize) -> bool {
    let word = page.reading.word(at);
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}

/// Where the titles before a name begin.
pub(super) fn titled_from(page: &Page<'_>, name: usize, from: usize) -> usize {
    let title = flag::TITLE | flag::ROLE | flag::ROLE_MODIFIER | flag::DEMONYM;
    let mut start = name;
    while start > from && page.inside(start - 1).is_none() {
        let before = start - 1;
        // `Fire Chief Carl Ode`
        let capital = start < name && page.flags(start) & title != 0 && {
            let token = page.reading.tokens.get(before);
            page.flags(before) & flag::CALENDAR == 0 && token.is_some_and(Token::is_capitalised)
        };
        let part = (capital || page.flags(before) & title != 0 || leads_role(page, before, from))
            && !page.has(before, BOUNDARY);
        if !part && !page.has(before, DETERMINER) && page.mention(before).is_none() {
            break;
        }
        start = before;
    }
    start
}

/// Where the noun phrase that ends with `last` begins.
pub(super) fn noun_phrase_from(page: &Page<'_>, last: usize, from: usize) -> usize {
    let mut start = last;
    while start > from {
        let before = start - 1;
        // `the two leaders`
        let number = page.has(start, QUANTITY) && page.has(before, DETERMINER);
        // `Seventy-four percent`
        let number = number || page.is_glued(start);
        if page.inside(before).is_some() || (page.has(start, DETERMINER) && !number) {
            break;
        }
        let joins = page
            .reading
            .tokens
            .get(before)
            .is_some_and(|token| token.kind != TokenKind::Mark || token.key == HYPHEN)
            || is_plural_owner(page, before);
        if !joins || (page.has(before, BOUNDARY) && !page.has(before, DETERMINER)) {
            break;
        }
        // `a man police said was armed`, `Last week police said`
        let said = is!(page, last + 1, "said" | "say") && page.has(last + 2, VERB);
        let police = said && is!(page, start, "police") && page.is_personal(before);
        if police || (when::ends_picked(page, before) && page.is_personal(last)) {
            break;
        }
        // `of registered voters`
        let adjective = || {
            !page.has(before, VERB | CUE)
                && before > from
                && page.has(before - 1, DETERMINER | JOINT | QUANTITY)
        };
        if is_verb(page, before) && page.mention(before).is_none() && !adjective() {
            break;
        }
        start = before;
    }
    start
}

/// The person's noun to which what begins at `start` is joined, itself or as the second of two.
fn head_of(page: &Page<'_>, start: usize, from: usize) -> Option<Range<usize>> {
    joined_to(page, start, from).or_else(|| {
        let first = coordinated_from(page, start, from)?;
        // `his father died in Oslo and experts say`: two clauses.
        let verb = first.checked_sub(2).is_some_and(|at| may_be_verb(page.reading, at));
        if verb { None } else { joined_to(page, first, from) }
    })
}

/// The person's noun to which what begins at `start` is joined by a preposition.
fn joined_to(page: &Page<'_>, start: usize, from: usize) -> Option<Range<usize>> {
    let joint = start.checked_sub(1)?;
    let noun = joint.checked_sub(1)?;
    let joins = page.has(joint, JOINT) || is!(page, joint, "into");
    if noun < from || !joins || page.inside(noun).is_some() {
        return None;
    }
    if page.has(noun, QUANTITY) && is!(page, joint, "of") {
        return Some(noun_phrase_from(page, noun, from)..noun + 1);
    }
    // `The inquiry into the crash heard`
    let inquiry = is!(page, joint, "into") && sources::is_body(page, noun);
    if page.is_personal(noun) || inquiry {
        return phrase_to(page, noun, from);
    }
    // `traders at Kviz Bank led by Ode`
    if is!(page, joint, "by") && is_verb(page, noun) && noun > from && !page.is_between(noun - 1) {
        let led = phrase_to(page, noun - 1, from);
        return led.filter(|led| page.is_personal(led.end - 1));
    }
    // `officials familiar with the matter`: an adjective between.
    let adjective = page.is_lower(noun) && !page.has(noun, BOUNDARY | CUE | VERB);
    let before = noun.checked_sub(1)?;
    if adjective && before >= from && page.is_personal(before) && page.inside(before).is_none() {
        return phrase_to(page, before, from);
    }
    if page.mention(noun).is_some() || is_noun(page, noun) {
        let start = noun_phrase_from(page, noun, from);
        let further = joined_to(page, start, from);
        // `Supporters in Congress say`: a plural that opens its sentence.
        let opens = start == from && is_plural(page, noun) && page.mention(noun).is_none();
        return further.or_else(|| opens.then_some(start..noun + 1));
    }
    None
}

pub(super) fn is_noun(page: &Page<'_>, at: usize) -> bool {
    // `the talks`, `of works`
    let plural = || {
        // `these claims`, `held signs that read`
        let led = at > 0 && page.has(at - 1, DETERMINER | JOINT);
        is_plural(page, at) && !page.has(at, PAST) && (led || is_relative(page, at + 1))
    };
    page.is_word(at)
        && !page.has(at, BOUNDARY | DETERMINER)
        && (!is_verb_strictly(page, at) || plural())
}

fn is_verb_strictly(page: &Page<'_>, at: usize) -> bool {
    page.has(at, CUE) && page.has(at, PAST) || (page.has(at, VERB) && page.is_lower(at))
}

/// Whether the token looks like a verb.
pub(super) fn is_verb(page: &Page<'_>, at: usize) -> bool {
    let word = page.reading.word(at);
    let past = page.is_lower(at) && word.len() > 4 && word.ends_with("ed");
    // `the Oslo-based pilot`
    if page.is_glued(at) {
        return false;
    }
    page.has(at, VERB) || (page.has(at, CUE) && page.has(at, PAST | THIRD)) || past
}

/// The subject that stands right of the verb: `said Ode`, `said a senior official`, `said his aide,
/// Kari Ode`; with `any` also one that is no person: `according to the results`.
pub(super) fn right(page: &Page<'_>, verb: usize, to: usize, any: bool) -> Option<Range<usize>> {
    let first = verb + 1;
    // `said one of the pilots`
    let of =
        page.has(first, QUANTITY) && is!(page, first + 1, "of") && page.has(first + 2, DETERMINER);
    let whole = if of { phrase_behind(page, first + 1, to, true) } else { None };
    let some = page.has(first, PRONOUN);
    let whole = whole.filter(|of| some || page.is_personal(of.end - 1)).map(|of| first..of.end);
    let them =
        page.has(first, QUANTITY) && is!(page, first + 1, "of") && is!(page, first + 2, "them");
    let whole = if them { Some(first..first + 3) } else { whole };
    let phrase = match whole {
        Some(whole) => whole,
        // `said her agent, Kari Ode`: what no table knows is a person by the name behind it.
        None => phrase_behind(page, verb, to, any).or_else(|| {
            let phrase = phrase_behind(page, verb, to, page.has(first, DETERMINER))?;
            name_behind(page, &phrase, to).map(|_| phrase)
        })?,
    };
    let name = name_behind(page, &phrase, to).unwrap_or(phrase.end);
    Some(phrase.start..name)
}

/// One past the name that a role without name has behind it: `the pilot, Kari Ode`, `a pilot named
/// Ode`.
fn name_behind(page: &Page<'_>, role: &Range<usize>, to: usize) -> Option<usize> {
    let end = role.end;
    if page.mention(end - 1).is_some() {
        return None;
    }
    let person = |at: usize| page.mention(at).filter(|one| one.kind == NameKind::Person);
    if is!(page, end, "named") {
        let capital = |at: &usize| page.reading.tokens.get(*at).is_some_and(Token::is_capitalised);
        let run = (end + 1..to).take_while(capital).count();
        let name = person(end + 1).map(|name| name.tokens.end);
        return name.or_else(|| (run > 0).then_some(end + 1 + run));
    }
    let whose = || is!(page, role.start, "his" | "her" | "its" | "their");
    // `said one of them, Kari Ode`
    let one = || is!(page, role.start, "one") && is!(page, role.start + 1, "of");
    if page.key(end) != COMMA || !(page.is_personal(end - 1) || whose() || one()) {
        return None;
    }
    let first = end + 1;
    let name = (first..to.min(first + 4)).find_map(person)?;
    let closed = name.tokens.end >= to || !page.is_word(name.tokens.end);
    (closed && titled_from(page, name.tokens.start, first) == first).then_some(name.tokens.end)
}

/// The phrase that stands right of a verb or preposition, without a name behind its comma.
fn phrase_behind(page: &Page<'_>, verb: usize, to: usize, any: bool) -> Option<Range<usize>> {
    let first = verb + 1;
    if first >= to || page.inside(first).is_some() {
        return None;
    }
    if page.has(first, PRONOUN) && !page.has(first, QUANTITY) {
        let subject = is!(page, first, "he" | "she" | "they" | "another" | "others" | "i" | "we");
        return subject.then_some(first..first + 1);
    }
    let mut end = first;
    while end < to && page.inside(end).is_none() {
        let Some(token) = page.reading.tokens.get(end) else { break };
        if let Some(mention) = page.mention(end) {
            // `told by doctors she would never walk`
            if mention.form == MentionForm::Pronoun && end > first {
                break;
            }
            end = mention.tokens.end.max(end + 1);
            continue;
        }
        let joins = token.key == HYPHEN || token.key == SLASH || is_plural_owner(page, end);
        let mark = token.kind == TokenKind::Mark && !joins;
        let opened = end == first || (end == first + 1 && page.has(first, DETERMINER));
        let small = page.has(end, BOUNDARY)
            && !(end == first && page.has(end, DETERMINER))
            && !page.is_glued(end);
        let day = page.flags(end) & flag::CALENDAR != 0 && !opened;
        let holder = || office_holder(page, end, to).or_else(|| holder_of_two(page, end, to));
        if small && let Some(holder) = holder() {
            return Some(holder);
        }
        // `citing unnamed officials`
        let adjective = end == first && page.is_personal(end + 1) && !page.has(end, CUE | VERB);
        if mark || small || day || is_verb(page, end) && !adjective {
            break;
        }
        end += 1;
    }
    let last = end.checked_sub(1).filter(|&last| last >= first)?;
    if let Some(mention) = page.mention(last) {
        return Some(mention.tokens.clone());
    }
    // `said the Lund senator`
    if page.is_personal(last) && page.is_lower(last) && page.has(first, DETERMINER) {
        return Some(first..last + 1);
    }
    if let Some(kin) = kin_of(page, first, end) {
        return Some(kin);
    }
    // A name with a word behind it is the end all the same: `said Ode yesterday`.
    let mut named = (first..end).filter_map(|at| page.mention(at));
    let person =
        |one: &&Mentioned| one.kind == NameKind::Person && one.form != MentionForm::Pronoun;
    if let Some(person) = named.find(person) {
        return Some(person.tokens.clone());
    }
    if let Some(personal) = (first..end).rev().find(|&at| page.is_personal(at)) {
        return Some(first..personal + 1);
    }
    // `said the 46-year-old`, `read one`, `according to Kviz`.
    let phrase =
        page.has(first, DETERMINER | QUANTITY) || capitals_from(page, first, first).is_some();
    // `according to early results of the poll`: what nobody names has no article either.
    let noun = end > first && is_noun(page, last) && page.is_lower(last);
    (any && (phrase || noun)).then_some(first..end)
}
