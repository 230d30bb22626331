//! An analysis as one self-contained HTML file.
//!
//! An overview; each story told more than once with its outlets side by side, its accounts, claims
//! and speakers, the utterances that several of them render with the differing words set off, a timeline and the reprints; then each
//! article with its blocks coloured by kind, what was found in it underlined or tinted, and its
//! diagnostics at their place. Every character of the source is on the page. Stories stand in the
//! order of the terminal's summary: the most articles first, then the earliest day, then by id.
//!
//! The file loads nothing and runs nothing: no script, style and drawings inline, and a
//! Content-Security-Policy that forbids the rest, so that copy which slipped through an error in
//! this module still could not act. The copy is escaped wherever it stands (see [`writer`]).
//! It follows the reader's light or dark scheme and prints.
//!
//! Limits of this version, all in [`HtmlOptions`] and said on the page where they bite: full texts
//! of the first 500 articles, 200,000 bytes of each; the first 200 stories, 24 articles of each.

mod article;
mod card;
mod chronology;
mod days;
mod diff;
mod overview;
mod reprints;
mod said;
mod sides;
mod story;
mod timeline;
mod tints;
mod writer;

use std::fmt;

use copydesk_analysis::passes::stories::Story;

use crate::{AnalysisView, digest};
use writer::Html;

/// What the page is called and how much of a large corpus it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlOptions {
    /// The title of the page.
    pub title: String,
    /// How many articles are shown with their full text.
    pub full_texts: usize,
    /// How many bytes of one article's text are shown.
    pub text_bytes: usize,
    /// How many stories are shown.
    pub stories: usize,
    /// How many articles of one story stand side by side.
    pub columns: usize,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self {
            title: "Coverage".to_owned(),
            full_texts: 500,
            text_bytes: 200_000,
            stories: 200,
            columns: 24,
        }
    }
}

/// Up to this many articles their texts stand open; beyond, a reader opens them.
const OPEN: usize = 40;

/// An analysis as one self-contained HTML file.
///
/// ```
/// use copydesk_report::{AnalysisView, HtmlOptions, html};
/// let page = html(&AnalysisView::default(), &HtmlOptions::default());
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// ```
pub fn html(view: &AnalysisView<'_>, options: &HtmlOptions) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_html(&mut out, view, options);
    out
}

/// Writes an analysis as one self-contained HTML file, part by part.
///
/// # Errors
/// What `out` reports.
pub fn write_html(
    out: &mut dyn fmt::Write,
    view: &AnalysisView<'_>,
    options: &HtmlOptions,
) -> fmt::Result {
    let page = Page::new(view, options);
    let html = &mut Html::new(out);
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")?;
    html.raw("<meta http-equiv=\"Content-Security-Policy\" ")?;
    html.raw("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")?;
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")?;
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")?;
    html.text(&options.title)?;
    html.raw("</title>\n<style>\n")?;
    html.raw(include_str!("../../data/report.css"))?;
    html.raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the stories</a>\n")?;
    overview::write(html, &page)?;
    html.raw("<main id=\"main\">\n")?;
    for (index, story) in page.shown_stories() {
        story::write(html, &page, index, story)?;
    }
    said::write_outside_stories(html, &page)?;
    reprints::write_outside_stories(html, &page)?;
    article::write_all(html, &page)?;
    html.raw("</main>\n<footer>Made by Copydesk. ")?;
    html.raw("Offline, from the copy alone; nothing on this page is loaded from elsewhere.")?;
    html.raw("</footer>\n</body>\n</html>\n")
}

/// The analysis and what every part of the page asks of it.
struct Page<'a> {
    view: &'a AnalysisView<'a>,
    options: &'a HtmlOptions,
    /// The outlet of each article.
    outlets: Vec<String>,
    /// The story of each article.
    story_of: Vec<Option<usize>>,
    /// The stories told more than once, in order.
    told: Vec<(usize, &'a Story)>,
}

impl<'a> Page<'a> {
    fn new(view: &'a AnalysisView<'a>, options: &'a HtmlOptions) -> Self {
        let outlets = view.articles.iter().map(|a| digest::outlet(a.article)).collect();
        let (story_of, told) = (digest::story_of_articles(view), digest::told_stories(view));
        Self { view, options, outlets, story_of, told }
    }

    fn outlet(&self, article: u32) -> &str {
        self.outlets.get(article as usize).map_or("", String::as_str)
    }

    fn outlets(&self) -> &[String] {
        &self.outlets
    }

    /// The story of this article, where it is one told more than once.
    fn story_of(&self, article: usize) -> Option<usize> {
        let story = self.story_of.get(article).copied().flatten()?;
        self.view.stories.get(story).filter(|story| digest::is_told(story)).map(|_| story)
    }

    /// The stories told more than once, with their indices, in the order of the page.
    fn told_stories(&self) -> impl Iterator<Item = (usize, &'a Story)> {
        self.told.iter().copied()
    }

    /// Those of them that the page shows.
    fn shown_stories(&self) -> impl Iterator<Item = (usize, &'a Story)> {
        self.told_stories().take(self.options.stories)
    }

    /// The headline of an article, linked to its full text where the page holds that.
    fn link(&self, html: &mut Html<'_>, article: u32, text: &str) -> fmt::Result {
        if (article as usize) >= self.options.full_texts.min(self.view.articles.len()) {
            return html.text(text);
        }
        html.raw("<a")?;
        html.attr_number("href", "#a", article)?;
        html.raw(">")?;
        html.text(text)?;
        html.raw("</a>")
    }
}

/// A note in small letters: what was left out.
fn note(html: &mut Html<'_>, text: &str) -> fmt::Result {
    html.element("p", "note", text)
}
