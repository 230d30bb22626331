//! `analyze`: many articles side by side.

use std::io::Write as _;
use std::path::Path;

use copydesk::report::json::{AnalysisDocument, AnnotationsDocument, ArticleDocument, write_line};
use copydesk::report::{HtmlOptions, Offsets, summary, write_html};
use copydesk::{Article, Desk};

use crate::args::InputArgs;
use crate::output::Folder;
use crate::problems::Status;
use crate::work::Work;
use crate::{input, output};

/// Reads the input, runs all passes and writes the four files.
pub(crate) fn run(
    desk: &Desk,
    args: &InputArgs,
    offsets: Offsets,
    out: &Path,
    quiet: bool,
) -> anyhow::Result<Status> {
    let mut folder = Folder::make(out)?;
    let (articles, status) = read_all(desk, args, quiet)?;
    if articles.is_empty() {
        return Ok(Status::Nothing);
    }
    let coverage = desk.analyze(articles);
    let views = coverage.article_views();
    let view = coverage.view(&views);
    folder.write("articles.jsonl", |file| {
        views
            .iter()
            .try_for_each(|view| write_line(file, &ArticleDocument::new(view.article, offsets)))
    })?;
    folder.write("annotations.jsonl", |file| {
        views.iter().try_for_each(|view| {
            let found = AnnotationsDocument::new(view.article, &view.annotations, offsets);
            write_line(file, &found)
        })
    })?;
    folder
        .write("analysis.json", |file| write_line(file, &AnalysisDocument::new(&view, offsets)))?;
    folder.write("report.html", |file| {
        output::write_text(file, |text| write_html(text, &view, &HtmlOptions::default()))
    })?;
    folder.publish()?;
    if !quiet {
        let mut stdout = output::stdout();
        stdout.write_all(summary(&view, output::colour()).as_bytes())?;
        writeln!(stdout, "\n{}", out.join("report.html").display())?;
        stdout.flush()?;
    }
    Ok(status)
}

/// Every article of the input, in order, and whether something was skipped.
pub(super) fn read_all(
    desk: &Desk,
    args: &InputArgs,
    quiet: bool,
) -> anyhow::Result<(Vec<Article>, Status)> {
    let work = Work::new(desk, &args.how, quiet)?;
    let mut articles: Vec<Article> = Vec::new();
    let each = |article: Article, own: &mut Vec<Article>| own.push(article);
    let tally = work.run(input::entries(args)?, each, |own| {
        articles.extend(own);
        Ok(())
    })?;
    Ok((articles, tally.status()))
}
