//! One story: its outlets side by side, what was said, when, and who reprinted whom.

use std::fmt;

use copydesk_analysis::passes::quotes::{Quote, QuoteKind};
use copydesk_analysis::passes::reprints::{Direction, ReprintPair};
use copydesk_analysis::passes::stories::Story;

use super::writer::Html;
use super::{Page, card, chronology, note, reprints, said, sides, timeline};
use crate::text::{count, logical_all, shorten};
use crate::{ArticleView, digest};

/// Quotations shown in a column.
const QUOTES: usize = 6;
/// Columns of text of a lede, and of a quotation.
const LEDE: usize = 420;
const QUOTE: usize = 280;

pub(super) fn write(
    html: &mut Html<'_>,
    page: &Page<'_>,
    index: usize,
    story: &Story,
) -> fmt::Result {
    html.raw("<section class=\"story\"")?;
    html.attr_number("id", "s", index as u32)?;
    html.raw(">\n<h2>")?;
    html.text(story.headline.as_deref().unwrap_or(&story.id))?;
    html.raw("</h2>\n<p class=\"meta\">")?;
    if let Some(date) = story.date {
        html.raw("<b>")?;
        html.text(&digest::reader_date(date))?;
        html.raw("</b> · ")?;
    }
    html.text(&count(story.articles.len(), "article"))?;
    html.raw(" · ")?;
    html.element("code", "code", &story.id)?;
    html.raw("</p>\n")?;
    card::write(html, page, index)?;
    side_by_side(html, page, story)?;
    sides::write(html, page, index)?;
    said::write(html, page, index)?;
    timeline::write(html, page, story)?;
    chronology::write(html, page, index)?;
    reprints::write_of_story(html, page, story)?;
    links(html, page, story)?;
    html.raw("</section>\n")
}

fn side_by_side(html: &mut Html<'_>, page: &Page<'_>, story: &Story) -> fmt::Result {
    html.raw("<h3>Side by side</h3>\n")?;
    html.raw("<div class=\"scroll sides\" role=\"region\" aria-label=\"Articles side by side\" ")?;
    html.raw("tabindex=\"0\">\n")?;
    for article in story.articles.iter().take(page.options.columns) {
        if let Some(view) = page.view.article(*article) {
            column(html, page, *article, view)?;
        }
    }
    html.raw("</div>\n")?;
    if story.articles.len() > page.options.columns {
        let more = story.articles.len() - page.options.columns;
        note(html, &format!("And {}.", count(more, "more article")))?;
    }
    Ok(())
}

fn column(html: &mut Html<'_>, page: &Page<'_>, index: u32, view: &ArticleView<'_>) -> fmt::Result {
    let article = view.article;
    html.raw("<article class=\"side\">\n")?;
    html.element("p", "outlet", page.outlet(index))?;
    html.raw("\n<h4>")?;
    page.link(html, index, &digest::headline(article))?;
    html.raw("</h4>\n<p class=\"by\">")?;
    match digest::published(article) {
        Some(date) => html.text(&digest::reader_date(date))?,
        None => html.raw("date not known")?,
    }
    if let Some(agency) = &article.metadata().agency {
        html.raw(" · copy of ")?;
        html.text(&agency.value)?;
    }
    html.raw("</p>\n")?;
    badges(html, page, index)?;
    let lede = digest::lede(article);
    if !lede.is_empty() {
        html.element("p", "lede", &shorten(&lede, LEDE))?;
        html.raw("\n")?;
    }
    quotes(html, view)?;
    html.raw("</article>\n")
}

/// What this article was made from, or shares its words with.
fn badges(html: &mut Html<'_>, page: &Page<'_>, index: u32) -> fmt::Result {
    let pairs = page.view.reprints.iter().flat_map(|group| &group.pairs);
    for pair in pairs.filter(|pair| pair.a == index || pair.b == index).take(3) {
        let other = if pair.a == index { pair.b } else { pair.a };
        let share = format!("{:.0} %", pair.containment * 100.0);
        let words = match made_from(pair) {
            Some((copy, _)) if copy == index => {
                format!("reprint of {}, {share}", page.outlet(other))
            }
            Some(_) => format!("reprinted by {}, {share}", page.outlet(other)),
            None => format!("shares {share} with {}", page.outlet(other)),
        };
        html.element("p", "badge", &words)?;
        html.raw("\n")?;
    }
    Ok(())
}

