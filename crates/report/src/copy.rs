//! The copy alone, as plain text and as Markdown.
//!
//! Headline, deck, byline and the body with its subheads, lists and tables, in the order of the page;
//! a blank line between.
//! What stands apart in a paragraph (a dateline, a sign-off) is told with it, since it is printed with
//! it.
//! Captions, notes, credits and furniture are left out; so is what the carrier knew beside the copy,
//! but for a headline that the copy does not repeat.
//!
//! Lines of copy that was hard-wrapped are joined; a table keeps its lines.

use copydesk_core::{Article, Block, BlockKind, Logical};

/// The copy as plain text.
///
/// ```
/// use copydesk_core::{BlockKind, Composition, LayoutId};
///
/// let mut page = Composition::default();
/// page.part(BlockKind::Headline, "Ferry resumes");
/// page.part(BlockKind::Caption, "The pier.");
/// page.part(BlockKind::ListItem, "Kell");
/// page.part(BlockKind::ListItem, "Dock");
/// let article = page.finish(LayoutId::new("nitf"))?;
/// assert_eq!(copydesk_report::plain_text(&article), "Ferry resumes\n\n- Kell\n- Dock\n");
/// # Ok::<(), copydesk_core::CompositionError>(())
/// ```
pub fn plain_text(article: &Article) -> String {
    written(article, |kind, text| match kind {
        BlockKind::ListItem => format!("- {text}"),
        _ => text.to_owned(),
    })
}

/// The copy as Markdown: `CommonMark`, with tables as fenced text.
///
/// ```
/// use copydesk_core::{BlockKind, Composition, LayoutId};
///
/// let mut page = Composition::default();
/// page.part(BlockKind::Headline, "Ferry resumes");
/// page.part(BlockKind::Subhead, "Fares");
/// page.part(BlockKind::Paragraph, "1. Up by *4* per cent");
/// let article = page.finish(LayoutId::new("nitf"))?;
/// assert_eq!(
///     copydesk_report::markdown(&article),
///     "# Ferry resumes\n\n## Fares\n\n1\\. Up by \\*4\\* per cent\n"
/// );
/// # Ok::<(), copydesk_core::CompositionError>(())
/// ```
pub fn markdown(article: &Article) -> String {
    written(article, |kind, text| match kind {
        BlockKind::Headline => format!("# {}", escaped(text)),
        BlockKind::Subhead => format!("## {}", escaped(text)),
        BlockKind::Deck => format!("*{}*", escaped(text)),
        BlockKind::ListItem => format!("- {}", escaped(text)),
        BlockKind::Table => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat((longest + 1).max(3));
            format!("{fence}\n{text}\n{fence}")
        }
        _ => escaped(text),
    })
}

/// The blocks of the copy, each written by `write`.
fn written(article: &Article, write: impl Fn(BlockKind, &str) -> String) -> String {
    let mut out = String::new();
    let mut before = None;
    let mut add = |kind: BlockKind, text: &str| {
        if text.is_empty() {
            return;
        }
        let list = before == Some(BlockKind::ListItem) && kind == BlockKind::ListItem;
        if !out.is_empty() {
            out.push_str(if list { "\n" } else { "\n\n" });
        }
        before = Some(kind);
        out.push_str(&write(kind, text));
    };
    let headed = article.blocks().iter().any(|block| block.kind == BlockKind::Headline);
    if let Some(headline) = article.metadata().headline.as_ref().filter(|_| !headed) {
        add(BlockKind::Headline, &headline.value);
    }
    for Block { kind, span } in article.blocks() {
        match kind {
            BlockKind::Table => {
                let text = span.of(article.text()).trim_matches(['\n', '\r']);
                add(*kind, text);
            }
            kind if kind.is_told() || *kind == BlockKind::Byline => {
                add(*kind, &Logical::text_of(article.text(), *span));
            }
            _ => {}
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let opens = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '~');
        let numbers = matches!(c, '.' | ')')
            && at > 0
            && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        if opens || numbers || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
