//! The HTML report: nothing of the copy acts, nothing of it is missing.

#[allow(dead_code, reason = "a part of it serves other tests")]
mod fixture;

use copydesk_analysis::passes::names::{MentionForm, NameKind};
use copydesk_analysis::passes::quantities::QuantityKind;
use copydesk_analysis::passes::quotes::QuoteKind;
use copydesk_core::{BlockKind, Evidence, Span};
use copydesk_report::{HtmlOptions, html};
use fixture::{Draft, Fixture, fixture};

fn page(fixture: &Fixture, options: &HtmlOptions) -> String {
    fixture.view(|view| html(view, options))
}

/// The tags of a page without their attributes (`details`, `/details`), and whether each closes
/// itself.
///
/// The style sheet is left out; it is the only raw text, and none of it is from the copy.
fn tags(page: &str) -> Vec<(&str, bool)> {
    let (head, rest) = page.split_once("<style>").expect("a style sheet");
    let (_, body) = rest.split_once("</style>").expect("its end");
    let pieces = head.split('<').skip(1).chain(body.split('<').skip(1));
    pieces
        .map(|piece| {
            let (inner, _) = piece.split_once('>').expect("every < opens a tag");
            let (name, _) = inner.split_once(' ').unwrap_or((inner, ""));
            (name, inner.ends_with('/'))
        })
        .collect()
}

const EVIL: &str = "<script>alert('1')</script>\"><img src=x onerror=\"alert(2)\">&lt;\u{1b}[31m";

/// A corpus in which every string that can come from copy tries to act.
fn evil() -> Fixture {
    let mut draft = Draft::new(EVIL, EVIL, "layout")
        .block(BlockKind::Furniture, &format!("{EVIL} menu\n"))
        .block(BlockKind::Headline, &format!("{EVIL} headline\n"))
        .block(BlockKind::Paragraph, &format!("{EVIL} said Person at Noon of 5 things\n"))
        .diagnostic("said", EVIL, EVIL, "Noon")
        .name(NameKind::Person, EVIL, &[("Person", MentionForm::Name)])
        .quote(QuoteKind::Direct, &[EVIL], Some((EVIL, "Person")), Some("said"))
        .time("Noon", EVIL)
        .quantity("5 things", QuantityKind::Count, 5.0, EVIL);
    draft = draft.evil_metadata(EVIL);
    let mut fixture = fixture();
    let story = &mut fixture.stories[0];
    story.id = EVIL.into();
    story.headline = Some(EVIL.to_owned());
    story.articles = vec![0, 1, 2, 4];
    story.links[0].evidence[0].1 = Evidence::new(Span::new(0, 5), EVIL);
    fixture.reprints[0].pairs[0].evidence[0].1 = Evidence::new(Span::new(0, 5), EVIL);
    fixture.reprints[0].pairs[0].b = 4;
    fixture.said[0].speaker = EVIL.into();
    fixture.articles.push(draft.done());
    fixture
}

#[test]
fn copy_that_tries_to_act_is_text() {
    let options = HtmlOptions { title: EVIL.to_owned(), ..HtmlOptions::default() };
    let page = page(&evil(), &options);
    let known = [
        "!DOCTYPE",
        "a",
        "article",
        "b",
        "blockquote",
        "body",
        "br",
        "circle",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "head",
        "header",
        "html",
        "i",
        "input",
        "label",
        "legend",
        "li",
        "line",
        "main",
        "meta",
        "nav",
        "ol",
        "p",
        "path",
        "q",
        "rect",
        "section",
        "span",
        "style",
        "summary",
        "svg",
        "table",
        "td",
        "text",
        "th",
        "title",
        "tr",
        "ul",
    ];
    for (tag, _) in tags(&page) {
        assert!(known.contains(&tag.trim_start_matches('/')), "<{tag}>");
    }
    assert!(!page.contains('\u{1b}'));
    let escaped = page.matches("&lt;script&gt;alert(&#39;1&#39;)").count();
    assert!(escaped > 30, "the copy is shown in {escaped} places");
}

#[test]
fn tags_are_balanced() {
    for fixture in [fixture(), evil()] {
        let page = page(&fixture, &HtmlOptions::default());
        let mut open = Vec::new();
        for (tag, closed) in tags(&page) {
            match tag.strip_prefix('/') {
                Some(tag) => assert_eq!(open.pop(), Some(tag)),
                None if closed || ["!DOCTYPE", "meta", "br", "input"].contains(&tag) => {}
                None => open.push(tag),
            }
        }
        assert_eq!(open, [""; 0]);
    }
}

