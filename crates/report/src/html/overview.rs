//! The head of the page: figures, the list of stories, who is quoted, what is wrong.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use super::writer::Html;
use super::{Page, note};
use crate::digest;
use crate::text::count;

/// Rows of the lists of voices and diagnostics.
const ROWS: usize = 12;

pub(super) fn write(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    html.raw("<header>\n<h1>")?;
    html.text(&page.options.title)?;
    html.raw("</h1>\n")?;
    if let Some(days) = published(page) {
        html.element("p", "meta", &format!("Published {days}"))?;
        html.raw("\n")?;
    }
    figures(html, page)?;
    html.raw("</header>\n<div class=\"overview\">\n")?;
    stories(html, page)?;
    html.raw("<div class=\"aside\">\n")?;
    voices(html, page)?;
    layouts(html, page)?;
    diagnostics(html, page)?;
    html.raw("</div>\n</div>\n")
}

/// The first and the last day of publication, and of how many articles it is known if not of all.
fn published(page: &Page<'_>) -> Option<String> {
    let days = page.view.articles.iter().filter_map(|a| digest::published(a.article));
    let days: Vec<_> = days.filter(|date| date.is_full()).collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let mut told = digest::reader_date(first);
    if first != last {
        told = format!("{told} to {}", digest::reader_date(last));
    }
    let all = page.view.articles.len();
    if days.len() < all {
        told = format!("{told}; the day is known of {} of {}", days.len(), count(all, "article"));
    }
    Some(told)
}

fn figures(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let view = page.view;
    let outlets: BTreeSet<&String> = page.outlets().iter().collect();
    let quotes: usize = view.articles.iter().map(|a| a.annotations.quotes.len()).sum();
    let pairs: usize = view.reprints.iter().map(|group| group.pairs.len()).sum();
    let problems: usize = view.articles.iter().map(|a| a.article.diagnostics().len()).sum();
    let figures = [
        (view.articles.len(), "article"),
        (outlets.len(), "outlet"),
        (page.told_stories().count(), "shared story"),
        (quotes, "quotation"),
        (view.said.len(), "shared utterance"),
        (pairs, "reprint"),
        (problems, "diagnostic"),
    ];
    html.raw("<ul class=\"figures\">\n")?;
    for (number, noun) in figures {
        let words = count(number, noun);
        let noun = words.split_once(' ').map_or(noun, |(_, noun)| noun);
        html.raw("<li><b>")?;
        html.text(&number.to_string())?;
        html.raw("</b> ")?;
        html.text(noun)?;
        html.raw("</li>\n")?;
    }
    html.raw("</ul>\n")
}

fn stories(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    html.raw("<nav aria-label=\"Stories\">\n<h2>Stories told more than once</h2>\n")?;
    let all = page.told_stories().count();
    if all == 0 {
        note(html, "No two articles tell of one event.")?;
    }
    html.raw("<ol class=\"stories\">\n")?;
    for (index, story) in page.shown_stories() {
        html.raw("<li><a")?;
        html.attr_number("href", "#s", index as u32)?;
        html.raw(">")?;
        html.text(story.headline.as_deref().unwrap_or(&story.id))?;
        html.raw("</a><span class=\"by\">")?;
        if let Some(date) = story.date {
            html.text(&digest::reader_date(date))?;
            html.raw(" · ")?;
        }
        let outlets: BTreeSet<&str> = story.articles.iter().map(|a| page.outlet(*a)).collect();
        let outlets: Vec<&str> = outlets.into_iter().take(6).collect();
        html.text(&count(story.articles.len(), "article"))?;
        html.raw(" · ")?;
        html.text(&outlets.join(", "))?;
        html.raw("</span></li>\n")?;
    }
    html.raw("</ol>\n")?;
    if all > page.options.stories {
        let text = format!("The first {} of {all} stories are shown.", page.options.stories);
        note(html, &text)?;
    }
    once(html, page)?;
    html.raw("</nav>\n")
}

