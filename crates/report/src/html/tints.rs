//! What is underlined or tinted in the text of an article.
//!
//! Stretches may overlap (a name inside a quotation inside a sentence with a diagnostic). The text is
//! cut wherever one begins or ends, and each piece carries the classes of all that cover it.

use copydesk_analysis::passes::names::MentionForm;
use copydesk_core::Span;

use crate::{ArticleView, ids};

/// A stretch of the source and how it looks.
pub(super) struct Tint {
    pub(super) span: Span,
    /// The class of the style sheet.
    pub(super) class: &'static str,
    /// What a reader is told who points at it.
    pub(super) title: String,
}

/// The stretches of an article that begin before `limit`, in the order in which they begin.
pub(super) fn of(view: &ArticleView<'_>, limit: u32) -> Vec<Tint> {
    let mut tints = Vec::new();
    let mut push = |span: Span, class, title: String| {
        if span.start < limit && !span.is_empty() && span.get(view.article.text()).is_some() {
            tints.push(Tint { span, class, title });
        }
    };
    for mark in view.article.marks() {
        push(mark.span, "m", format!("mark: {}", mark.kind));
    }
    for diagnostic in view.article.diagnostics() {
        push(diagnostic.span, "d", diagnostic.code.to_owned());
    }
    let found = &view.annotations;
    for quote in found.quotes {
        let kind = ids::quote_kind(quote.kind);
        let class = if kind == "indirect" { "q qi" } else { "q" };
        let by = quote.speaker.as_ref().map_or("speaker not clear", |speaker| &speaker.name);
        for span in &quote.content {
            push(*span, class, format!("{kind} quotation: {by}"));
        }
        if let Some(speaker) = &quote.speaker {
            push(speaker.span, "s", format!("speaker: {}", speaker.name));
        }
        if let Some(cue) = quote.cue {
            push(cue, "u", "cue".to_owned());
        }
    }
    for name in found.names {
        let kind = ids::name_kind(name.kind);
        let class = match kind {
            "person" => "n np",
            "organization" => "n no",
            _ => "n nl",
        };
        for mention in &name.mentions {
            let title = if mention.form == MentionForm::Name {
                format!("{kind}: {}", name.name)
            } else {
                format!("{kind}: {} ({})", name.name, ids::mention_form(mention.form))
            };
            push(mention.span, class, title);
        }
    }
    for time in found.times {
        let mut title = format!("{}: {}", ids::time_kind(time.kind), time.value);
        if let Some(modifier) = time.modifier {
            title = format!("{title} {}", ids::time_modifier(modifier));
        }
        push(time.span, "t", title);
    }
    for quantity in found.quantities {
        let unit = quantity.unit.as_deref().or(quantity.what.as_deref()).unwrap_or_default();
        let high = quantity.high.map(|high| format!(" to {high}")).unwrap_or_default();
        let kind = ids::quantity_kind(quantity.kind);
        let title = format!("{kind}: {}{high} {unit}", quantity.value);
        push(quantity.span, "y", title.trim_end().to_owned());
    }
    tints.sort_by(|a, b| (a.span, a.class, &a.title).cmp(&(b.span, b.class, &b.title)));
    tints.dedup_by(|a, b| a.span == b.span && a.class == b.class && a.title == b.title);
    tints
}

/// A piece of a block and the stretches that cover it.
pub(super) struct Stretch<'t> {
    pub(super) span: Span,
    pub(super) tints: Vec<&'t Tint>,
}

/// The pieces of a block, in order; they tile it. `tints` are in the order in which they begin.
pub(super) fn cut(block: Span, tints: &[Tint]) -> Vec<Stretch<'_>> {
    let inside = |tint: &&Tint| tint.span.overlaps(block);
    let tints: Vec<&Tint> = tints.iter().filter(inside).collect();
    let mut edges = vec![block.start, block.end];
    for tint in &tints {
        edges.extend([tint.span.start.max(block.start), tint.span.end.min(block.end)]);
    }
    edges.sort_unstable();
    edges.dedup();
    let mut waiting = tints.into_iter().peekable();
    let mut active: Vec<&Tint> = Vec::new();
    let mut pieces = Vec::new();
    for pair in edges.windows(2) {
        let &[from, to] = pair else { continue };
        active.retain(|tint| tint.span.end > from);
        while let Some(tint) = waiting.next_if(|tint| tint.span.start <= from) {
            active.push(tint);
        }
        pieces.push(Stretch { span: Span::new(from, to), tints: active.clone() });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_stretches_are_cut_at_every_edge() {
        let tint =
            |start, end, class| Tint { span: Span::new(start, end), class, title: String::new() };
        let tints = [tint(0, 8, "q"), tint(2, 4, "n"), tint(6, 12, "t")];
        let pieces: Vec<(Span, String)> = cut(Span::new(1, 10), &tints)
            .iter()
            .map(|piece| (piece.span, piece.tints.iter().map(|tint| tint.class).collect()))
            .collect();
        let expected = [(1, 2, "q"), (2, 4, "qn"), (4, 6, "q"), (6, 8, "qt"), (8, 10, "t")];
        let expected = expected.map(|(from, to, all)| (Span::new(from, to), all.to_owned()));
        assert_eq!(pieces, expected);
    }
}
