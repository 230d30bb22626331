//! Names: whom two articles both name.
//!
//! Two newsrooms that choose other words all the way still name the same persons and bodies. The
//! likeness of words counts names among hundreds of words, of which the longer piece has more; so two
//! articles that name somebody in common are taken for closer than their words are, and closer still where
//! they name two. It counts little, since all articles on one country name its leader. Places do not count:
//! much else happens in a town on the same day.
//!
//! A person is known by the family name, a body by its usual name.
//!
//! Limits of this version: namesakes are one person; how many articles hold a name does not count.

use copydesk_core::Span;

use crate::accents;
use crate::passes::names::lexicon::Lexicon;
use crate::passes::names::{Name, NameKind};
use crate::passes::tokens::{Key, Reading};
use crate::stems;

/// More names in common count no more.
pub(super) const MOST: usize = 2;

/// Whom an article names, sorted, each with its first place. Half of each key is kept, since a stream keeps
/// them of all its articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Named(Vec<(u32, Span)>);

impl Named {
    pub(super) fn of(reading: &Reading, names: &[Name]) -> Self {
        let lexicon = Lexicon::get();
        let named = names.iter().filter_map(|name| {
            let mut mentions = name.mentions.iter().filter(|one| one.form.is_name());
            let first = mentions.find(|one| !one.tokens.is_empty())?;
            let tokens = first.tokens.start as usize..first.tokens.end as usize;
            let key: Key = match name.kind {
                NameKind::Person => {
                    stems::stem(&accents::without(name.name.split_whitespace().last()?))
                }
                NameKind::Place => return None,
                _ => lexicon.usual_of(reading, tokens),
            };
            Some((key as u32, first.span))
        });
        let mut named: Vec<(u32, Span)> = named.collect();
        named.sort_unstable();
        named.dedup_by_key(|one| one.0);
        Self(named)
    }

    /// Where both name the same, the first [`MOST`] of them.
    ///
    /// Every pair of articles that may be of one story is asked, so both lists are passed once.
    pub(super) fn shared(&self, other: &Self) -> impl Iterator<Item = (Span, Span)> {
        let mut theirs = other.0.iter().peekable();
        let shared = self.0.iter().filter_map(move |(key, ours)| {
            while theirs.next_if(|one| one.0 < *key).is_some() {}
            theirs.peek().filter(|one| one.0 == *key).map(|one| (*ours, one.1))
        });
        shared.take(MOST)
    }
}

#[cfg(test)]
mod tests {
    use copydesk_core::ArticlePass as _;

    use super::*;
    use crate::passes::names::Names;
    use crate::passes::sentences::Sentences;
    use crate::passes::tokens::reading_of;

    fn shared(a: &str, b: &str) -> Vec<[String; 2]> {
        let [(left, x), (right, y)] = [a, b].map(|text| {
            let (article, reading) = reading_of(text);
            let sentences = Sentences.run(&article, (&reading,));
            let named = Named::of(&reading, &Names.run(&article, (&reading, &sentences)));
            (article, named)
        });
        let text = |span: Span, of: &str| span.get(of).unwrap_or_default().to_owned();
        let both = x.shared(&y);
        both.map(|(ours, theirs)| [text(ours, left.text()), text(theirs, right.text())]).collect()
    }

    #[test]
    fn whom_both_name() {
        let a = "The roof gave way at noon, said Karen Lindqvist, who runs the market.\n";
        let b = "Nobody is to blame, Ms. Lindqvist told the council of the town.\n";
        assert_eq!(shared(a, b).len(), 1);
        assert_eq!(shared(a, "Nobody is to blame, Ms. Ostrom told the council.\n").len(), 0);
    }
}
