//! Who wrote it: names that are claimed and shown, else the byline, else what is claimed.

use copydesk_core::{Article, Author, Diagnostic, Field, Span};

use super::{Shown, dispute};
use crate::head::Claims;

/// Marks behind a name that are no part of it.
const TITLES: &[&str] = &[
    "phd", "md", "mba", "cfa", "cpa", "rn", "jr", "sr", "esq", "mph", "msc", "bsc", "ma", "ms",
    "rd",
];
/// Names that a system gives.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "webmaster",
    "user",
    "author",
    "wpadmin",
    "guest",
    "unknown",
    "staff",
    "root",
    "null",
    "undefined",
];

/// The authors, and whether a claim differs from what is shown.
pub(super) fn authors(
    claims: &Claims,
    article: &Article,
    shown: &[Shown<'_>],
    body: Span,
) -> (Vec<Author>, Option<Diagnostic>) {
    let printed = article.metadata().authors.clone();
    let mut claimed: Vec<String> = claims.authors().into_iter().flat_map(names).collect();
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
    if claimed.is_empty() {
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
    {
        return Vec::new();
    }
    let claim = ["By ", "by ", "BY "].iter().find_map(|by| claim.strip_prefix(by)).unwrap_or(claim);
    let mut names: Vec<String> = Vec::new();
    for part in claim
        .split([',', ';', '|'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
    {
        let name = part.trim().trim_start_matches("and ").trim();
        let bare: String =
            name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let title = TITLES.contains(&bare.as_str())
            || (!names.is_empty()
                && name.len() <= 8
                && !name.contains(' ')
                && name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
        if bare.is_empty() || title || NOBODY.contains(&bare.as_str()) || name.contains('@') {
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
        assert!(names("https://post.example/authors/7").is_empty() && names("admin").is_empty());
    }

    #[test]
    fn a_name_stands_as_whole_words() {
        assert_eq!(find_name("By Ann Lee, Kell", "Ann Lee"), Some((3, 10)));
        assert_eq!(find_name("Ann Leeson", "Ann Lee"), None);
    }
}