/// The reprint and what it was made from, where that is known.
pub(super) fn made_from(pair: &ReprintPair) -> Option<(u32, u32)> {
    match pair.direction {
        Direction::AFromB => Some((pair.a, pair.b)),
        Direction::BFromA => Some((pair.b, pair.a)),
        _ => None,
    }
}

fn quotes(html: &mut Html<'_>, view: &ArticleView<'_>) -> fmt::Result {
    let quotes = view.annotations.quotes;
    if quotes.is_empty() {
        return Ok(());
    }
    html.raw("<ul class=\"quotes\">\n")?;
    for quote in chosen(quotes) {
        html.raw("<li>")?;
        match digest::speaker(quote) {
            Some(speaker) => html.element("b", "speaker", &speaker.name)?,
            None => html.element("b", "speaker open", "speaker not clear")?,
        }
        if let Some(relay) = &quote.relayed_by {
            html.raw(" <span class=\"by\">told by ")?;
            html.text(&relay.name)?;
            html.raw("</span>")?;
        }
        html.raw(" ")?;
        words(html, view, quote)?;
        html.raw("</li>\n")?;
    }
    html.raw("</ul>\n")?;
    if quotes.len() > QUOTES {
        note(html, &format!("And {}.", count(quotes.len() - QUOTES, "more quotation")))?;
    }
    Ok(())
}

/// As many quotations as a column shows, in order: those in quotation marks before the others.
fn chosen(quotes: &[Quote]) -> Vec<&Quote> {
    let mut chosen: Vec<(usize, &Quote)> = quotes.iter().enumerate().collect();
    chosen.sort_by_key(|(_, quote)| quote.kind == QuoteKind::Indirect);
    chosen.truncate(QUOTES);
    chosen.sort_by_key(|(index, _)| *index);
    chosen.into_iter().map(|(_, quote)| quote).collect()
}

fn words(html: &mut Html<'_>, view: &ArticleView<'_>, quote: &Quote) -> fmt::Result {
    let words = shorten(&logical_all(view.article.text(), &quote.content), QUOTE);
    if quote.kind == QuoteKind::Indirect {
        return html.element("span", "indirect", &words);
    }
    // What was quoted in part holds its own marks.
    if words.contains(['"', '“', '”', '«', '»']) {
        return html.element("span", "said", &words);
    }
    html.element("q", "said", &words)
}

/// Why these articles are one story.
fn links(html: &mut Html<'_>, page: &Page<'_>, story: &Story) -> fmt::Result {
    if story.links.is_empty() {
        return Ok(());
    }
    html.raw("<details class=\"why\"><summary>Why these are one story</summary>\n<ul>\n")?;
    for link in story.links.iter().take(page.options.columns) {
        html.raw("<li>")?;
        html.text(&format!(
            "{} and {}: {:.2}",
            page.outlet(link.a),
            page.outlet(link.b),
            link.score
        ))?;
        html.raw("<ul>\n")?;
        for (article, evidence) in &link.evidence {
            html.raw("<li>")?;
            html.text(&evidence.note)?;
            let text = page.view.article(*article).map_or("", |view| view.article.text());
            let words = shorten(&logical_all(text, &[evidence.span]), 90);
            if !words.is_empty() {
                html.raw(" <span class=\"by\">")?;
                html.text(page.outlet(*article))?;
                html.raw(": ")?;
                html.text(&words)?;
                html.raw("</span>")?;
            }
            html.raw("</li>\n")?;
        }
        html.raw("</ul></li>\n")?;
    }
    html.raw("</ul>\n</details>\n")
}
