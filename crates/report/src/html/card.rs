//! The card of a story.

use std::fmt;

use copydesk_analysis::passes::card::Card;
use copydesk_core::Span;

use super::Page;
use super::writer::Html;
use crate::text::{logical, shorten};

/// Columns of text of one answer.
const ANSWER: usize = 200;

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
