//! Europresse: articles of an HTML page, told apart by the classes of their elements.
//!
//! An article begins with the name of its publication (`DocPublicationName`). Below stand a header
//! (`DocHeader`: section, date, words, page), the title (`titreArticle`), perhaps a subtitle and
//! authors, the copy (`DocText`), and behind it rights and the number of the document. Newer pages
//! put each article into an `<article>` with a `<header>`; the classes are the same with `rdp__`
//! before them.
//!
//! Limits: what no class names is copy below the title, unless it is about rights or a number.

use copydesk_parser::grammar;

use crate::authors;
use crate::labels::{self, Meaning};
use crate::lexis;
use crate::lines::Para;
use crate::page::{Names, Page};

/// What the classes around a paragraph make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Publication,
    Header,
    Title,
    Deck,
    Byline,
    Copy,
    Foot,
    Number,
    Unknown,
}

/// What a class that contains this text says; the first that is there counts.
const CLASSES: &[(&str, Part)] = &[
    ("lblnodoc", Part::Number),
    ("docpublicationname", Part::Publication),
    ("docheader", Part::Header),
    ("subtitle", Part::Deck),
    ("sous-titre", Part::Deck),
    ("soustitre", Part::Deck),
    ("articletitle", Part::Title),
    ("titrearticle", Part::Title),
    ("docauthors", Part::Byline),
    ("authors", Part::Byline),
    ("sm-margin-bottomnews", Part::Byline),
    ("source-name", Part::Foot),
    ("copyright", Part::Foot),
    ("certificat", Part::Foot),
    ("apd-", Part::Foot),
    ("dococurrcontainer", Part::Copy),
    ("doctext", Part::Copy),
];

fn part(para: &Para<'_>) -> Part {
    let path = para.path.to_lowercase();
    // The innermost element says most.
    for element in path.rsplit('/') {
        if let Some((_, part)) = CLASSES.iter().find(|(class, _)| element.contains(class)) {
            return *part;
        }
    }
    let inside =
        |name: &str| path.split('/').any(|element| element.split(['.', '#']).next() == Some(name));
    if inside("footer") || inside("aside") {
        Part::Foot
    } else if inside("section") && inside("article") {
        Part::Copy
    } else {
        Part::Unknown
    }
}

/// Where the articles begin.
pub(crate) fn starts(paras: &[Para<'_>]) -> Vec<usize> {
    let is_name = |at: usize| part(&paras[at]) == Part::Publication;
    // Two lines of a publication's name are one article.
    (0..paras.len()).filter(|at| is_name(*at) && (*at == 0 || !is_name(at - 1))).collect()
}

/// Reads one article.
pub(crate) fn read(paras: &[Para<'_>], page: &mut Page) {
    let has_text = paras.iter().any(|para| part(para) == Part::Copy);
    for para in paras {
        let text = para.trimmed();
        match part(para) {
            Part::Publication => page.masthead(text),
            Part::Header => read_header(text, page),
            Part::Title => {
                if page.has_headline() {
                    page.deck(text);
                } else {
                    page.headline(text);
                }
            }
            Part::Deck => page.deck(text),
            Part::Byline => page.byline(text),
            Part::Number => read_number(text, page),
            Part::Foot => read_foot(text, page),
            Part::Unknown if lexis::is_rights(text) => read_foot(text, page),
            Part::Unknown if !page.has_headline() => page.furniture(text),
            Part::Unknown if !page.has_body && is_byline(text) => page.byline(text),
            Part::Unknown if has_text => read_foot(text, page),
            Part::Copy | Part::Unknown => page.body(text),
        }
    }
}

fn is_byline(text: &str) -> bool {
    text.len() <= 120 && (authors::has_opener(text) || grammar::is_person_name(text))
}

/// `Économie, mardi 5 mars 2019 - 08:00 UTC +0100 512 mots, p. 12`
fn read_header(text: &str, page: &mut Page) {
    let Some(found) = grammar::find_date(text) else {
        page.furniture(text);
        return;
    };
    let before =
        text[..found.range.start].trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    let before = match before.rsplit_once([' ', ',', '\n']) {
        Some((section, _)) if found.weekday.is_some() => section,
        None if found.weekday.is_some() => "",
        _ => before,
    };
    let section = before.trim_matches(|c: char| c.is_whitespace() || c == ',' || c == ';');
    if section.is_empty() || page.has_date() {
        page.published(text);
    } else {
        page.header(text, section);
    }
}

/// `news·20190305·KP·0012`, at the end of its line.
fn read_number(text: &str, page: &mut Page) {
    let number = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let start = text.len() - number.len();
    page.entry(text, "", start, Some(Meaning::Identifier), Names::Running);
}

/// What stands behind the copy: rights, notes, the number of the document.
fn read_foot(text: &str, page: &mut Page) {
    let rights = lexis::is_rights(text) || text.contains('©');
    if rights {
        page.rights(text);
    } else if text.contains('·') && !text.contains("  ") && text.len() <= 80 {
        read_number(text, page);
    } else if let Some((label, value)) = labels::split(text)
        .filter(|(label, _)| labels::meaning(label).is_some_and(|m| m != Meaning::Body))
    {
        page.field(text, label, value, Names::Running);
    } else {
        page.furniture(text);
    }
}
