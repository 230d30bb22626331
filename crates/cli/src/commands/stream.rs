//! `stream`: the story of each article, as they come.

use std::io::Write as _;

use copydesk::analysis::Engine;
use copydesk::analysis::passes::dates::Dates;
use copydesk::analysis::passes::expressions::Expressions;
use copydesk::analysis::passes::names::Names;
use copydesk::analysis::passes::sentences::Sentences;
use copydesk::analysis::passes::stories::stream::{Stream, Window};
use copydesk::analysis::passes::stories::{Part, Stories};
use copydesk::analysis::passes::times::Times;
use copydesk::analysis::passes::tokens::Tokens;
use copydesk::core::CorpusPass as _;
use copydesk::report::Offsets;
use copydesk::report::json::{DecisionDocument, write_line};
use copydesk::{Article, Desk};

use crate::args::InputArgs;
use crate::problems::Status;
use crate::work::Work;
use crate::{input, output};

/// Reads the input in its order, and writes a decision for each article.
pub(crate) fn run(
    desk: &Desk,
    args: &InputArgs,
    offsets: Offsets,
    window: Window,
    quiet: bool,
) -> anyhow::Result<Status> {
    let engine = Engine::builder().article(Tokens).article(Sentences).article(Names);
    let engine = engine.article(Expressions).article(Dates).article(Times).build()?;
    let work = Work::new(desk, &args.how, quiet)?;
    let each = |article: Article, parts: &mut Vec<(Article, Part)>| {
        let found = engine.annotate(&article);
        let needs = (found.get::<Tokens>(), found.get::<Names>(), found.get::<Times>());
        if let (Some(reading), Some(names), Some(times)) = needs {
            let part = Stories.map(&article, (reading, names, times));
            parts.push((article, part));
        }
    };
    let mut stream = Stream::new(window);
    let mut out = output::stdout();
    let tally = work.run(input::entries(args)?, each, |parts| {
        for (article, part) in parts {
            let decision = stream.push(&part);
            write_line(&mut out, &DecisionDocument::new(&article, &decision, offsets))?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(tally.status())
}
