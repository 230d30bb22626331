//! Utterances that several outlets render, their differing words set off.

use std::fmt;

use copydesk_analysis::passes::said::Utterance;

use super::writer::Html;
use super::{Page, diff, note};
use crate::text::{logical_all, visible};

/// Utterances shown of one story.
const UTTERANCES: usize = 24;
/// Renderings shown of one utterance.
const RENDERINGS: usize = 12;

/// The utterances of the story with this index.
pub(super) fn write(html: &mut Html<'_>, page: &Page<'_>, story: usize) -> fmt::Result {
    let of_story = |utterance: &&Utterance| utterance.story == u32::try_from(story).ok();
    let said: Vec<&Utterance> = page.view.said.iter().filter(of_story).collect();
    write_all(html, page, &said)
}

/// The utterances whose renderings are not all of one story.
pub(super) fn write_outside_stories(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let said: Vec<&Utterance> = page.view.said.iter().filter(|u| u.story.is_none()).collect();
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
    let texts: Vec<(u32, String)> = utterance
        .renderings
        .iter()
        .take(RENDERINGS)
        .filter_map(|rendering| {
            let text = page.view.article(rendering.article)?.article.text();
            let words = logical_all(text, &rendering.content);
            Some((rendering.article, visible(&words).into_owned()))
        })
        .collect();
    let words: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    html.raw("<figure class=\"utterance\">\n<figcaption>")?;
    html.text(&utterance.speaker)?;
    html.raw("</figcaption>\n<dl>\n")?;
    for ((article, _), runs) in texts.iter().zip(diff::runs(&words)) {
        html.raw("<dt>")?;
        page.link(html, *article, page.outlet(*article))?;
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
    if utterance.renderings.len() > texts.len() {
        note(html, &format!("And {} more.", utterance.renderings.len() - texts.len()))?;
    }
    html.raw("</figure>\n")
}