/// Articles of no story told more than once.
fn once(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let alone: Vec<u32> = (0..page.view.articles.len())
        .filter(|index| page.story_of(*index).is_none())
        .map(|index| index as u32)
        .collect();
    if alone.is_empty() {
        return Ok(());
    }
    html.raw("<h3>Told once</h3>\n<ul class=\"once\">\n")?;
    for index in alone.iter().take(page.options.stories) {
        let Some(view) = page.view.article(*index) else { continue };
        html.raw("<li>")?;
        page.link(html, *index, &digest::headline(view.article))?;
        html.raw(" <span class=\"by\">")?;
        html.text(page.outlet(*index))?;
        html.raw("</span></li>\n")?;
    }
    html.raw("</ul>\n")?;
    if alone.len() > page.options.stories {
        note(html, &format!("And {} more.", alone.len() - page.options.stories))?;
    }
    Ok(())
}

fn voices(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let voices = digest::voices(page.view);
    let Some(most) = voices.first().map(|voice| voice.quotes) else { return Ok(()) };
    html.raw("<section>\n<h2>Who is quoted</h2>\n<table class=\"bars\">\n")?;
    for voice in voices.iter().take(ROWS) {
        html.raw("<tr><th scope=\"row\">")?;
        html.text(voice.name)?;
        html.raw("</th><td")?;
        let title = format!("in {}", count(voice.articles, "article"));
        html.attr("title", &title)?;
        html.raw(">")?;
        bar(html, voice.quotes, most)?;
        html.text(&voice.quotes.to_string())?;
        html.raw("</td></tr>\n")?;
    }
    html.raw("</table>\n")?;
    if voices.len() > ROWS {
        note(html, &format!("And {} more.", voices.len() - ROWS))?;
    }
    for (number, of) in [
        (digest::nameless(page.view), "from sources without a name"),
        (digest::unclear(page.view), "without a clear speaker"),
    ] {
        if number > 0 {
            note(html, &format!("{} {of}.", count(number, "quotation")))?;
        }
    }
    html.raw("</section>\n")
}

fn layouts(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let layouts = page.view.articles.iter().map(|a| match a.article.layout() {
        Some((id, _)) => id.as_str(),
        None => "given by the carrier",
    });
    let layouts = digest::tally(layouts);
    let Some(most) = layouts.first().map(|(_, number)| *number) else { return Ok(()) };
    html.raw("<section>\n<h2>Layouts</h2>\n<table class=\"bars\">\n")?;
    for (layout, number) in &layouts {
        html.raw("<tr><th scope=\"row\">")?;
        html.text(layout)?;
        html.raw("</th><td>")?;
        bar(html, *number, most)?;
        html.text(&number.to_string())?;
        html.raw("</td></tr>\n")?;
    }
    html.raw("</table>\n</section>\n")
}

/// A bar as long as its share of the longest.
fn bar(html: &mut Html<'_>, number: usize, most: usize) -> fmt::Result {
    html.raw("<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 100 8\" ")?;
    html.raw("preserveAspectRatio=\"none\"><rect height=\"8\"")?;
    html.attr_number("width", "", 100.0 * number as f64 / most.max(1) as f64)?;
    html.raw("/></svg>")
}

fn diagnostics(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let mut found: Vec<_> = page
        .view
        .articles
        .iter()
        .enumerate()
        .flat_map(|(index, a)| a.article.diagnostics().iter().map(move |d| (index as u32, d)))
        .collect();
    if found.is_empty() {
        return Ok(());
    }
    found.sort_by_key(|(index, diagnostic)| (Reverse(diagnostic.severity), *index));
    html.raw("<section>\n<h2>Diagnostics</h2>\n<ul class=\"problems\">\n")?;
    for (index, diagnostic) in found.iter().take(ROWS) {
        html.raw("<li>")?;
        html.element("code", "code", diagnostic.code)?;
        html.raw(" ")?;
        page.link(html, *index, &diagnostic.message)?;
        html.raw(" <span class=\"by\">")?;
        html.text(page.outlet(*index))?;
        html.raw("</span></li>\n")?;
    }
    html.raw("</ul>\n")?;
    if found.len() > ROWS {
        note(html, &format!("And {} more, each at its place below.", found.len() - ROWS))?;
    }
    html.raw("</section>\n")
}
