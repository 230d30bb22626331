//! JSON-LD as pages carry it: schema.org's `Article` and its kinds.
//!
//! Of all objects of a script, those of `@graph` and of lists among them, the one is read whose type
//! is closest to an article. An author given by `@id` is looked up among them.
//! Text that is no JSON because of raw line ends or comments is mended; what is still none is
//! passed over.

use serde_json::{Map, Value};

use super::claims::{Claims, From, words};
use super::folded;

/// Objects looked at, at most.
const MOST: usize = 2000;

/// Types that are articles, and in the second row those that are a page.
const ARTICLES: &[&str] = &[
    "Article",
    "NewsArticle",
    "BlogPosting",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "AdvertiserContentArticle",
    "TechArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "SatiricalArticle",
    "Report",
    "LiveBlogPosting",
    "DiscussionForumPosting",
    "SocialMediaPosting",
    "Review",
    "HowTo",
    "Recipe",
    "CreativeWork",
    "MedicalWebPage",
];
const PAGES: &[&str] = &["WebPage", "ItemPage", "AboutPage", "FAQPage", "CollectionPage", "QAPage"];

/// Reads the scripts of a page.
///
/// Teasers bring scripts of their own: of several articles the one counts that the page is called
/// after, else the first.
pub(super) fn read(scripts: &[String], claims: &mut Claims) {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let titles: Vec<String> = claims.page_title.iter().map(|title| words(title)).collect();
    let titles: Vec<String> =
        titles.into_iter().chain(claims.titles.iter().map(|(_, title)| words(title))).collect();
    let mut read: Vec<(bool, Vec<&Map<String, Value>>)> = Vec::with_capacity(values.len());
    for value in &values {
        let mut objects = Vec::new();
        gather(value, &mut objects);
        let own = best(&objects).and_then(|best| string(best.get("headline"))).map(words);
        let own = own.filter(|own| !own.is_empty());
        let named = |own: &String| titles.iter().any(|title| title.starts_with(own.as_str()));
        read.push((!own.as_ref().is_some_and(named), objects));
    }
    read.sort_by_key(|(stranger, _)| *stranger);
    for (_, objects) in &read {
        take(objects, claims);
    }
}

/// The object whose type is closest to an article.
fn best<'a>(objects: &[&'a Map<String, Value>]) -> Option<&'a Map<String, Value>> {
    objects
        .iter()
        .copied()
        .rev()
        .max_by_key(|object| rank(object))
        .filter(|object| rank(object) > 0)
}

/// How close the type of an object is to an article.
fn rank(object: &Map<String, Value>) -> u8 {
    let is = |names: &[&str]| types(object).any(|kind| names.contains(&kind));
    if is(&ARTICLES[..ARTICLES.len() - 5]) {
        3
    } else if is(ARTICLES) {
        2
    } else {
        u8::from(is(PAGES))
    }
}

/// Takes what the objects of one script claim.
fn take(objects: &[&Map<String, Value>], claims: &mut Claims) {
    let Some(best) = best(objects) else { return };
    let article = rank(best) >= 2;
    let text = |key: &str| string(best.get(key)).map(folded).filter(|text| !text.is_empty());
    claims.is_article |= article;
    if article {
        if let Some(title) = text("headline").or_else(|| text("name")) {
            // Teasers bring scripts of their own; the page's article comes first.
            let first = claims.titles.iter().find(|(from, _)| *from == From::JsonLd);
            if first.is_some_and(|(_, first)| words(first) != words(&title)) {
                return;
            }
            claims.title(From::JsonLd, title);
        }
        if let Some(title) = text("alternativeHeadline") {
            claims.title(From::Other, title);
        }
        if let Some(body) = text("articleBody").or_else(|| text("text")) {
            claims.body = body;
        }
        if let Some(section) = text("articleSection") {
            claims.section = Some(section);
        }
        if let Some(outlet) = best.get("publisher").and_then(|by| name(by, objects)) {
            claims.outlet = Some(outlet);
        }
        let authors = best.get("author").or_else(|| best.get("creator"));
        for author in authors.map(each).unwrap_or_default() {
            // Some give several names to one author.
            let names =
                author.get("name").and_then(Value::as_array).filter(|names| names.len() > 1);
            for name in names.into_iter().flatten().filter_map(Value::as_str).map(folded) {
                claims.author(From::JsonLd, &name);
            }
            let Some(name) = name(author, objects).filter(|_| names.is_none()) else { continue };
            if is_house(author, objects) {
                claims.house(name.clone());
            }
            if let Some(role) = of_somebody(author, "jobTitle", objects) {
                claims.role(&name, role);
            }
            claims.author(From::JsonLd, &name);
        }
        match best.get("keywords") {
            Some(Value::String(words)) => claims.keywords(words.split(',')),
            Some(Value::Array(words)) => {
                claims.keywords(words.iter().filter_map(Value::as_str));
            }
            _ => {}
        }
    }
    claims.decks.extend(text("description"));
    let from = if article { From::JsonLd } else { From::Other };
    if let Some(date) = text("datePublished").or_else(|| text("dateCreated")) {
        claims.published(from, &date);
    }
    if let Some(date) = text("dateModified") {
        claims.modified(&date);
    }
    claims.language = claims.language.take().or_else(|| text("inLanguage"));
    let free = best.get("isAccessibleForFree");
    claims.paywalled |= match free {
        Some(Value::Bool(free)) => !free,
        Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
        _ => false,
    };
}

