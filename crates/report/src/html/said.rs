//! Utterances that several outlets render, their differing words set off.
//!
//! Outlets whose words are the same share a row: what differs is told apart by wording, not by
//! outlet, so that a reprint hides no difference.

use std::collections::BTreeMap;
use std::fmt;

use copydesk_analysis::passes::said::Utterance;

use super::writer::Html;
use super::{Page, diff, note};
use crate::digest;
use crate::text::{count, logical_all, visible};

/// Utterances shown of one story.
const UTTERANCES: usize = 24;
/// Wordings shown of one utterance, and articles of one wording.
const RENDERINGS: usize = 12;

/// The utterances of the story with this index.
pub(super) fn write(html: &mut Html<'_>, page: &Page<'_>, story: usize) -> fmt::Result {
    let of_story = |utterance: &&Utterance| utterance.story == u32::try_from(story).ok();
    let said = digest::by_wordings(page.view, page.view.said.iter().filter(of_story));
    write_all(html, page, &said)
}

/// The utterances whose renderings are not all of one story.
pub(super) fn write_outside_stories(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let outside = page.view.said.iter().filter(|utterance| utterance.story.is_none());
    let said = digest::by_wordings(page.view, outside);
    if said.is_empty() {
        return Ok(());
    }
    html.raw("<section class=\"story\" id=\"said\">\n<h2>Said across stories</h2>\n")?;
    write_all(html, page, &said)?;
    html.raw("</section>\n")
}

fn write_all(html: &mut Html<'_>, page: &Page<'_>, said: &[&Utterance]) -> fmt::Result {
    if said.is_empty() {
        return Ok(());
    }
    html.raw("<h3>Said in several outlets</h3>\n")?;
    html.raw("<p class=\"key\"><em class=\"differs\">Set off</em>: words that the renderings do ")?;
    html.raw("not share.</p>\n")?;
    for utterance in said.iter().take(UTTERANCES) {
        write_utterance(html, page, utterance)?;
    }
    if said.len() > UTTERANCES {
        note(html, &format!("And {} more.", said.len() - UTTERANCES))?;
    }
    Ok(())
}

fn write_utterance(html: &mut Html<'_>, page: &Page<'_>, utterance: &Utterance) -> fmt::Result {
    let mut rows = rows(page, utterance);
    let left_out = rows.len().saturating_sub(RENDERINGS);
    rows.truncate(RENDERINGS);
    let words: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    html.raw("<figure class=\"utterance\">\n<figcaption>")?;
    html.text(&utterance.speaker)?;
    if rows.len() == 1 {
        html.raw(" <span class=\"by\">word for word alike</span>")?;
    }
    html.raw("</figcaption>\n<dl>\n")?;
    for (row, runs) in rows.iter().zip(diff::runs(&words)) {
        html.raw("<dt>")?;
        for (index, article) in row.articles.iter().take(RENDERINGS).enumerate() {
            if index > 0 {
                html.raw(", ")?;
            }
            page.link(html, *article, page.outlet(*article))?;
        }
        if row.own {
            html.raw(" <span class=\"by\">as its own words</span>")?;
        }
        html.raw("</dt><dd>")?;
        for (index, run) in runs.iter().enumerate() {
            if index > 0 {
                html.raw(" ")?;
            }
            if run.differs {
                html.element("em", "differs", run.text)?;
            } else {
                html.text(run.text)?;
            }
        }
        html.raw("</dd>\n")?;
    }
    html.raw("</dl>\n")?;
    if left_out > 0 {
        note(html, &format!("And {}.", count(left_out, "more wording")))?;
    }
    html.raw("</figure>\n")
}

/// One wording and the articles that have it.
struct Row {
    articles: Vec<u32>,
    /// Whether they tell it as their own words, not as a quote.
    own: bool,
    text: String,
}

/// The wordings of an utterance, in the order of the articles.
fn rows(page: &Page<'_>, utterance: &Utterance) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut row_of: BTreeMap<(String, bool), usize> = BTreeMap::new();
    for rendering in &utterance.renderings {
        let Some(view) = page.view.article(rendering.article) else { continue };
        let text = logical_all(view.article.text(), &rendering.content);
        let own = rendering.quote.is_none();
        let row = *row_of.entry((digest::wording(&text), own)).or_insert(rows.len());
        if let Some(row) = rows.get_mut(row) {
            row.articles.push(rendering.article);
        } else {
            let text = visible(&text).into_owned();
            rows.push(Row { articles: vec![rendering.article], own, text });
        }
    }
    rows
}
