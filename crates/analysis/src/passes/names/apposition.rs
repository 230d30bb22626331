//! Roles that a comma sets beside a name: `Jo Ode, the mayor of Ardal`, `the former mayor, Jo Ode,`.
//!
//! Behind a name: a comma, an article or possessive or none, what qualifies the role, and the role;
//! then a mark or the preposition of what the role is over. Before a name: an article or possessive,
//! the same, a comma, and behind the name another mark. Everything else may be a list (`Jo Ode, the
//! mayor and two aides`) or a new clause (`…, the mayor said`), and is left alone.

use std::ops::Range;

use super::document::mention;
use super::lexicon::flag;
use super::runs::{COMMA, FOR, OF, STOP, TO, View};
use super::{MentionForm, Name, NameKind};
use crate::passes::tokens::{Key, Shape, key};

const HYPHEN: Key = key("-");
/// What a role may stand behind.
const DETERMINERS: [Key; 9] = [
    key("the"),
    key("a"),
    key("an"),
    key("his"),
    key("her"),
    key("their"),
    key("its"),
    key("our"),
    key("my"),
];
/// What says that a role is done once it stands behind a name.
const DONE: [Key; 12] = [
    COMMA,
    STOP,
    OF,
    FOR,
    TO,
    key("at"),
    key("in"),
    key("from"),
    key("with"),
    key("who"),
    key(";"),
    key(")"),
];
/// So many tokens a role may have.
const LONGEST: usize = 8;

/// Adds to the persons the roles that stand beside their names.
pub(super) fn add(view: &View<'_>, names: &mut [Name]) {
    for name in names.iter_mut().filter(|name| name.kind == NameKind::Person) {
        let before = name.roles.len();
        for one in name.mentions.iter().filter(|one| one.form == MentionForm::Name) {
            let (start, end) = (one.tokens.start as usize, one.tokens.end as usize);
            let role = behind(view, end).or_else(|| ahead(view, start, end));
            name.roles.extend(role.map(|role| mention(view, role, MentionForm::Role)));
        }
        if name.roles.len() > before {
            name.roles.sort_by_key(|role| role.tokens.start);
        }
    }
}

/// The role behind a name that ends at `end`.
fn behind(view: &View<'_>, end: usize) -> Option<Range<usize>> {
    if view.key(end) != COMMA {
        return None;
    }
    let start = end + 1 + usize::from(DETERMINERS.contains(&view.key(end + 1)));
    let stop = (start..start + LONGEST).find(|&at| !is_part(view, at))?;
    let done = DONE.contains(&view.key(stop)) || view.reading.tokens.get(stop).is_none();
    (done && stop > start && is_head(view, stop - 1)).then_some(start..stop)
}

/// The role before a name.
fn ahead(view: &View<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let comma = start.checked_sub(1).filter(|comma| view.key(*comma) == COMMA)?;
    if !matches!(view.key(end), COMMA | STOP) {
        return None;
    }
    let head = comma.checked_sub(1).filter(|head| is_head(view, *head))?;
    let before = (head.saturating_sub(LONGEST)..head).rev().find(|&at| !is_part(view, at))?;
    DETERMINERS.contains(&view.key(before)).then_some(before + 1..comma)
}

fn is_head(view: &View<'_>, at: usize) -> bool {
    view.has(at, flag::ROLE) && view.shape(at) != Shape::None
}

/// Whether a token may stand within a role: the role, what qualifies it, whose it is.
fn is_part(view: &View<'_>, at: usize) -> bool {
    let part = flag::ROLE
        | flag::ROLE_MODIFIER
        | flag::DEMONYM
        | flag::DIRECTION
        | flag::PLACE
        | flag::ORG
        | flag::ORG_HEAD;
    let glued = view.key(at) == HYPHEN && !view.is_spaced(at);
    let named = flag::GIVEN | flag::SURNAME;
    glued
        || (view.has(at, part)
            && view.key(at) != OF
            && !(view.is_capital(at) && view.has(at, named)))
}
