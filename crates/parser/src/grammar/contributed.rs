//! Contributors: the sentence at the end of copy that says who helped.
//!
//! `Associated Press writers A in Lima and B contributed to this report.`, `A contributed reporting
//! from Lima.` It is told from a sentence of copy by what stands before the verb: names, places and
//! the roles of writers, and no other word in small letters.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{opt, recognize};
use nom::error::Error;
use nom::sequence::preceded;

use super::words::blanks1;
use crate::tables::{CONTRIBUTORS, ROLES, fold};

/// A sentence about contributors.
pub(super) struct Contributed {
    /// Who contributed, as printed, with roles and places.
    pub(super) who: Range<usize>,
    /// What they did: `contributed`, `contributed reporting`.
    pub(super) task: Range<usize>,
    /// From where, if it is said of all.
    pub(super) place: Option<Range<usize>>,
}

const VERB: &str = "contributed";
/// No list of contributors is longer, in bytes.
const LONGEST: usize = 600;

/// The sentence, where a text is one.
pub(super) fn contributed(text: &str) -> Option<Contributed> {
    static FOUND: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(VERB));
    if text.len() > LONGEST {
        return None;
    }
    let verb = FOUND.find_iter(text.as_bytes()).last()?;
    let end = text.trim_end_matches([' ', '\n', '\u{a0}', ')', ']', '.', '*', '_']).len();
    if end < verb + VERB.len()
        || !text.get(end..).is_some_and(|behind| behind.contains(['.', ')', ']']))
    {
        return None;
    }
    let start = text.len()
        - text.trim_start_matches([' ', '\u{a0}', '(', '[', '*', '_', '—', '–', '-']).len();
    let who = text.get(start..verb)?;
    if !who.starts_with(char::is_uppercase) || !who.ends_with([' ', '\n', '\u{a0}']) {
        return None;
    }
    let behind = &text[verb + VERB.len()..end];
    let (rest, done) = what().parse(behind).ok()?;
    let mut from = preceded((blanks1, alt((tag("from"), tag("in")))), blanks1);
    let place = match from.parse(rest) as nom::IResult<&str, &str> {
        Ok((place, _)) if place.starts_with(char::is_uppercase) => Some(end - place.len()..end),
        _ if rest.is_empty() => None,
        _ => return None,
    };
    let task = verb..verb + VERB.len() + done;
    names_alone(who).then_some(Contributed { who: start..verb, task, place })
}

/// What stands behind the verb: how many bytes of it are the task.
fn what<'a>() -> impl Parser<&'a str, Output = usize, Error = Error<&'a str>> {
    let kinds = alt((tag("reporting"), tag("additional reporting"), tag("research")));
    let pieces = alt((tag("report"), tag("story"), tag("article"), tag("dispatch"), tag("piece")));
    let task = opt(recognize((blanks1, kinds)));
    let to = opt((blanks1, alt((tag("to"), tag("for"))), blanks1, tag("this"), blanks1, pieces));
    (task, to).map(|(task, _)| task.map_or(0, str::len))
}

/// Whether a text is names and places, with the roles of writers before them.
fn names_alone(who: &str) -> bool {
    let role = |word: &str| ROLES.contains(&fold(word.trim_end_matches(',')));
    let mut words = who.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let small = word.starts_with(char::is_lowercase);
        let known = CONTRIBUTORS.contains(&word) || role(word);
        // `Associated Press business writer`
        let before_role = words.peek().is_some_and(|next| role(next));
        if small && !known && !before_role || word.ends_with(['.', ':', ';']) && word.len() > 4 {
            return false;
        }
    }
    true
}

/// The bytes at the start of a name that are a role (`Associated Press writer Ines Moreau`), if more
/// stands behind it.
pub(super) fn role_before(name: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    for word in name.split_inclusive([' ', '\n', '\u{a0}']) {
        at += word.len();
        if ROLES.contains(&fold(word.trim_end())) {
            end = at;
        }
    }
    if end < name.len() { end } else { 0 }
}
