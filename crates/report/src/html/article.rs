//! The full text of each article, its blocks coloured by kind.

use std::fmt;

use copydesk_core::{Article, Block, BlockKind, Diagnostic, Span};

use super::tints::{self, Tint};
use super::writer::Html;
use super::{OPEN, Page, note};
use crate::text::count;
use crate::{ArticleView, digest};

pub(super) fn write_all(html: &mut Html<'_>, page: &Page<'_>) -> fmt::Result {
    let all = page.view.articles.len();
    if all == 0 {
        return Ok(());
    }
    html.raw("<section id=\"articles\">\n<h2>The copy</h2>\n")?;
    html.raw("<p class=\"meta\">Every character of every article, as it was read: the kind of ")?;
    html.raw("each block in the margin, what was taken for furniture greyed.</p>\n")?;
    legend(html)?;
    for (index, view) in page.view.articles.iter().enumerate().take(page.options.full_texts) {
        write(html, page, index as u32, view)?;
    }
    if all > page.options.full_texts {
        let shown = page.options.full_texts;
        note(html, &format!("The texts of the first {shown} of {all} articles are shown."))?;
    }
    html.raw("</section>\n")
}

/// Kinds that look alike, each with the class that colours them and what they are together.
const GROUPS: [(&str, &str, &[BlockKind]); 7] = [
    (
        "g-head",
        "headline, deck, subhead",
        &[BlockKind::Headline, BlockKind::Deck, BlockKind::Subhead],
    ),
    (
        "g-about",
        "byline, date, section, masthead",
        &[BlockKind::Byline, BlockKind::Published, BlockKind::Section, BlockKind::Masthead],
    ),
    (
        "g-copy",
        "paragraph, list, table",
        &[BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Table],
    ),
    ("g-picture", "caption, picture credit", &[BlockKind::Caption, BlockKind::PhotoCredit]),
    (
        "g-note",
        "editor’s note, correction, wire header",
        &[BlockKind::EditorNote, BlockKind::Correction, BlockKind::WireHeader],
    ),
    (
        "g-end",
        "credits, sign-off, rights",
        &[BlockKind::Credits, BlockKind::SignOff, BlockKind::Rights],
    ),
    ("g-furniture", "furniture", &[BlockKind::Furniture]),
];

/// The class of a kind; of one that a later version adds, that of the copy.
fn group(kind: BlockKind) -> &'static str {
    let row = GROUPS.iter().find(|(_, _, kinds)| kinds.contains(&kind));
    row.map_or("g-copy", |(class, _, _)| class)
}

/// What the colours mean; each layer can be switched off without a script.
fn legend(html: &mut Html<'_>) -> fmt::Result {
    html.raw("<div class=\"legend\">\n<ul class=\"groups\">\n")?;
    for (class, label, _) in GROUPS {
        html.raw("<li")?;
        html.attr("class", class)?;
        html.raw("><i class=\"swatch\"></i>")?;
        html.text(label)?;
        html.raw("</li>\n")?;
    }
    html.raw("</ul>\n<fieldset><legend>Show</legend>\n")?;
    let layers = [
        ("show-q", "q", "quotations"),
        ("show-s", "s", "speakers and cues"),
        ("show-n", "n np", "people"),
        ("show-n2", "n no", "organizations"),
        ("show-n3", "n nl", "places"),
        ("show-t", "t", "times"),
        ("show-y", "y", "quantities"),
        ("show-m", "m", "marks"),
        ("show-d", "d", "diagnostics"),
    ];
    for (id, class, label) in layers {
        html.raw("<label><input type=\"checkbox\" checked")?;
        html.attr("id", id)?;
        html.raw("><span")?;
        html.attr("class", class)?;
        html.raw(">")?;
        html.text(label)?;
        html.raw("</span></label>\n")?;
    }
    html.raw("</fieldset>\n</div>\n")
}

