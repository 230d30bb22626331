//! What of a page is text, and where its lines end.

use copydesk_core::{BlockKind, Carried, Carrier};
use copydesk_html::Html;

use crate::{LEDE, REST, kind_of, read, told};

#[test]
fn what_is_hidden_and_what_scripts_hold_is_not_shown() {
    let article = read(&format!(
        "<h1>Ferry to Kell resumes</h1><p hidden>Hidden.</p><p style='display: none'>Hidden.</p>\
        <script>document.write('Hidden.')</script><template><p>Hidden.</p></template>{LEDE}"
    ));
    assert!(!article.text().contains("Hidden."));
}

#[test]
fn scripts_and_style_sheets_end_where_a_browser_ends_them() {
    for page in [
        "<script>if (a < b) { '<p>no</p>' }</SCRIPT ><p>The pier is open.</p>",
        "<script><!-- <script>no</script> no --></script><p>The pier is open.</p>",
        "<style>p > a { content: '<p>no' }</style><p>The pier is open.</p>",
        "<!-- <script> --><p>The pier is open.</p><!-- </script> -->",
        "<p title='<style>'>The pier is open.</p>",
        "<p>The pier is open.</p><script>no <p>no</p>",
    ] {
        assert_eq!(read(page).text(), "The pier is open.\n", "{page}");
    }
    let textarea = "<textarea><script>no</textarea><p>The pier is open.</p>";
    assert_eq!(read(textarea).text(), "The pier is open.\n");
}

#[test]
fn white_space_and_references_are_folded() {
    let article =
        read("<p>The\n  caf&eacute;&nbsp;&amp; the <b>p</b>ier<br>are&shy; open.<pre>a\n b</pre>");
    assert_eq!(article.text(), "The café & the pier\nare open.\n\na\nb\n");
}

#[test]
fn a_table_that_sets_the_page_holds_no_data() {
    let article = read(
        "<html><head><title>The Kell Gazette - Mill fire</title></head><body><table><tr><td><a href=1>Home\
        </a><br><a href=2>Sport</a></td><td><font size=5><b>Fire guts old mill at Kell</b></font><br>By INES \
        MOREAU<br>Staff Writer<br><br>KELL -- Fire gutted the old woollen mill on Water Street early on \
        Tuesday, and sent flames a hundred feet into the air.<br><br>Nobody was hurt, the fire chief said.\
        <br><br>The mill, which was built in 1871, had stood empty since 1998 and was to be sold this \
        spring.</td></tr></table></body></html>",
    );
    assert!(article.blocks().iter().all(|block| block.kind != BlockKind::Table));
    assert!(article.body().contains("\n\nNobody was hurt, the fire chief said.\n\n"));
    let data = read("<table><tr><td>Kell</td><td>9.15<br>10.15</td></tr></table>");
    assert_eq!(data.text(), "Kell\t9.15\n10.15\n");
}

#[test]
fn a_page_without_text_is_an_error() {
    let mut errors = Vec::new();
    Html.unpack(Carried::whole("p", b"<html><script>x()</script>"), &mut |piece| {
        errors.extend(piece.err());
    });
    assert_eq!(errors[0].to_string(), "p: the page shows no text; it may be made by a script");
}

#[test]
fn it_keeps_a_carriers_promises() {
    let pages = [
        format!("<!doctype html><title>Ferry</title><h1>Ferry</h1>{LEDE}<ul><li>a<li>b</ul>{REST}"),
        "<html><script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"F\"}</script>\
        <table><tr><td>a<td>b</table>"
            .to_owned(),
    ];
    let samples: Vec<&[u8]> = pages.iter().map(String::as_bytes).collect();
    copydesk_testkit::check_carrier(&Html, &samples).unwrap();
}

#[test]
fn parts_of_a_line_that_a_style_sheet_sets_apart_do_not_run_together() {
    let expected = ["Ferry to Kell resumes", "2021-03-16", "Ines Moreau"];
    for line in [
        "<span>By</span><span>Ines Moreau</span><span>Published: March 16, 2021</span>",
        "<span>Ines Moreau</span><time>March 16, 2021 6:05 PM</time><time>Updated March 18, 2021</time>",
        "<span>Ines Moreau</span><span>•</span><span>March 16, 2021</span><span>•</span><span>3 min read</span>",
        "<span>By </span><span>Ines Moreau</span><span>Harbour Correspondent</span><p>March 16, 2021</p>",
    ] {
        let heading = format!("<h1>Ferry to Kell resumes</h1><div>{line}</div>");
        assert_eq!(told("", &heading), expected, "{line}");
    }
    assert_eq!(
        read("<p>The <b>p</b>ier and the<span> W</span>harf, 3<span>D</span>.").text(),
        "The pier and the Wharf, 3D.\n"
    );
}

#[test]
fn a_heading_that_is_not_closed_swallows_no_paragraph() {
    let article = read(&format!("<title>Ferry</title><body><h1>Ferry to Kell resumes{LEDE}{REST}"));
    assert_eq!(kind_of(&article, "Crews will start"), BlockKind::Paragraph);
}
