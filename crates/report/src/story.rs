//! One story for people: its articles, every merge that made it with what spoke for it and against it,
//! and the article that came closest without being of it.

use std::fmt::Write as _;

use copydesk_analysis::passes::stories::{Story, StoryLink};
use copydesk_core::Evidence;

use crate::paint::{Colour, Ink};
use crate::text::{count, logical_all, shorten, visible};
use crate::{AnalysisView, digest};

/// Columns of text of a piece of evidence.
const WORDS: usize = 60;

/// Why the articles of a story are one.
///
/// `asked` is the name of the story or the id of one of its articles, or the last part of either;
/// `None` where no story answers to it.
pub fn explain_story(view: &AnalysisView<'_>, asked: &str, colour: Colour) -> Option<String> {
    let id = |article: &u32| view.article(*article).map_or("", |view| view.article.id());
    let exact = |story: &&Story| {
        story.id == asked || story.articles.iter().any(|article| id(article) == asked)
    };
    let ends = |story: &&Story| {
        story.id.ends_with(asked) || story.articles.iter().any(|at| id(at).ends_with(asked))
    };
    let story = view.stories.iter().find(exact).or_else(|| view.stories.iter().find(ends))?;
    Some(told(view, story, colour))
}

fn told(view: &AnalysisView<'_>, story: &Story, colour: Colour) -> String {
    let mut out = String::new();
    let headline = story.headline.as_deref().map(visible).unwrap_or_default();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}", colour.paint(Ink::Title, &format!("{} {headline}", story.id)));
    let day = story.date.map(digest::reader_date);
    let day = day.map_or_else(|| "day open".to_owned(), |day| format!("day {day}"));
    let _ = writeln!(out, "{}, {day}", count(story.articles.len(), "article"));
    for article in &story.articles {
        let Some(view) = view.article(*article) else { continue };
        let (id, headline) = (view.article.id(), digest::headline(view.article));
        let _ = writeln!(out, "  {}  {}", visible(id), visible(&headline));
    }
    for (number, link) in story.links.iter().enumerate() {
        let _ = write!(out, "\nmerge {}, mean score {:.3}, closest: ", number + 1, link.score);
        tell(view, link, &mut out);
    }
    if let Some(link) = &story.nearest {
        let _ = write!(out, "\nnot of it, score {:.3}, closest: ", link.score);
        tell(view, link, &mut out);
    }
    out
}

/// The two articles of a link, what spoke for it and what against it.
fn tell(view: &AnalysisView<'_>, link: &StoryLink, out: &mut String) {
    let id = |article: u32| view.article(article).map_or("", |view| view.article.id());
    let _ = writeln!(out, "{} and {}", visible(id(link.a)), visible(id(link.b)));
    for (sign, evidence) in [("", &link.evidence), ("against: ", &link.against)] {
        for (article, Evidence { span, note, .. }) in evidence {
            let text = view.article(*article).map_or("", |view| view.article.text());
            let words = shorten(&logical_all(text, &[*span]), WORDS);
            let _ = writeln!(out, "  {sign}{note}  {}: {}", visible(id(*article)), visible(&words));
        }
    }
}