fn write(html: &mut Html<'_>, page: &Page<'_>, index: u32, view: &ArticleView<'_>) -> fmt::Result {
    let article = view.article;
    html.raw("<details class=\"article\"")?;
    if page.view.articles.len() <= OPEN {
        html.raw(" open")?;
    }
    html.raw("><summary><span class=\"outlet\">")?;
    html.text(page.outlet(index))?;
    html.raw("</span> <span class=\"title\">")?;
    html.text(&digest::headline(article))?;
    html.raw("</span>")?;
    strip(html, article)?;
    // The anchor stands inside: a browser that is sent to it opens the article.
    html.raw("</summary>\n<div class=\"anchor\"")?;
    html.attr_number("id", "a", index)?;
    html.raw(">\n")?;
    facts(html, page, index, view)?;
    html.raw("<div class=\"copy\">\n")?;
    let limit = limit(article.text(), page.options.text_bytes);
    let tints = tints::of(view, limit);
    let mut diagnostics = article.diagnostics().iter().peekable();
    for block in article.blocks().iter().filter(|block| block.span.start < limit) {
        write_block(html, article, *block, limit, &tints)?;
        while let Some(diagnostic) = diagnostics.next_if(|d| d.span.start < block.span.end) {
            problem(html, article, diagnostic)?;
        }
    }
    for diagnostic in diagnostics {
        problem(html, article, diagnostic)?;
    }
    html.raw("</div>\n")?;
    if (limit as usize) < article.text().len() {
        let all = article.text().len();
        note(html, &format!("The first {limit} of {all} bytes are shown."))?;
    }
    html.raw("</div>\n</details>\n")
}

/// The last character boundary at or before this many bytes.
fn limit(text: &str, bytes: usize) -> u32 {
    let mut limit = bytes.min(text.len());
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    Span::from_usize(limit, limit).start
}

/// The whole article as a strip, each block as wide as its share of the text.
fn strip(html: &mut Html<'_>, article: &Article) -> fmt::Result {
    let all = article.text().len().max(1) as f64;
    html.raw("<svg class=\"strip\" aria-hidden=\"true\" viewBox=\"0 0 1000 8\" ")?;
    html.raw("preserveAspectRatio=\"none\">")?;
    // Neighbours that look alike are drawn as one.
    let mut blocks = article.blocks().iter().peekable();
    while let Some(block) = blocks.next() {
        let class = group(block.kind);
        let mut end = block.span.end;
        while let Some(next) = blocks.next_if(|next| group(next.kind) == class) {
            end = next.span.end;
        }
        let at = f64::from(block.span.start) * 1000.0 / all;
        html.raw("<rect height=\"8\"")?;
        html.attr("class", class)?;
        html.attr_number("x", "", at)?;
        html.attr_number("width", "", f64::from(end) * 1000.0 / all - at)?;
        html.raw("/>")?;
    }
    html.raw("</svg>")
}

/// What is known of the article, beside its text.
fn facts(html: &mut Html<'_>, page: &Page<'_>, index: u32, view: &ArticleView<'_>) -> fmt::Result {
    let article = view.article;
    let metadata = article.metadata();
    html.raw("<dl class=\"facts\">\n")?;
    fact(html, "source", article.id())?;
    if let Some((layout, score)) = article.layout() {
        fact(html, "layout", &format!("{layout} ({score:.2})"))?;
    }
    if let Some(encoding) = &article.source().given().encoding {
        fact(html, "encoding", encoding)?;
    }
    let authors: Vec<String> = metadata
        .authors
        .iter()
        .map(|author| match &author.role {
            Some(role) => format!("{} ({})", author.name.value, role.value),
            None => author.name.value.clone(),
        })
        .collect();
    if !authors.is_empty() {
        fact(html, "by", &authors.join(", "))?;
    }
    if let Some(dateline) = &metadata.dateline {
        let places: Vec<&str> = dateline.places.iter().map(|p| p.value.as_str()).collect();
        fact(html, "dateline", &places.join(", "))?;
    }
    if let Some(agency) = &metadata.agency {
        fact(html, "agency", &agency.value)?;
    }
    published(html, article)?;
    let found = &view.annotations;
    let counts = [
        count(found.names.len(), "name"),
        count(found.quotes.len(), "quotation"),
        count(found.times.len(), "time"),
        count(found.quantities.len(), "quantity"),
    ];
    fact(html, "found", &counts.join(", "))?;
    if let Some(story) = page.story_of(index as usize) {
        html.raw("<div><dt>story</dt><dd><a")?;
        html.attr_number("href", "#s", story as u32)?;
        html.raw(">")?;
        let id = page.view.stories.get(story).map_or("", |story| &story.id);
        html.text(id)?;
        html.raw("</a></dd></div>\n")?;
    }
    html.raw("</dl>\n")
}