/// The text of the blocks of each article, as a browser would show it.
fn shown(page: &str) -> Vec<String> {
    let articles = page.split("<div class=\"copy\">").skip(1);
    articles
        .map(|article| {
            let blocks = article.split("<div class=\"text\">").skip(1);
            let text = blocks.map(|block| block.split("</div>").next().unwrap_or_default());
            let mut shown = String::new();
            for piece in text.collect::<String>().split('<') {
                shown.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
            }
            let entities =
                [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
            entities.iter().fold(shown, |text, (entity, c)| text.replace(entity, c))
        })
        .collect()
}

#[test]
fn every_character_of_the_copy_is_on_the_page() {
    let fixture = fixture();
    let shown = shown(&page(&fixture, &HtmlOptions::default()));
    let copy: Vec<&str> = fixture.articles.iter().map(|(article, _)| article.text()).collect();
    assert_eq!(shown, copy);
}

#[test]
fn a_large_corpus_is_cut_and_says_so() {
    let options =
        HtmlOptions { full_texts: 1, text_bytes: 30, columns: 2, ..HtmlOptions::default() };
    let fixture = fixture();
    let page = page(&fixture, &options);
    assert_eq!(shown(&page), ["Minister stakes her post on th"]);
    for note in [
        "The texts of the first 1 of 4 articles are shown.",
        &format!("The first 30 of {} bytes are shown.", fixture.articles[0].0.text().len()),
        "And 1 more article.",
    ] {
        assert!(page.contains(note), "{note}");
    }
    assert!(!page.contains("href=\"#a1\""), "no link to a text that is not shown");
}

#[test]
fn links_lead_somewhere() {
    let page = page(&fixture(), &HtmlOptions::default());
    let targets = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    for target in targets {
        assert!(page.contains(&format!("id=\"{target}\"")), "#{target}");
    }
}

#[test]
fn nothing_is_loaded_and_the_page_is_always_the_same() {
    let page_one = page(&fixture(), &HtmlOptions::default());
    assert_eq!(page_one, page(&fixture(), &HtmlOptions::default()));
    for loading in ["http://", "https://", "url(", "@import", " src="] {
        assert!(!page_one.contains(loading), "{loading}");
    }
}

#[test]
fn spans_and_indices_outside_the_copy_harm_nothing() {
    let mut fixture = fixture();
    let far = Span::new(3, 99_999);
    // The third byte of a dash: inside a character.
    let dash = fixture.articles[0].0.text().find('—').expect("a dash") + 2;
    let inside = Span::from_usize(dash, dash + 5);
    fixture.said[0].renderings[0].content = vec![far, inside];
    fixture.said[1].renderings[1].article = 99;
    fixture.said[1].story = Some(99);
    fixture.stories[0].articles.push(99);
    fixture.stories[0].links[0].evidence[0].1.span = inside;
    let pair = &mut fixture.reprints[0].pairs[0];
    pair.shared[0].a = far;
    pair.shared[1].b = inside;
    pair.evidence[0].0 = 99;
    let page = page(&fixture, &HtmlOptions::default());
    assert!(page.ends_with("</html>\n"));
}

#[test]
fn a_pronoun_is_nobody_who_is_quoted() {
    let mut fixture = fixture();
    fixture.articles.push(fixture::open_pronoun().done());
    fixture.stories[0].articles.push(4);
    let page = page(&fixture, &HtmlOptions::default());
    assert!(!page.contains("<th scope=\"row\">a senior official</th>"));
    assert!(page.contains("1 quotation from sources without a name."));
    assert!(!page.contains("<th scope=\"row\">She</th>"));
    assert!(page.contains("2 quotations without a clear speaker."));
    assert!(!page.contains("<b class=\"speaker\">She</b>"));
}

#[test]
fn stories_stand_by_size_then_day_then_id() {
    let mut fixture = fixture();
    let ids = fixture::unordered(&mut fixture);
    let page = page(&fixture, &HtmlOptions::default());
    let headings = page.split_once("<main").expect("the stories").1;
    for part in [page.as_str(), headings] {
        let at = ids.map(|id| part.find(&format!("Headline of {id}")).expect("its heading"));
        assert!(at.is_sorted());
    }
}
