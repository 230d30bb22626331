//! `explain`: the copy with each line's kind in the margin, for people.

use std::fmt::Write as _;
use std::io::Write as _;

use copydesk::report::{Colour, Explain, explain, explain_quotes};
use copydesk::{Article, Desk, annotations_view};

use super::diagnostics;
use crate::args::InputArgs;
use crate::problems::Status;
use crate::work::Work;
use crate::{input, output};

/// Explains every article of the input.
pub(crate) fn run(
    desk: &Desk,
    args: &InputArgs,
    evidence: bool,
    quotes: bool,
    quiet: bool,
) -> anyhow::Result<Status> {
    let work = Work::new(desk, &args.how, quiet)?;
    let show = Explain { evidence, colour: output::colour() };
    let each = |article: Article, out: &mut String| {
        one(desk, &article, show, out);
        if quotes {
            said(desk, &article, show.colour, out);
        }
    };
    let mut out = output::stdout();
    let tally = work.run(input::entries(args)?, each, |text| out.write_all(text.as_bytes()))?;
    out.flush()?;
    Ok(tally.status())
}

/// The copy of one article, what is wrong with it, and on request how its layout was chosen.
fn one(desk: &Desk, article: &Article, show: Explain, out: &mut String) {
    let layout = article.layout().and_then(|(id, _)| desk.layout(id).ok());
    let reasons = match layout {
        Some(layout) if show.evidence => layout.explain(article.source()),
        _ => Vec::new(),
    };
    if show.evidence {
        scores(desk, article, out);
    }
    out.push_str(&explain(article, &reasons, show));
    if !article.diagnostics().is_empty() {
        out.push('\n');
    }
    for diagnostic in article.diagnostics() {
        out.push_str(&diagnostics::render(article, diagnostic, show.colour == Colour::On));
        out.push('\n');
    }
}

/// Who said what in it, and why we think so.
fn said(desk: &Desk, article: &Article, colour: Colour, out: &mut String) {
    let found = desk.annotate(article);
    out.push('\n');
    out.push_str(&explain_quotes(article, annotations_view(&found).quotes, colour));
}

/// How well each layout fits, best first, and why.
fn scores(desk: &Desk, article: &Article, out: &mut String) {
    // Writing to a string cannot fail.
    for (id, detection) in desk.detect(article.source()) {
        let _ = writeln!(out, "{id:<16} {:.2}", detection.value());
        for evidence in detection.evidence() {
            let (line, column) = article.source().position(evidence.span.start);
            let _ = writeln!(out, "  {line}:{column} {}", evidence.note);
        }
    }
    out.push('\n');
}
