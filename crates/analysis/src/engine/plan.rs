//! The plan: in which order passes run.
//!
//! Among passes that could run next, the one registered first runs first, so that the order is the
//! same on every machine.

use copydesk_core::{NeedKey, PassId};

use super::{EngineError, MissingNeed, PassInfo, PassKind};

/// What the plan needs to know of a pass.
pub(super) struct Entry {
    pub(super) id: PassId,
    pub(super) key: NeedKey,
    /// The article passes it reads.
    pub(super) needs: Vec<NeedKey>,
    /// The corpus passes it reads.
    pub(super) after: Vec<NeedKey>,
}

/// Indices of the passes in the order in which they run.
pub(super) struct Order {
    pub(super) article: Vec<usize>,
    pub(super) corpus: Vec<usize>,
    pub(super) passes: Vec<PassInfo>,
}

/// Orders the passes, or says why they have no order.
pub(super) fn order(article: &[Entry], corpus: &[Entry]) -> Result<Order, EngineError> {
    check_duplicates(article, corpus)?;
    check_missing(article, corpus)?;
    let article_order = sort(article, |entry| &entry.needs)?;
    let corpus_order = sort(corpus, |entry| &entry.after)?;
    let ids = |entries: &[Entry], keys: &[NeedKey]| -> Vec<PassId> {
        keys.iter().filter_map(|key| Some(entries[find(entries, *key)?].id.clone())).collect()
    };
    let article_info = article_order.iter().map(|&at| {
        let entry = &article[at];
        let needs = ids(article, &entry.needs);
        PassInfo { id: entry.id.clone(), kind: PassKind::Article, needs }
    });
    let corpus_info = corpus_order.iter().map(|&at| {
        let entry = &corpus[at];
        let mut needs = ids(article, &entry.needs);
        needs.extend(ids(corpus, &entry.after));
        PassInfo { id: entry.id.clone(), kind: PassKind::Corpus, needs }
    });
    let passes = article_info.chain(corpus_info).collect();
    Ok(Order { article: article_order, corpus: corpus_order, passes })
}

fn find(entries: &[Entry], key: NeedKey) -> Option<usize> {
    entries.iter().position(|entry| entry.key == key)
}

/// No type twice among the passes of one kind, no id twice among all.
fn check_duplicates(article: &[Entry], corpus: &[Entry]) -> Result<(), EngineError> {
    for entries in [article, corpus] {
        for (at, entry) in entries.iter().enumerate() {
            let Some(first) = entries[..at].iter().find(|other| other.key == entry.key) else {
                continue;
            };
            if first.id != entry.id {
                return Err(EngineError::DuplicateType {
                    pass: entry.key.name(),
                    first: first.id.clone(),
                    second: entry.id.clone(),
                });
            }
        }
    }
    let mut ids: Vec<&PassId> = article.iter().chain(corpus).map(|entry| &entry.id).collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(EngineError::DuplicateId { id: pair[0].clone() }),
        None => Ok(()),
    }
}

fn check_missing(article: &[Entry], corpus: &[Entry]) -> Result<(), EngineError> {
    let mut missing = Vec::new();
    for entry in article.iter().chain(corpus) {
        let needs = entry.needs.iter().filter(|key| find(article, **key).is_none());
        let after = entry.after.iter().filter(|key| find(corpus, **key).is_none());
        for key in needs.chain(after) {
            missing.push(MissingNeed { pass: entry.id.clone(), needs: key.name() });
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(EngineError::Missing(missing)) }
}

/// Kahn's order of the passes of one kind, ties in the order of registration.
fn sort(entries: &[Entry], needs: fn(&Entry) -> &Vec<NeedKey>) -> Result<Vec<usize>, EngineError> {
    let needs: Vec<Vec<usize>> = entries
        .iter()
        .map(|entry| needs(entry).iter().filter_map(|key| find(entries, *key)).collect())
        .collect();
    let mut order = Vec::with_capacity(entries.len());
    let mut placed = vec![false; entries.len()];
    while order.len() < entries.len() {
        let ready = (0..entries.len())
            .find(|&at| !placed[at] && needs[at].iter().all(|&need| placed[need]));
        let Some(at) = ready else { return Err(circle(entries, &needs, &placed)) };
        placed[at] = true;
        order.push(at);
    }
    Ok(order)
}

/// A circle among the passes that could not be placed.
///
/// Each of them needs another of them, so following needs must come back to a pass seen before.
fn circle(entries: &[Entry], needs: &[Vec<usize>], placed: &[bool]) -> EngineError {
    let mut path: Vec<usize> = Vec::new();
    let mut next = placed.iter().position(|placed| !placed);
    while let Some(at) = next {
        if let Some(start) = path.iter().position(|&seen| seen == at) {
            path.drain(..start);
            break;
        }
        path.push(at);
        next = needs[at].iter().copied().find(|&need| !placed[need]);
    }
    EngineError::Circular(path.into_iter().map(|at| entries[at].id.clone()).collect())
}
