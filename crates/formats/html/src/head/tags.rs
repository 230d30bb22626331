//! `title`, `meta`, `link` and scripts with JSON-LD.
//!
//! The names that publishers use for the same thing stand in `data/meta.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::claims::{Claims, From};
use super::folded;
use crate::dom::{Dom, Key, NodeId, is_json_ld};

/// What a `meta` element says, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Title,
    Deck,
    Author,
    Published,
    Modified,
    Outlet,
    Section,
    Keywords,
    Address,
    Type,
}

static NAMES: LazyLock<FxHashMap<&'static str, Says>> = LazyLock::new(|| {
    let rows = include_str!("../../data/meta.txt").lines().filter(|row| !row.starts_with('#'));
    let says = |what: &str| {
        Some(match what {
            "title" => Says::Title,
            "deck" => Says::Deck,
            "author" => Says::Author,
            "published" => Says::Published,
            "modified" => Says::Modified,
            "outlet" => Says::Outlet,
            "section" => Says::Section,
            "keywords" => Says::Keywords,
            "address" => Says::Address,
            "type" => Says::Type,
            _ => return None,
        })
    };
    rows.filter_map(|row| row.split_once(':'))
        .filter_map(|(what, names)| Some((says(what)?, names)))
        .flat_map(|(what, names)| names.split_whitespace().map(move |name| (name, what)))
        .collect()
});

/// How systems label the field of the writer.
static WRITTEN_BY: LazyLock<Vec<&str>> = LazyLock::new(|| crate::page::words("written-by"));
/// Reads the head; the texts of scripts with JSON-LD are handed back.
pub(super) fn read(dom: &Dom, claims: &mut Claims) -> Vec<String> {
    let mut scripts = Vec::new();
    let mut in_svg = None;
    let mut writer = None;
    for node in dom.inside(NodeId::DOCUMENT) {
        let Some(element) = dom.element(node) else { continue };
        match element.tag() {
            "svg" => in_svg = Some(node),
            "html" => {
                claims.language =
                    element.get(Key::Lang).map(folded).filter(|lang| !lang.is_empty());
                claims.amp = element.get(Key::Amp).is_some();
            }
            "title" if claims.page_title.is_none() && dom.parent(node) != in_svg => {
                claims.page_title = Some(folded(&dom.text(node))).filter(|text| !text.is_empty());
            }
            "script" if element.get(Key::Type).is_some_and(is_json_ld) => {
                scripts.push(dom.text(node));
            }
            "link"
                if element
                    .get(Key::Rel)
                    .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
            {
                claims.address = element.get(Key::Href).map(folded).filter(|url| !url.is_empty());
            }
            "meta" => {
                let name = element
                    .get(Key::Property)
                    .or(element.get(Key::Name))
                    .or(element.get(Key::Itemprop));
                let (Some(name), Some(content)) = (name, element.get(Key::Content)) else {
                    continue;
                };
                let name = name.trim().to_ascii_lowercase();
                match NAMES.get(name.as_str()) {
                    Some(says) => {
                        let content = folded(content);
                        if !content.is_empty() {
                            take(*says, content, claims);
                        }
                    }
                    None if names_publication(&name) => claims.published(From::Other, content),
                    None if writer.as_ref() == Some(&name) => {
                        claims.author(From::Other, &folded(content));
                    }
                    // The label of a card names what its field of the same number holds.
                    None => {
                        let number = name.strip_prefix("twitter:label");
                        let number = number.filter(|_| WRITTEN_BY.contains(&content.trim()));
                        writer = number.map(|number| format!("twitter:data{number}")).or(writer);
                    }
                }
            }
            _ => {}
        }
    }
    scripts
}

/// Whether a name that is not in the table must be that of the time of publication: systems make up
/// names of their own for it.
fn names_publication(name: &str) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    any(&["publish", "publication", "pub-", "pub_", "pubdate"])
        && any(&["date", "time"])
        && !any(&["publisher", "modif", "updat", "expir", "unpublish"])
}

fn take(says: Says, content: String, claims: &mut Claims) {
    match says {
        Says::Title => claims.title(From::Meta, content),
        Says::Deck => claims.decks.push(content),
        Says::Author => claims.author(From::Meta, &content),
        Says::Published => claims.published(From::Meta, &content),
        Says::Modified => claims.modified(&content),
        Says::Outlet => claims.outlet = claims.outlet.take().or(Some(content)),
        Says::Section => claims.section = claims.section.take().or(Some(content)),
        Says::Keywords => claims.keywords(content.split(',')),
        Says::Address => claims.address = claims.address.take().or(Some(content)),
        Says::Type => claims.is_article |= content.eq_ignore_ascii_case("article"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_time_of_publication() {
        for name in ["x-published-date", "post:publication_datetime", "pub_date"] {
            assert!(names_publication(name), "{name}");
        }
        for name in ["publisher-since-date", "published", "last-published-update-time", "date"] {
            assert!(!names_publication(name), "{name}");
        }
    }
}
