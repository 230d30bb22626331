//! Subjects: of whom an article tells first, and whom it names at all.
//!
//! Copy of a form shares most of its words: two companies that sell bonds on one day, two airlines that
//! count their passengers. One agency does not tell one event twice without naming the same: two of its
//! articles of which neither names whom the other names first are of two events, however alike their
//! words. Of two outlets that is not known; each has its own way into a story.
//!
//! A name is known by its rarest word and by its usual form (`the U.N.` is the United Nations); any word
//! with a capital in the body may be of a name, and any of the headline, so that a subject is rather found
//! than missed. Articles that share most of their names are never told apart, unless they are figures:
//! one opens the other's copy anew.
//!
//! Figures alone (results, dividends) name nobody in their body: of them the first word of the headline is
//! the subject.
//!
//! Limits of this version: one subject under two names (`the Vatican`, `the Holy See`) is two.

use std::ops::Range;

use copydesk_core::{Article, BlockKind, Span};

use super::rarity::rarity;
use crate::passes::names::Name;
use crate::passes::names::lexicon::Lexicon;
use crate::passes::tokens::{Key, Paragraph, Reading, TokenKind, key};
use crate::stems;

/// Articles that share so much of the shorter list of words of names are of one event.
const MOST_NAMES: f64 = 0.75;

/// From this share of figures on a body is figures rather than prose.
const FIGURES: f64 = 0.2;

/// Of whom an article tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Subjects {
    /// Whose copy it is.
    outlet: Option<Key>,
    /// The rarest word and the usual form of the first name, and where it stands.
    first: Option<([u32; 2], Span)>,
    /// Whether the body is figures rather than prose.
    figures: bool,
    /// The words with capitals of the body, those of the headline and the usual forms of the names,
    /// sorted; half of the key of each, since a stream keeps them of all its articles.
    named: Vec<u32>,
}

impl Subjects {
    /// Names that stand in the lede, which ends at this byte of the source, are asked.
    pub(super) fn of(article: &Article, reading: &Reading, names: &[Name], lede: u32) -> Self {
        let metadata = article.metadata();
        let outlet = metadata.agency.as_ref().or(metadata.publisher.as_ref());
        let outlet = outlet.map(|field| field.value.as_str());
        let outlet = outlet.or(article.source().given().outlet.as_deref()).map(key);
        let body = |kind| !matches!(kind, BlockKind::Headline | BlockKind::Deck);
        let capital = |at: &usize| reading.tokens[*at].is_capitalised();
        let rare = |tokens: Range<u32>| {
            let tokens = (tokens.start as usize..tokens.end as usize).filter(capital);
            let keys = tokens.map(|at| stems::stem(reading.word(at)));
            keys.max_by(|a, b| rarity(*a, 1, 1).total_cmp(&rarity(*b, 1, 1)))
        };
        let mentions = || {
            let all = names.iter().flat_map(|name| &name.mentions);
            all.filter(|one| one.form.is_name() && !one.tokens.is_empty())
        };
        let inside = |span: Span| {
            let at = reading.tokens_under(span).start;
            let paragraph = reading.paragraphs.get(reading.paragraph_of(at));
            span.start < lede && paragraph.is_some_and(|one| body(one.kind))
        };
        let first = mentions().filter(|one| inside(one.span)).min_by_key(|one| one.span);
        let lexicon = Lexicon::get();
        let usual = |tokens: &Range<u32>| {
            lexicon.usual_of(reading, tokens.start as usize..tokens.end as usize) as u32
        };
        let first = first.and_then(|one| {
            Some(([rare(one.tokens.clone())? as u32, usual(&one.tokens)], one.span))
        });
        let figures = of_figures(reading).filter(|_| first.is_none());
        let first = first.or(figures);
        let in_name = |at: &usize| {
            let token = &reading.tokens[*at];
            token.is_capitalised() && !stems::is_stop_word(token.key)
        };
        let words = reading.paragraphs.iter().flat_map(Paragraph::tokens).filter(in_name);
        let words = words.map(|at| stems::stem(reading.word(at)) as u32);
        let forms = mentions().map(|one| usual(&one.tokens));
        let mut named: Vec<u32> = words.chain(forms).collect();
        named.sort_unstable();
        named.dedup();
        Self { outlet, first, figures: figures.is_some(), named }
    }

    /// Where the first subjects stand of two articles of one outlet of which neither names that of the
    /// other.
    pub(super) fn apart(&self, other: &Self) -> Option<(Span, Span)> {
        let ((ours, a), (theirs, b)) = (self.first?, other.first?);
        let one_outlet = self.outlet.is_some() && self.outlet == other.outlet;
        let names = |one: &Self, subject: &[u32; 2]| {
            subject.iter().any(|form| one.named.binary_search(form).is_ok())
        };
        let strangers = one_outlet && !names(self, &theirs) && !names(other, &ours);
        let figures = self.figures && other.figures;
        (strangers && (figures || !self.shares_most_names(other))).then_some((a, b))
    }

    fn shares_most_names(&self, other: &Self) -> bool {
        let shared = self.named.iter().filter(|word| other.named.binary_search(word).is_ok());
        let fewer = self.named.len().min(other.named.len());
        shared.count() as f64 >= MOST_NAMES * fewer as f64
    }
}

/// The first word of the headline, where the body is figures.
fn of_figures(reading: &Reading) -> Option<([u32; 2], Span)> {
    let headline = reading.paragraphs.iter().find(|one| one.kind == BlockKind::Headline)?;
    let body = reading.paragraphs.iter().filter(|one| one.kind != BlockKind::Headline);
    let (mut figures, mut all) = (0, 0);
    for token in body.flat_map(Paragraph::tokens).filter_map(|at| reading.tokens.get(at)) {
        figures += usize::from(token.kind == TokenKind::Number);
        all += usize::from(token.kind != TokenKind::Mark);
    }
    let at = headline.tokens().find(|&at| reading.tokens[at].is_capitalised())?;
    let first = ([stems::stem(reading.word(at)) as u32; 2], reading.source_of(at..at + 1));
    (all > 0 && figures as f64 >= FIGURES * f64::from(all as u32)).then_some(first)
}