/// The script as JSON, mended where that is easy.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim();
    if let Ok(value) = serde_json::from_str(script) {
        return Some(value);
    }
    let bare = script
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("/*<![CDATA[*/")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("/*]]>*/")
        .trim()
        .trim_end_matches(';');
    let mended: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&mended).ok()
}

/// All objects, the outer ones first.
fn gather<'a>(value: &'a Value, objects: &mut Vec<&'a Map<String, Value>>) {
    // The reader of JSON refuses what is nested deeper than 128.
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, objects)),
        Value::Object(object) if objects.len() < MOST => {
            objects.push(object);
            // What a list of the page's teasers or the updates of a live page hold is not the page.
            let own = |(key, value): &(&String, &Value)| {
                (value.is_object() || value.is_array())
                    && !matches!(key.as_str(), "itemListElement" | "liveBlogUpdate" | "mentions")
            };
            object.iter().filter(own).for_each(|(_, value)| gather(value, objects));
        }
        _ => {}
    }
}

/// The types of an object, without the address of their vocabulary.
fn types(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let kinds = object.get("@type").map(each).unwrap_or_default();
    kinds.iter().filter_map(Value::as_str).map(|kind| kind.rsplit('/').next().unwrap_or(kind))
}

/// A list, or a value as a list of one.
fn each(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        value => std::slice::from_ref(value),
    }
}

/// A string, or the first of a list.
fn string(value: Option<&Value>) -> Option<&str> {
    each(value?).first()?.as_str()
}

/// Whether somebody is an organization by its type.
fn is_house(value: &Value, objects: &[&Map<String, Value>]) -> bool {
    let Some(object) = value.as_object() else { return false };
    let is = |object: &Map<String, Value>| types(object).any(|kind| kind.contains("Organization"));
    let same = |other: &&Map<String, Value>| {
        object.contains_key("@id") && other.get("@id") == object.get("@id")
    };
    is(object) || objects.iter().copied().filter(same).any(is)
}

/// The name of somebody: a string, an object with a name, or a reference to one.
fn name(value: &Value, objects: &[&Map<String, Value>]) -> Option<String> {
    let value = each(value).first()?;
    if let Some(name) = value.as_str() {
        return Some(folded(name)).filter(|name| !name.is_empty());
    }
    of_somebody(value, "name", objects)
}

/// What an object says of somebody, or else the one that it refers to.
fn of_somebody(value: &Value, key: &str, objects: &[&Map<String, Value>]) -> Option<String> {
    let object = each(value).first()?.as_object()?;
    if let Some(said) = string(object.get(key)) {
        return Some(folded(said)).filter(|said| !said.is_empty());
    }
    let id = object.get("@id")?.as_str()?;
    let says = |other: &&&Map<String, Value>| {
        other.get("@id").and_then(Value::as_str) == Some(id) && other.contains_key(key)
    };
    let found = objects.iter().find(says)?;
    string(found.get(key)).map(folded).filter(|said| !said.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_of_the_graph_is_found_by_its_id() {
        let mut claims = Claims::default();
        let script = r##"{"@graph": [{"@type": "WebPage", "name": "Home"},
            {"@type": ["NewsArticle"], "headline": "Pier
              reopens", "author": {"@id": "#a"}, "datePublished": "2021-03-16T08:00:00Z",
              "isAccessibleForFree": "False"},
            {"@type": "Person", "@id": "#a", "name": "Ines Moreau", "jobTitle": "Reporter"}]}"##;
        read(&[script.to_owned()], &mut claims);
        claims.settle();
        assert_eq!(claims.titles[0].1, "Pier reopens");
        assert_eq!(claims.authors(), ["Ines Moreau"]);
        assert_eq!(claims.role_of("Ines Moreau"), Some("Reporter"));
        assert!(claims.paywalled && claims.is_article);
        assert_eq!(claims.dates[0].1.date.to_string(), "2021-03-16");
    }

    #[test]
    fn what_is_no_json_is_passed_over() {
        let mut claims = Claims::default();
        read(&["{\"headline\": oops".to_owned(), "[1, \"a\", null]".to_owned()], &mut claims);
        assert!(claims.titles.is_empty());
    }

    #[test]
    fn teasers_and_houses_are_no_authors() {
        let mut claims = Claims::default();
        let article = |title: &str, author: &str| {
            format!(
                r#"{{"@type": "NewsArticle", "headline": "{title}", "author": {author},
                    "publisher": {{"name": "Harbour Post"}}}}"#
            )
        };
        let house = r#"[{"@type": "Organization", "name": "Harbour Post"}]"#;
        let teaser = article("Crane waits", r#"{"@type": "Person", "name": "Li Wei"}"#);
        let list = format!(r#"{{"@type": "ItemList", "itemListElement": [{teaser}]}}"#);
        claims.page_title = Some("Pier reopens - Harbour Post".to_owned());
        read(&[list, teaser, article("Pier reopens", house)], &mut claims);
        claims.settle();
        assert!(claims.authors().is_empty());
        assert_eq!(claims.titles.len(), 1);
        assert_eq!(claims.titles[0].1, "Pier reopens");
    }
}
