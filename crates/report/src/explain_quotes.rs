//! The quotations of one article for people: what was said, who said it, and why we think so.
//!
//! Places are line and column, as an editor counts them.

use std::fmt::Write as _;

use copydesk_analysis::passes::quotes::{Quote, Speaker};
use copydesk_core::{Article, Span};

use crate::ids;
use crate::paint::{Colour, Ink};
use crate::text::{count, logical, logical_all, shorten, visible};

/// Columns of text of what was said.
const WORDS: usize = 72;

/// Each quotation of an article, in order: its place, its kind and its words; below, the speaker with
/// the rule that found him or her, who passed it on, and whom the next rule finds.
///
/// `quotes` is what the pass of quotations found in the same article.
///
/// ```
/// use copydesk_core::{Composition, BlockKind, LayoutId};
/// use copydesk_report::{Colour, explain_quotes};
///
/// let mut page = Composition::default();
/// page.part(BlockKind::Paragraph, "Nobody spoke.");
/// let article = page.finish(LayoutId::new("plain"))?;
/// assert_eq!(explain_quotes(&article, &[], Colour::Off), "0 quotations\n");
/// # Ok::<(), copydesk_core::CompositionError>(())
/// ```
pub fn explain_quotes(article: &Article, quotes: &[Quote], colour: Colour) -> String {
    let title = count(quotes.len(), "quotation");
    let mut out = colour.paint(Ink::Title, &title) + "\n";
    for quote in quotes {
        let words = shorten(&logical_all(article.text(), &quote.content), WORDS);
        let first = quote.content.first().map_or(0, |part| part.start);
        let last = quote.content.last().map_or(0, |part| part.end);
        let (from, to) = (at(article, first), at(article, last));
        let place = format!("{from}-{to} {}", ids::quote_kind(quote.kind));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}  {}", colour.paint(Ink::Cyan, &place), visible(&words));
        let by = match quote.cue {
            Some(cue) => format!("{}, cue {}", quote.rule, words_at(article, cue)),
            None => quote.rule.to_owned(),
        };
        let mut line = |what: &str, words: &str| {
            let line = format!("  {what:<10} {words}");
            let _ = writeln!(out, "{}", colour.paint(Ink::Dim, &line));
        };
        match &quote.speaker {
            Some(speaker) => line("speaker", &format!("{}, by {by}", named(article, speaker))),
            None => line("speaker", &format!("open, by {by}")),
        }
        if let Some(relay) = &quote.relayed_by {
            line("relayed by", &named(article, relay));
        }
        if let Some(next) = &quote.runner_up {
            line("runner-up", &format!("{}, by {}", named(article, &next.speaker), next.rule));
        }
    }
    out
}

/// Name, class, and the words with their place where they are not the name.
fn named(article: &Article, speaker: &Speaker) -> String {
    let class = ids::source_class(speaker.class);
    let words = logical(article.text(), speaker.span);
    let words = if words == speaker.name {
        at(article, speaker.span.start)
    } else {
        words_at(article, speaker.span)
    };
    format!("{} ({class}), {words}", visible(&speaker.name))
}

fn words_at(article: &Article, span: Span) -> String {
    let words = logical(article.text(), span);
    format!("`{}` {}", visible(&words), at(article, span.start))
}

/// Line and column.
fn at(article: &Article, offset: u32) -> String {
    let (line, column) = article.source().position(offset);
    format!("{line}:{column}")
}
