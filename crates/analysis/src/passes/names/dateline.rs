//! The names of a dateline: its places and the agency.
//!
//! A dateline stands apart from the words that the passes read, so its names are taken from what the
//! layout has read there. They join the name of the same words in the article, capitals or not.

use copydesk_core::{Article, Field};

use super::{Mention, MentionForm, Name, NameKind};
use crate::passes::tokens::Reading;

/// Adds the names of the dateline of the first paragraph; `names` stay in their order.
pub(super) fn add(article: &Article, reading: &Reading, names: &mut Vec<Name>) {
    let Some(dateline) = &article.metadata().dateline else { return };
    // The first token behind it: there the mentions stand in the order of the reading.
    let len = reading.tokens.len();
    let (mut at, mut end) = (0, len);
    while at < end {
        let middle = usize::midpoint(at, end);
        if reading.source_of(middle..middle + 1).start < dateline.span.end {
            at = middle + 1;
        } else {
            end = middle;
        }
    }
    let places = dateline.places.iter().map(|field| (field, NameKind::Place));
    let agency = dateline.agency.iter().map(|field| (field, NameKind::Organization));
    let before = names.len();
    let mut joined = false;
    for (field, kind) in places.chain(agency) {
        joined |= join(article, field, kind, at as u32, names);
    }
    if joined || names.len() > before {
        names.sort_by_key(|name| {
            name.mentions.first().map(|mention| (mention.tokens.start, mention.span.start))
        });
    }
}

/// Adds a mention to the name with these words, or a name; whether it joined one.
fn join(article: &Article, field: &Field, kind: NameKind, at: u32, names: &mut Vec<Name>) -> bool {
    let Some(span) = field.span.filter(|span| span.get(article.text()).is_some()) else {
        return false;
    };
    let mention = Mention { span, tokens: at..at, form: MentionForm::Name };
    let same = names
        .iter_mut()
        .find(|name| name.kind == kind && name.name.eq_ignore_ascii_case(&field.value));
    if let Some(name) = same {
        let next = name.mentions.partition_point(|other| other.span.start < span.start);
        name.mentions.insert(next, mention);
        return true;
    }
    let (name, roles) = (field.value.clone(), Vec::new());
    names.push(Name { kind, name, mentions: vec![mention], roles });
    false
}