fn published(html: &mut Html<'_>, article: &Article) -> fmt::Result {
    let Some(published) = &article.metadata().published else { return Ok(()) };
    let mut value = published.date.to_string();
    if let Some(time) = &published.time {
        value = format!("{value} {time}");
    }
    if !published.candidates.is_empty() {
        let years: Vec<String> = published.candidates.iter().map(i16::to_string).collect();
        value = format!("{value}; the weekdays agree with {}", years.join(", "));
    }
    let notes: Vec<&str> = published.evidence.iter().map(|e| e.note.as_ref()).collect();
    if !notes.is_empty() {
        value = format!("{value} ({})", notes.join("; "));
    }
    fact(html, "published", &value)
}

fn fact(html: &mut Html<'_>, name: &'static str, value: &str) -> fmt::Result {
    html.raw("<div><dt>")?;
    html.raw(name)?;
    html.raw("</dt><dd>")?;
    html.text(value)?;
    html.raw("</dd></div>\n")
}

fn write_block(
    html: &mut Html<'_>,
    article: &Article,
    block: Block,
    limit: u32,
    tints: &[Tint],
) -> fmt::Result {
    html.raw("<div class=\"block ")?;
    html.raw(group(block.kind))?;
    html.raw("\"><span class=\"kind\">")?;
    html.text(block.kind.id())?;
    html.raw("</span><div class=\"text\">")?;
    let shown = Span::new(block.span.start, block.span.end.min(limit));
    for piece in tints::cut(shown, tints) {
        let text = piece.span.get(article.text()).unwrap_or_default();
        if piece.tints.is_empty() {
            html.copy(text)?;
            continue;
        }
        html.raw("<span")?;
        let classes: Vec<&str> = piece.tints.iter().map(|tint| tint.class).collect();
        html.attr("class", &classes.join(" "))?;
        let titles: Vec<&str> = piece.tints.iter().map(|tint| tint.title.as_str()).collect();
        html.attr("title", &titles.join("\n"))?;
        html.raw(">")?;
        html.copy(text)?;
        html.raw("</span>")?;
    }
    html.raw("</div></div>\n")
}

/// A diagnostic below the block in which it begins.
fn problem(html: &mut Html<'_>, article: &Article, diagnostic: &Diagnostic) -> fmt::Result {
    html.raw("<p class=\"problem\" role=\"note\"><b>")?;
    html.text(diagnostic.severity.id())?;
    html.raw("</b> ")?;
    html.element("code", "code", diagnostic.code)?;
    html.raw(" ")?;
    let (line, column) = article.source().position(diagnostic.span.start);
    html.text(&format!("{line}:{column}: {}", diagnostic.message))?;
    if let Some(help) = &diagnostic.help {
        html.raw("<br>")?;
        html.text(help)?;
    }
    // One at the same place says nothing that the message does not.
    let elsewhere = |span: Span| span.start != diagnostic.span.start;
    for related in diagnostic.related.iter().filter(|related| elsewhere(related.span)) {
        let (line, column) = article.source().position(related.span.start);
        html.raw("<br>")?;
        html.text(&format!("{line}:{column}: {}", related.note))?;
    }
    html.raw("</p>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_colour() {
        let missing: Vec<&BlockKind> = BlockKind::ALL
            .iter()
            .filter(|kind| !GROUPS.iter().any(|(_, _, kinds)| kinds.contains(kind)))
            .collect();
        assert_eq!(missing, [&BlockKind::Headline; 0]);
    }

    #[test]
    fn a_text_is_cut_on_a_character() {
        assert_eq!(limit("aé", 2), 1);
        assert_eq!(limit("aé", 9), 3);
    }
}
