//! Who wrote it: names that are claimed and shown, else the byline, else what is claimed.

use std::sync::LazyLock;

use copydesk_core::{Article, Author, BlockKind, Diagnostic, Field, Span};
use copydesk_parser::grammar;

use super::{Shown, dispute};
use crate::head::{Claims, words};
use crate::render::{Line, Tag, family};

/// Marks behind a name that are no part of it.
static TITLES: LazyLock<Vec<&str>> = LazyLock::new(|| crate::page::words("degrees"));
/// Names that a system gives.
static NOBODY: LazyLock<Vec<&str>> = LazyLock::new(|| crate::page::words("nobody"));
/// The authors, and whether a claim differs from what is shown.
pub(super) fn authors(
    claims: &Claims,
    article: &Article,
    shown: &[Shown<'_>],
    body: Span,
) -> (Vec<Author>, Option<Diagnostic>) {
    let (printed, signed) = printed(article, shown, body);
    let house = |claim: &str| claims.houses.iter().any(|house| house == claim);
    let mut claimed: Vec<String> = claims
        .authors()
        .into_iter()
        .flat_map(|claim| if house(claim) { vec![claim.to_owned()] } else { names(claim) })
        .collect();
    // An outlet signs where nobody does.
    let outlet = |name: &str| {
        claims.outlet.as_deref().is_some_and(|outlet| outlet.eq_ignore_ascii_case(name))
    };
    let somebody = |name: &str| !outlet(name) && name.contains(' ');
    if claimed.iter().any(|name| somebody(name))
        || printed.iter().any(|author| somebody(&author.name.value))
    {
        claimed.retain(|name| !outlet(name));
    }
    // Links to authors stand beside teasers too.
    if claimed.is_empty() || (signed && claimed.len() > 3 && !claims.authors_in_head()) {
        return (printed, None);
    }
    let near: Vec<&Shown<'_>> = shown.iter().filter(|line| line.text.len() < 400).collect();
    let find = |name: &str| {
        let stands = |line: &&&Shown<'_>| find_name(line.text, name).is_some();
        let above = near.iter().find(|line| stands(line) && line.span.start <= body.start);
        above.or_else(|| near.iter().find(stands)).and_then(|line| {
            let at = find_name(line.text, name)?;
            Some(Span::from_usize(at.0, at.1).shift(line.span.start))
        })
    };
    let field = |name: &String| Field { value: name.clone(), span: find(name) };
    let fields: Vec<Field> = claimed.iter().map(field).collect();
    let any_shown = fields.iter().any(|field| field.span.is_some());
    let persons = printed.iter().any(|author| author.name.value.contains(' '));
    if !any_shown && persons {
        let place = printed[0].name.span.unwrap_or_default();
        let message = format!(
            "the byline names {} and the page claims {}",
            printed[0].name.value, claimed[0]
        );
        return (printed, Some(dispute("html/author", place, message)));
    }
    let same = |name: &Field| {
        printed.iter().find(|author| author.name.value.eq_ignore_ascii_case(&name.value)).cloned()
    };
    let author = |name: Field| same(&name).unwrap_or_else(|| Author::new(name));
    (fields.into_iter().map(author).collect(), None)
}

/// The authors that the page shows, and whether a byline says so in words.
///
/// The byline that was read counts if it opens as one does or stands where the page has its authors;
/// else the first line that does both, or one, from the headline to a little below the first of the
/// copy.
fn printed(article: &Article, shown: &[Shown<'_>], body: Span) -> (Vec<Author>, bool) {
    let authors = article.metadata().authors.clone();
    let of = |author: &Author| {
        let span = author.name.span?;
        shown.iter().find(|line| line.span.start <= span.start && span.start < line.span.end)
    };
    let known = authors.first().and_then(of);
    if let Some(line) = known
        && (opens(line.text) || names_writer(line))
    {
        return (authors, opens(line.text));
    }
    let heading = shown.iter().position(|line| line.line.all & Tag::H1.bit() != 0).unwrap_or(0);
    let place = |at: u32| shown.partition_point(|line| line.span.start < at);
    let part = |from: usize, end: usize| shown.get(from..end.min(shown.len())).unwrap_or_default();
    let (first, last) = (place(body.start), place(body.end));
    let above = part(heading.saturating_sub(4), (first + 4).max(heading + 12));
    let below = part(last.max(first), last + 12);
    let byline = |line: &&Shown<'_>| line.text.len() <= 120 && opens(line.text);
    let told = |line: &&Shown<'_>| byline(line) && line.text.to_lowercase().starts_with("written");
    if let Some(line) = above.iter().find(byline).or_else(|| below.iter().find(told)) {
        let authors = grammar::authors(line.text);
        let author = |writer: &grammar::Writer| {
            let span = Span::from_usize(writer.name.start, writer.name.end);
            let name = line.text.get(writer.name.clone()).unwrap_or_default();
            Author::new(Field::read(name, span.shift(line.span.start)))
        };
        return (authors.iter().map(author).collect(), true);
    }
    let labelled = labelled(above);
    let labelled = if labelled.is_empty() { self::labelled(below) } else { labelled };
    if !labelled.is_empty() {
        return (labelled, true);
    }
    let named = |line: &&Shown<'_>| names_writer(line) && grammar::is_person_name(line.text);
    let named = above.iter().chain(below).find(named);
    let author = |line: &Shown<'_>| Author::new(Field::read(line.text, line.span));
    let authors =
        named.map_or_else(|| read_as_byline(article, shown, body), |line| vec![author(line)]);
    (authors, false)
}

/// The authors on the line below one that only says whose name follows: `Article written by:`.
fn labelled(lines: &[Shown<'_>]) -> Vec<Author> {
    for pair in lines.windows(2) {
        let [label, line] = pair else { continue };
        if line.text.len() > 120 || !grammar::is_byline_label(label.text) {
            continue;
        }
        let author = |name: &str, at: usize| {
            let span = Span::from_usize(at, at + name.len()).shift(line.span.start);
            Author::new(Field::read(name, span))
        };
        // `Ines Moreau, MD, FACP`, `ines - Harbour editor`: the label has said that it is a name.
        let lead = "By ";
        let behind = grammar::authors(&format!("{lead}{}", line.text));
        let authors: Vec<Author> = behind
            .iter()
            .filter_map(|writer| {
                let at = writer.name.start.checked_sub(lead.len())?;
                Some(author(line.text.get(at..at + writer.name.len())?, at))
            })
            .collect();
        if !authors.is_empty() {
            return authors;
        }
    }
    Vec::new()
}

/// What a writer is stands below the name in so many bytes at most.
const ROLE: usize = 60;

/// The person whom a line above the copy names first that was read as a byline, if a day stands on
/// it or right beside it, or the person's role below. What the headline names is no writer.
fn read_as_byline(article: &Article, shown: &[Shown<'_>], body: Span) -> Vec<Author> {
    let headline = article.metadata().headline.as_ref().map(|headline| words(&headline.value));
    let headline = headline.unwrap_or_default();
    let dated = |line: &Shown<'_>| {
        line.text.len() <= 120
            && (line.line.some & Tag::Time.bit() != 0
                || grammar::find_date(line.text).is_some_and(|day| day.date.day.is_some()))
    };
    let bylines = article.blocks().iter().filter(|block| block.kind == BlockKind::Byline);
    for block in bylines.take_while(|block| block.span.end <= body.start) {
        let from = shown.partition_point(|line| line.span.start < block.span.start);
        let lines = shown.iter().enumerate().skip(from);
        for (at, line) in lines.take_while(|(_, line)| line.span.end <= block.span.end) {
            let beside = shown.get(at.saturating_sub(2)..shown.len().min(at + 3));
            let below = || shown.get(at + 1).filter(|below| below.text.len() <= ROLE);
            let has_role = || {
                let below = below().map(|below| format!("{}, {}", line.text, below.text));
                below
                    .and_then(|both| grammar::byline(&both))
                    .is_some_and(|byline| byline.authors.iter().any(|author| author.role.is_some()))
            };
            if !beside.unwrap_or_default().iter().any(dated) && !has_role() {
                continue;
            }
            let Some(writer) = grammar::authors(line.text).into_iter().next() else { continue };
            let name = line.text.get(writer.name.clone()).unwrap_or_default();
            let told = |word: &str| headline.split(' ').any(|other| other == word);
            if grammar::is_person_name(name) && !words(name).split(' ').any(told) {
                let span = Span::from_usize(writer.name.start, writer.name.end);
                return vec![Author::new(Field::read(name, span.shift(line.span.start)))];
            }
        }
    }
    Vec::new()
}

/// Whether a line opens as a byline does and names somebody.
fn opens(text: &str) -> bool {
    grammar::names_writer(text)
        && grammar::authors(text).first().is_some_and(|writer| {
            text.get(writer.name.clone()).is_some_and(|name| !name.starts_with(char::is_lowercase))
        })
}

/// Whether a line stands where the page has the names of its authors.
fn names_writer(line: &Shown<'_>) -> bool {
    let Line { all, near, .. } = line.line;
    let place = family("byline") | family("author");
    let aside = family("navigation") | family("related") | family("comments");
    let apart = [Tag::Nav, Tag::Footer, Tag::Button, Tag::Form].map(Tag::bit);
    let apart = apart.into_iter().fold(0, |set, bit| set | bit);
    let own = all & Tag::PropAuthor.bit() != 0 || near & place != 0;
    own && near & aside == 0 && all & apart == 0
}

/// Where a name stands as whole words.
fn find_name(text: &str, name: &str) -> Option<(usize, usize)> {
    let at = text.find(name)?;
    let end = at + name.len();
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let cut = inside(text[..at].chars().next_back()) || inside(text[end..].chars().next());
    (!cut).then_some((at, end))
}

/// The names that a claim holds: `By A, B and C`.
fn names(claim: &str) -> Vec<String> {
    let claim = claim.trim();
    if claim.contains("://")
        || claim.starts_with('@')
        || claim.starts_with("www.")
        || claim.len() > 300
        || claim.contains(": ")
    {
        return Vec::new();
    }
    // `By INES MOREAU imoreau@post.example`
    let claim = match claim.rsplit_once(' ') {
        Some((name, address)) if address.contains('@') => name.trim_end(),
        _ => claim,
    };
    let claim = ["By ", "by ", "BY "].iter().find_map(|by| claim.strip_prefix(by)).unwrap_or(claim);
    let mut names: Vec<String> = Vec::new();
    for part in claim
        .split([',', ';', '|'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
    {
        let name = part.trim().trim_start_matches("and ").trim();
        // `Ines Moreau for Harbour Post`: whom it was written for.
        let (by, whom) =
            [" for ", " For "].iter().find_map(|word| name.split_once(word)).unwrap_or((name, "Q"));
        let name = if grammar::is_person_name(by) && whom.starts_with(char::is_uppercase) {
            by
        } else {
            name
        };
        let bare: String =
            name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let title = TITLES.contains(&bare.as_str())
            || (!names.is_empty()
                && name.len() <= 8
                && !name.contains(' ')
                && name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
        // `mdelrio7qx`: what a system made up.
        let made =
            bare.len() >= 12 && !name.contains(' ') && bare.bytes().any(|b| b.is_ascii_digit());
        if bare.is_empty() || title || made || NOBODY.contains(&bare.as_str()) || name.contains('@')
        {
            continue;
        }
        if !names.iter().any(|other| other == name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_claim() {
        assert_eq!(
            names("By Ines Moreau, Tom Adeyemi and Li Wei"),
            ["Ines Moreau", "Tom Adeyemi", "Li Wei"]
        );
        assert_eq!(names("Ines Moreau, PhD, RDN"), ["Ines Moreau"]);
        assert_eq!(names("Ines Moreau For Post Online"), ["Ines Moreau"]);
        assert_eq!(names("By INES MOREAU imoreau@post.example"), ["INES MOREAU"]);
        assert!(names("https://post.example/authors/7").is_empty() && names("admin").is_empty());
    }

    #[test]
    fn a_byline_opens_as_one_and_names_somebody() {
        assert!(opens("By Ines Moreau") && opens("Written by Tom Adeyemi, Harbour Editor"));
        assert!(!opens("By following the tide tables") && !opens("Key Takeaways"));
    }

    #[test]
    fn a_name_that_a_system_made_is_none() {
        assert!(names("mdelrio7qxkv2pa").is_empty());
        assert_eq!(names("harbourpost"), ["harbourpost"]);
    }

    #[test]
    fn a_name_stands_as_whole_words() {
        assert_eq!(find_name("By Ann Lee, Kell", "Ann Lee"), Some((3, 10)));
        assert_eq!(find_name("Ann Leeson", "Ann Lee"), None);
    }
}
