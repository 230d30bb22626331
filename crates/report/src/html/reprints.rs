//! Reprints: who made whose copy, and the passages that they share.

use std::fmt;

use copydesk_analysis::passes::reprints::{ReprintPair, Shared};
use copydesk_analysis::passes::stories::Story;

use super::writer::Html;
use super::{Page, note, story};
use crate::digest;
use crate::text::{count, logical, shorten};

/// Pairs shown of one story, and outside of all.
const PAIRS: usize = 24;
/// Passages shown of one pair: the longest.
const PASSAGES: usize = 8;
/// Columns of text of a passage.
const PASSAGE: usize = 600;

/// The pairs whose articles are both of this story.
pub(super) fn write_of_story(html: &mut Html<'_>, page: &Page<'_>, story: &Story) -> fmt::Result {
    let has = |index: u32| story.articles.binary_search(&index).is_ok();
    let pairs = page.view.reprints.iter().flat_map(|group| &group.pairs);
    let pairs: Vec<&ReprintPair> = pairs.filter(|pair| has(pair.a) && has(pair.b)).collect();
    if pairs.is_empty() {
        return Ok(());
    }
    html.raw("<h3>Reprints</h3>\n")?;
    write(html, page, &pairs)
}

/// The pairs that the stories shown do not hold.
pub(super) fn write_outside_stories(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let shown = |pair: &ReprintPair| {
        let has = |story: &Story, index| story.articles.binary_search(&index).is_ok();
        page.shown_stories().any(|(_, story)| has(story, pair.a) && has(story, pair.b))
    };
    let pairs = page.view.reprints.iter().flat_map(|group| &group.pairs);
    let pairs: Vec<&ReprintPair> = pairs.filter(|pair| !shown(pair)).collect();
    if pairs.is_empty() {
        return Ok(());
    }
    html.raw("<section class=\"story\" id=\"reprints\">\n<h2>Other reprints</h2>\n")?;
    write(html, page, &pairs)?;
    html.raw("</section>\n")
}

fn write(html: &mut Html<'_>, page: &Page<'_>, pairs: &[&ReprintPair]) -> fmt::Result {
    for pair in pairs.iter().take(PAIRS) {
        write_pair(html, page, pair)?;
    }
    if pairs.len() > PAIRS {
        note(html, &format!("And {} more.", pairs.len() - PAIRS))?;
    }
    Ok(())
}

fn write_pair(html: &mut Html<'_>, page: &Page<'_>, pair: &ReprintPair) -> fmt::Result {
    let (left, right, verb) = match story::made_from(pair) {
        Some((copy, origin)) => (copy, origin, " was made from "),
        None => (pair.a, pair.b, " shares copy with "),
    };
    html.raw("<details class=\"pair\"><summary><b>")?;
    html.text(page.outlet(left))?;
    html.raw("</b>")?;
    html.text(verb)?;
    html.raw("<b>")?;
    html.text(page.outlet(right))?;
    html.raw("</b> <span class=\"by\">")?;
    let share = (pair.containment * 100.0).round();
    html.text(&format!(
        "{share} % of the shorter one, {}",
        count(pair.shared.len(), "shared passage")
    ))?;
    html.raw("</span></summary>\n<p class=\"by\">")?;
    for (index, article) in [left, right].into_iter().enumerate() {
        let Some(view) = page.view.article(article) else { continue };
        if index > 0 {
            html.raw(" · ")?;
        }
        page.link(html, article, &digest::headline(view.article))?;
    }
    html.raw("</p>\n")?;
    evidence(html, page, pair)?;
    passages(html, page, pair)?;
    html.raw("</details>\n")
}

fn evidence(html: &mut Html<'_>, page: &Page<'_>, pair: &ReprintPair) -> fmt::Result {
    if pair.evidence.is_empty() {
        return Ok(());
    }
    html.raw("<ul class=\"evidence\">\n")?;
    for (article, evidence) in &pair.evidence {
        html.raw("<li>")?;
        html.text(page.outlet(*article))?;
        html.raw(": ")?;
        html.text(&evidence.note)?;
        html.raw("</li>\n")?;
    }
    html.raw("</ul>\n")
}

/// The longest passages, in the order in which they stand.
fn passages(html: &mut Html<'_>, page: &Page<'_>, pair: &ReprintPair) -> fmt::Result {
    let Some(view) = page.view.article(pair.a) else { return Ok(()) };
    let mut longest: Vec<Shared> = pair.shared.clone();
    longest.sort_by_key(|shared| (std::cmp::Reverse(shared.a.len()), shared.a.start));
    longest.truncate(PASSAGES);
    longest.sort_unstable();
    for shared in &longest {
        let text = logical(view.article.text(), shared.a);
        html.element("blockquote", "shared", &shorten(&text, PASSAGE))?;
        html.raw("\n")?;
    }
    if pair.shared.len() > longest.len() {
        note(html, &format!("And {} shorter.", pair.shared.len() - longest.len()))?;
    }
    Ok(())
}
