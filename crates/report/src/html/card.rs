//! The card of a story, and the background that its outlets tell.

use std::fmt;

use copydesk_analysis::passes::card::Card;
use copydesk_core::Span;

use super::Page;
use super::writer::Html;
use crate::digest;
use crate::text::{logical, shorten};

/// Columns of text of one answer, and of a sentence of background.
const ANSWER: usize = 200;
const SENTENCE: usize = 240;
/// Rows of the list of background.
const BACKGROUND: usize = 10;

/// Who, what, when, where, why and how, in the words of one article.
pub(super) fn write(html: &mut Html<'_>, page: &Page<'_>, story: usize) -> fmt::Result {
    let chosen = page.view.story_cards.iter().find(|row| row.0 as usize == story);
    let Some(&(_, article)) = chosen else { return Ok(()) };
    let card = page.view.cards.get(article as usize);
    let (Some(card), Some(view)) = (card, page.view.article(article)) else { return Ok(()) };
    let Card { who, what, when, r#where, why, how } = *card;
    let answers: [(&str, Option<Span>); 6] = [
        ("Who", who),
        ("What", what),
        ("When", when),
        ("Where", r#where),
        ("Why", why),
        ("How", how),
    ];
    if answers.iter().all(|answer| answer.1.is_none()) {
        return Ok(());
    }
    html.raw("<dl class=\"card\">\n")?;
    for (question, span) in answers {
        let Some(span) = span else { continue };
        html.raw("<div>")?;
        html.element("dt", "by", question)?;
        html.element("dd", "said", &shorten(&logical(view.article.text(), span), ANSWER))?;
        html.raw("</div>\n")?;
    }
    html.raw("</dl>\n<p class=\"by\">as told by ")?;
    page.link(html, article, page.outlet(article))?;
    html.raw("</p>\n")
}

/// What lies before the event, and who tells it as if it were news.
pub(super) fn write_background(html: &mut Html<'_>, page: &Page<'_>, story: usize) -> fmt::Result {
    let timeline = page.view.timelines.iter().find(|found| found.story as usize == story);
    let Some(timeline) = timeline else { return Ok(()) };
    let background: Vec<_> = timeline.entries.iter().filter(|entry| entry.background).collect();
    if background.is_empty() {
        return Ok(());
    }
    html.raw(
        "<details class=\"why\"><summary>Background: days before the event</summary>\n<ul>\n",
    )?;
    // The latest background is nearest to the event.
    for entry in background.iter().rev().take(BACKGROUND) {
        let Some(first) = entry.told.first() else { continue };
        html.raw("<li><b>")?;
        html.text(&digest::reader_date(entry.date))?;
        html.raw("</b> ")?;
        let mut outlets: Vec<&str> =
            entry.told.iter().map(|told| page.outlet(told.place.article)).collect();
        outlets.dedup();
        html.element("span", "by", &shorten(&outlets.join(", "), ANSWER))?;
        if entry.told.iter().any(|told| told.as_news) {
            html.raw(" <em class=\"differs\">told as news</em>")?;
        }
        html.raw(": ")?;
        let text = page.view.article(first.place.article).map_or("", |view| view.article.text());
        html.text(&shorten(&logical(text, first.sentence), SENTENCE))?;
        html.raw("</li>\n")?;
    }
    html.raw("</ul>\n</details>\n")
}
