//! The headline: the `h1` that the claims agree with, else what is claimed.

use copydesk_core::Field;

use super::Shown;
use crate::dom::NodeId;
use crate::head::{Claims, words};
use crate::page::Page;
use crate::render::Tag;
use crate::revise::is_heading;

/// The title that the lines are compared with while they are read.
pub(crate) fn likely_title(claims: &Claims) -> Option<String> {
    claims.titles.first().map(|(_, title)| title.clone()).or_else(|| claims.page_title.clone())
}

/// An `h1` that is less alike than this to what is claimed is a stranger to it.
const STRANGE: i32 = 18;

/// A label stands among so many nodes of its heading.
const MOST_NODES: usize = 60;

/// The points of a line that is no heading and part of what is claimed: any heading counts more.
const BARE: i32 = 61;

/// Lines that may be the headline, and how well the claims agree with them.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    from: usize,
    end: usize,
    points: i32,
}

/// The lines of the headline as the page shows it: an `h1`, or another heading that is claimed.
///
/// Of several the one that is claimed most closely; of equals the first.
pub(crate) fn find(page: &Page, shown: &[Shown<'_>]) -> Option<Candidate> {
    let of_words = |title: String| title.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let bare = bare_titles(&page.claims);
    let claims: Vec<Vec<String>> =
        claimed(&page.claims).map(words).chain(bare.first().cloned()).map(of_words).collect();
    let agreed = agreed(&page.claims);
    let site = divided(&page.claims, shown);
    let mut best: Option<Candidate> = None;
    let mut index = 0;
    while index < shown.len() {
        let from = index;
        let line = shown[from].line;
        index += 1;
        let lesser = Tag::H2.bit() | Tag::H3.bit() | Tag::PropHeadline.bit();
        let level = match line.all {
            tags if tags & Tag::H1.bit() != 0 => 2,
            tags if tags & lesser != 0 => 1,
            _ => 0,
        };
        if level == 0 && !page.claims.is_whole_title(shown[from].text) {
            let text = shown[from].text;
            let free = best.is_none() && text.len() <= 200 && line.linked == 0;
            if free && !bare.is_empty() && bare.contains(&words(text)) {
                best = Some(Candidate { from, end: index, points: BARE });
            }
            continue;
        }
        // One heading may stand over several lines.
        while level > 0 && index < shown.len() && shown[index].line.block == line.block {
            index += 1;
        }
        let text = join(&shown[from..index]);
        if text.len() > 400 {
            continue;
        }
        let own = words(&text);
        if own.is_empty() || site.as_ref().is_some_and(|(site, _)| *site == own) {
            continue;
        }
        let own: Vec<&str> = own.split(' ').collect();
        let alike = claims.iter().map(|claim| alike(claim, &own)).max().unwrap_or(0);
        let ends = ends_claim(&page.claims, &own)
            || site.as_ref().is_some_and(|(_, title)| *title == own.join(" "));
        let alike = if alike < 90 && ends { 90 } else { alike };
        let points = match (level, alike) {
            // What the page calls itself wherever it is asked is its title, if the h1 has little of
            // it: that is a slogan or the name of the site.
            (2, alike) if agreed && alike < STRANGE => continue,
            (2, alike) => 40 + alike * 2,
            // A lesser heading only where it is what is claimed.
            (1, 100) => 130,
            (1, 90..) => 62,
            (0, 100) => 150,
            _ => continue,
        };
        if best.as_ref().is_none_or(|best| points > best.points) {
            best = Some(Candidate { from, end: index, points });
        }
    }
    // An h1 that nothing claims is the headline only where little is claimed, else it may be the
    // name of the site.
    best.filter(|best| {
        best.points > 60 || claims.is_empty() || best.points >= 40 && own_words(shown, best) >= 4
    })
}

fn own_words(shown: &[Shown<'_>], candidate: &Candidate) -> usize {
    words(&join(&shown[candidate.from..candidate.end])).split(' ').count()
}

impl Candidate {
    /// The number of its first line.
    pub(crate) fn line(self, shown: &[Shown<'_>]) -> u32 {
        shown[self.from].line.number
    }
}

/// Whether the page gives itself one title in its `title` and elsewhere.
fn agreed(claims: &Claims) -> bool {
    let form = |title: &str| words(without_outlet(title, claims));
    let page = claims.page_title.as_deref().map(form);
    let other = claims.titles.first().map(|(_, title)| form(title));
    page.is_some() && page == other
}

/// The headline.
pub(super) fn title(
    page: &Page,
    shown: &[Shown<'_>],
    found: Option<Candidate>,
    decoded: Option<Field>,
) -> Option<Field> {
    let claims = &page.claims;
    if let Some(found) = found {
        let lines = &shown[found.from..found.end];
        let span = lines[0].span.to(lines[lines.len() - 1].span);
        let headline = as_claimed(join(lines), lines.len() > 1, claims);
        return Some(Field::read(without_label(page, lines[0].line.block, &headline), span));
    }
    let claimed = claims.titles.first().map(|(_, title)| title.as_str());
    let bare = claimed.or(claims.page_title.as_deref()).map(|title| without_outlet(title, claims));
    let read = decoded.filter(|decoded| decoded.span.is_some());
    bare.map(Field::given).or(read)
}

/// A headline in capitals, or one `broken` into lines, as it is claimed: in small letters, with the
/// mark that stands for the break; without a section behind it.
fn as_claimed(headline: String, broken: bool, claims: &Claims) -> String {
    let small = |text: &str| text.chars().any(char::is_lowercase);
    if broken || !small(&headline) {
        let own = words(&headline);
        let cased = small(&headline);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let form = |title: &str| !cased || letters(title) == letters(&headline);
        let same = |title: &&str| small(title) && words(title) == own && form(title);
        if let Some(claimed) = claimed(claims).find(same) {
            return claimed.to_owned();
        }
    }
    if let Some(marked) = claimed(claims).find(|title| is_marked(title, &headline)) {
        return marked.to_owned();
    }
    match headline.rsplit_once(" | ") {
        Some((before, section)) if section.split(' ').count() <= 2 && before.contains(' ') => {
            before.to_owned()
        }
        _ => headline,
    }
}

/// Whether a title is the headline with one mark more between two words: what sets a kicker off from
/// the headline that a style sheet sets on the next line (`Harbour: Pier reopens`).
fn is_marked(title: &str, headline: &str) -> bool {
    let mut words = headline.split_whitespace();
    let mut marks = 0;
    for word in title.split_whitespace() {
        if matches!(word, "-" | "–" | "—" | "|" | ":" | "·") {
            marks += 1;
            continue;
        }
        let Some(own) = words.next() else { return false };
        if own != word {
            if word.strip_suffix(':') != Some(own) {
                return false;
            }
            marks += 1;
        }
    }
    marks == 1 && words.next().is_none()
}

/// The headline without a label over it that no title claims: a word or two in an element of its own
/// (`Live`, `Exclusive`).
fn without_label(page: &Page, heading: NodeId, headline: &str) -> String {
    let is_label = |label: &str| {
        let few = label.split_whitespace().count() <= 2;
        let own = |node| page.dom.element(node).is_some() && page.dom.text(node).trim() == label;
        few && page.dom.inside(heading).skip(1).take(MOST_NODES).any(own)
    };
    let bare = claimed(&page.claims).find(|title| {
        let label = headline.strip_suffix(title).filter(|label| label.ends_with(' '));
        title.split_whitespace().count() >= 4 && label.is_some_and(|label| is_label(label.trim()))
    });
    bare.unwrap_or(headline).to_owned()
}

/// The words of some lines, one space between.
fn join(lines: &[Shown<'_>]) -> String {
    let mut text = String::new();
    for word in lines.iter().flat_map(|line| line.text.split_whitespace()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The words of the title of the page without the name of its outlet, behind it or before a colon.
fn bare_titles(claims: &Claims) -> Vec<String> {
    let Some(title) = claims.page_title.as_deref() else { return Vec::new() };
    let bare = without_outlet(title, claims);
    let behind = bare.split_once(": ").map(|(_, behind)| behind);
    let mut titles: Vec<String> = [Some(bare), behind].into_iter().flatten().map(words).collect();
    titles.retain(|title| title.split(' ').count() >= 3);
    titles.dedup();
    titles
}

/// The words of the site's name and those of the title, where the title of the page has one before
/// a colon and a heading is the other.
fn divided(claims: &Claims, shown: &[Shown<'_>]) -> Option<(String, String)> {
    let (site, title) = claims.page_title.as_deref()?.split_once(": ")?;
    let title = words(title);
    let is = |line: &Shown<'_>| is_heading(line.line) && words(line.text) == title;
    (title.split(' ').count() >= 3 && shown.iter().any(is)).then(|| (words(site), title))
}

/// Whether a heading is what is claimed behind the words over it (`Fire at mill: “It was so fast”`).
fn ends_claim(claims: &Claims, own: &[&str]) -> bool {
    let own = own.join(" ");
    own.split(' ').count() >= 3
        && claims.titles.iter().any(|(_, title)| {
            let behind = without_outlet(title, claims).split_once(": ");
            behind.is_some_and(|(_, behind)| words(behind) == own)
        })
}

/// Everything that is claimed to be the title.
fn claimed(claims: &Claims) -> impl Iterator<Item = &str> {
    claims.titles.iter().map(|(_, title)| title.as_str()).chain(claims.page_title.as_deref())
}

/// How alike two titles are, in hundredths of the words of both; the name of an outlet behind one
/// of them counts little.
fn alike(claim: &[String], own: &[&str]) -> i32 {
    if claim == own {
        return 100;
    }
    let short = claim.len().min(own.len());
    let prefix = claim.iter().zip(own).take_while(|(a, b)| a == *b).count();
    if prefix == short && short >= 3 {
        return 90;
    }
    let shared = claim.iter().filter(|word| own.contains(&word.as_str())).count();
    let all = claim.len() + own.len() - shared.min(own.len());
    i32::try_from(shared * 80 / all.max(1)).unwrap_or(0)
}

/// A title without the name of the outlet before or behind it.
fn without_outlet<'a>(title: &'a str, claims: &Claims) -> &'a str {
    let outlet = claims.outlet.as_deref().map(words).unwrap_or_default();
    for mark in [" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " • "] {
        let Some((before, behind)) = title.rsplit_once(mark) else { continue };
        let (first, last) = (words(before), words(behind));
        let count = |text: &str| text.split(' ').count();
        if last == outlet || (count(&last) <= 4 && count(&first) > count(&last)) {
            return without_outlet(before, claims);
        }
        if first == outlet {
            return behind;
        }
    }
    title.trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::head::From;

    #[test]
    fn the_name_of_the_outlet_goes() {
        let mut claims = Claims::default();
        for (title, bare) in [
            ("Pier reopens after winter storm | Harbour Post", "Pier reopens after winter storm"),
            ("Pier reopens after winter - News - Harbour Post", "Pier reopens after winter"),
            ("Pier reopens", "Pier reopens"),
        ] {
            assert_eq!(without_outlet(title, &claims), bare);
        }
        claims.outlet = Some("Harbour Post".to_owned());
        assert_eq!(without_outlet("Harbour Post | Pier reopens", &claims), "Pier reopens");
    }

    #[test]
    fn capitals_give_way_to_what_is_claimed() {
        let mut claims = Claims::default();
        claims.page_title = Some("Pier reopens after storm".to_owned());
        let shown = |text: &str| as_claimed(text.to_owned(), false, &claims);
        assert_eq!(shown("PIER REOPENS AFTER STORM"), "Pier reopens after storm");
        assert_eq!(shown("The pier can wait | Opinion"), "The pier can wait");
        assert_eq!(shown("Before | after"), "Before | after");
    }

    #[test]
    fn the_break_of_a_headline_is_the_mark_that_is_claimed() {
        let mut claims = Claims::default();
        claims.titles.push((From::Meta, "Pier reopens: crane must wait".to_owned()));
        let shown = "Pier reopens crane must wait".to_owned();
        assert_eq!(as_claimed(shown, true, &claims), "Pier reopens: crane must wait");
    }

    #[test]
    fn a_kicker_has_the_mark_that_is_claimed() {
        let mut claims = Claims::default();
        claims.titles.push((From::Meta, "Harbour: Pier reopens after storm".to_owned()));
        let shown = |text: &str| as_claimed(text.to_owned(), false, &claims);
        assert_eq!(shown("Harbour Pier reopens after storm"), "Harbour: Pier reopens after storm");
        for text in ["Kell: Harbour: Pier reopens after storm", "Harbour pier reopens after storm"]
        {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn likeness_is_of_words() {
        let claim: Vec<String> = ["pier", "opens", "at", "last"].map(str::to_owned).to_vec();
        assert_eq!(alike(&claim, &["pier", "opens", "at", "last"]), 100);
        assert_eq!(alike(&claim, &["pier", "opens", "at", "last", "harbour", "post"]), 90);
        assert_eq!(alike(&claim, &["pier", "pier", "pier"]), 80 / 6);
    }
}
