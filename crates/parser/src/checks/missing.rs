//! `copy/lost-text`: a page or a take that is not there.
//!
//! Pages of copy that was sent or printed by the page are numbered, `Page 2 of 3` or `2/3`. Where one
//! of such a run is left out, its text is lost between its neighbours. Copy that ends with `(more)` is
//! followed by another take; where nothing follows, that take is missing.
//!
//! One number alone says nothing: a page of the web shows where it stands among others (`Page 1 of
//! 12`). Numbers that do not grow, or that are of different wholes, are no run.

use copydesk_core::{BlockKind, Diagnostic, Severity, Span};

use crate::reader::Reading;
use crate::tables::GOES_ON;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = pages(reading);
    diagnostics.extend(take(reading));
    diagnostics
}

/// The pages that a run of page numbers leaves out.
fn pages(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let numbered = reading.units.iter().filter(|unit| unit.words <= 4 && unit.digits >= 2);
    let mut last: Option<(u32, u32)> = None;
    for unit in numbered {
        let Some((page, pages)) = page_number(unit.text.of(reading.source.text())) else {
            continue;
        };
        if let Some((before, all)) = last
            && all == pages
            && page > before + 1
        {
            found.push(missing(unit.text, before + 1, page - 1));
        }
        last = Some((page, pages));
    }
    found
}

/// `Page 2 of 3`, `page 2/3`
fn page_number(text: &str) -> Option<(u32, u32)> {
    let head = text.get(..5).filter(|head| head.eq_ignore_ascii_case("page "));
    let rest = text.strip_prefix(head?)?;
    let (page, pages) = rest.split_once(" of ").or_else(|| rest.split_once('/'))?;
    let number = |text: &str| text.trim().trim_end_matches('.').parse::<u32>().ok();
    number(page).zip(number(pages)).filter(|(page, pages)| page <= pages)
}

fn missing(place: Span, from: u32, to: u32) -> Diagnostic {
    let message = if from == to {
        format!("page {from} is missing before this one")
    } else {
        format!("pages {from} to {to} are missing before this one")
    };
    Diagnostic::new("copy/lost-text", Severity::Warning, place, message)
        .help("ask for the whole piece, or compare with another copy of it")
}

/// A last line that says that more follows. Among furniture the bare word is a link: `More...` below the
/// names of sections.
fn take(reading: &Reading<'_>) -> Option<Diagnostic> {
    let last = reading.of_kind(BlockKind::SignOff).last()?;
    let link = reading.text(last).starts_with(char::is_alphabetic);
    let above = last.checked_sub(1).map(|before| reading.kinds[before]);
    if link && above.is_none_or(|above| above == BlockKind::Furniture) {
        return None;
    }
    let follows = reading.kinds[last + 1..].iter().any(|kind| kind.is_body());
    let text = reading.text(last).trim_matches(|c: char| !c.is_alphanumeric());
    let goes_on = GOES_ON.iter().any(|more| more.eq_ignore_ascii_case(text));
    (goes_on && !follows).then(|| {
        let message = "the copy says that more follows, and nothing does";
        Diagnostic::new("copy/lost-text", Severity::Warning, reading.units[last].text, message)
            .help("look for the take that follows")
    })
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    use super::page_number;

    const COPY: &str = "Harbour to reopen\n\n\
        The harbour board said on Tuesday that it would reopen the northern pier before May.\n\n\
        {}\n\nDivers found that the storm had left its old piles intact, the board said.\n\n\
        {}\n\nCrews begin on Monday with the crane, the largest of its kind on the coast.\n\n{}\n";

    fn lost(lines: [&str; 3]) -> Vec<String> {
        let copy = lines.iter().fold(COPY.to_owned(), |copy, line| copy.replacen("{}", line, 1));
        let source = Source::new(copy).unwrap();
        let parsed = crate::Plain.parse(&source);
        let found = parsed.articles[0].diagnostics().iter();
        found.filter(|d| d.code == "copy/lost-text").map(|d| d.message.clone()).collect()
    }

    #[test]
    fn a_page_that_is_left_out() {
        assert_eq!(page_number("Page 2 of 3"), Some((2, 3)));
        assert_eq!(page_number("page 2/3"), Some((2, 3)));
        assert_eq!(page_number("Page two"), None);
        assert_eq!(
            lost(["Page 1 of 4", "Page 4 of 4", ""]),
            ["pages 2 to 3 are missing before this one"]
        );
        assert_eq!(lost(["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]), Vec::<String>::new());
        assert_eq!(lost(["", "", "Page 1 of 3"]), Vec::<String>::new());
    }

    #[test]
    fn a_take_that_does_not_follow() {
        assert_eq!(lost(["", "", "(more)"]), ["the copy says that more follows, and nothing does"]);
        assert_eq!(lost(["", "", "-30-"]), Vec::<String>::new());
        let menu = "Follow us\n\nSubscribe to our newsletter\n\nLog in\n\nMore...";
        assert_eq!(lost(["", "", menu]), Vec::<String>::new());
    }
}
