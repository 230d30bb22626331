//! A news item between its format and the article: what every format says, each in its own words.
//!
//! A reader of a format fills an [`Item`]; [`Item::compose`] makes the article, so that one release
//! in two formats gives one article.
//! The order of the text is: headline, deck, byline, the copy with its captions, notes.
//! What the copy itself holds (a headline as a heading of the first level, a byline as its first
//! line) is not written a second time.
//!
//! A dateline that stands beside the copy is set before the first paragraph, with a mark, as it is
//! printed; one that the paragraph repeats is only marked there.
//!
//! A summary that is how the copy begins, cut short, is left out.
//!
//! Authors are read from the byline by the grammar of bylines where the format does not list them.

use std::ops::Range;

use copydesk_core::{
    Article, Author, BlockKind, Composition, CompositionError, Dateline, Diagnostic, Field, Given,
    Identifier, LayoutId, MarkKind, Metadata, Severity, Span,
};
use copydesk_parser::check_encoding;
use copydesk_parser::grammar::{self, ParsedDateline};

use crate::flow::Part;
use crate::names;
use crate::own;

/// What a format says of one piece.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Its name: a guid, an address.
    pub id: Option<String>,
    /// The headline.
    pub headline: Option<String>,
    /// Decks.
    pub decks: Vec<String>,
    /// Summaries and descriptions: decks, unless they repeat the headline or how the copy begins.
    pub summaries: Vec<String>,
    /// The byline as printed.
    pub byline: Option<String>,
    /// The authors, where the format lists them: name and role.
    pub authors: Vec<(String, Option<String>)>,
    /// The dateline as printed.
    pub dateline: Option<String>,
    /// Where the dateline says it is, part by part, where the format tells them apart.
    pub places: Vec<String>,
    /// The copy.
    pub parts: Vec<Part>,
    /// Notes to editors.
    pub notes: Vec<String>,
    /// What is known beside the text.
    pub metadata: Metadata,
    /// What was wrong with the file: a code, and a clause.
    pub problems: Vec<(&'static str, String)>,
}

impl Item {
    /// Adds an identifier, once.
    pub fn identify(&mut self, scheme: impl Into<String>, value: impl Into<String>) {
        let identifier = Identifier { scheme: scheme.into(), value: value.into() };
        if !self.metadata.identifiers.contains(&identifier) {
            self.metadata.identifiers.push(identifier);
        }
    }

    /// The article.
    ///
    /// # Errors
    /// [`CompositionError`] where the text is 4 GiB long.
    pub fn compose(self, mut given: Given, layout: LayoutId) -> Result<Article, CompositionError> {
        let Self { id, headline, decks, byline, authors, dateline, places, mut parts, .. } = self;
        given.id = given.id.or(id);
        let mut page = Composition::default();
        (page.metadata, page.given) = (self.metadata, given);
        page.metadata.subjects.sort_by_key(|subject| kind_order(subject.kind.as_deref()));
        let is = |part: &Part, kind| part.kind == kind;
        let headline = headline.map(|text| names::folded(&text)).filter(|text| !text.is_empty());
        match &headline {
            // A title that repeats the headline is the headline; so is one where there is none.
            Some(text) => {
                let same = |part: &&mut Part| part.is_title && names::folded(&part.text) == *text;
                if !parts.iter().any(|part| is(part, BlockKind::Headline))
                    && let Some(title) = parts.iter_mut().find(same)
                {
                    title.kind = BlockKind::Headline;
                }
            }
            None if !parts.iter().any(|part| is(part, BlockKind::Headline)) => {
                if let Some(title) = parts.iter_mut().find(|part| part.is_title) {
                    title.kind = BlockKind::Headline;
                }
            }
            None => {}
        }
        let mut front = Vec::new();
        let has = |parts: &[Part], kind| parts.iter().any(|part| part.kind == kind);
        if let Some(text) = headline.as_ref().filter(|_| !has(&parts, BlockKind::Headline)) {
            front.push(Part::new(BlockKind::Headline, text));
        }
        let copy = names::folded(
            &parts.iter().filter(|part| part.kind.is_body()).map(|part| part.text.as_str()).fold(
                String::new(),
                |copy, text| if copy.len() < 4096 { copy + text + " " } else { copy },
            ),
        );
        let mut told: Option<String> = None;
        let new =
            |summary: &String| headline.as_ref() != Some(summary) && !is_excerpt(summary, &copy);
        let summaries = self.summaries.iter().map(|text| names::folded(text)).filter(new);
        for deck in decks.iter().map(|deck| names::folded(deck)).chain(summaries) {
            let printed =
                |part: &Part| is(part, BlockKind::Deck) && names::folded(&part.text) == deck;
            if deck.is_empty() || parts.iter().chain(&front).any(printed) {
                continue;
            }
            told.get_or_insert_with(|| deck.clone());
            front.push(Part::new(BlockKind::Deck, deck));
        }
        let byline = byline.map(|text| names::folded(&text)).filter(|text| !text.is_empty());
        if let Some(text) = &byline
            && !parts
                .iter()
                .any(|part| is(part, BlockKind::Byline) && names::folded(&part.text) == *text)
        {
            let repeats = |part: &&mut Part| {
                part.kind == BlockKind::Paragraph && names::folded(&part.text) == *text
            };
            match parts.iter_mut().take(HEAD).find(repeats) {
                Some(part) => part.kind = BlockKind::Byline,
                None => front.push(Part::new(BlockKind::Byline, text)),
            }
        }
        parts.splice(0..0, front);
        name_ends(&mut parts);
        in_order(&mut parts);
        let places: Vec<String> = places.iter().map(|place| names::folded(place)).collect();
        set_dateline(&mut parts, dateline.as_deref());
        for note in self.notes.iter().filter(|note| !note.trim().is_empty()) {
            if !parts.iter().any(|part| names::folded(&part.text) == names::folded(note)) {
                parts.push(Part::new(BlockKind::EditorNote, note.trim()));
            }
        }
        write(&mut page, &parts, &places);
        describe(&mut page, headline, told, byline, &authors);
        for (code, message) in self.problems {
            let span = Span::new(0, 0);
            page.diagnose(Diagnostic::new(code, Severity::Warning, span, message));
        }
        Ok(check_encoding(page.finish(layout)?)?)
    }
}

/// A byline that is the author's stands among so many parts.
const HEAD: usize = 12;

/// The order of the page, whatever the order in the file: headline, decks, byline, the copy, notes.
fn in_order(parts: &mut Vec<Part>) {
    let place = |(at, part): (usize, Part)| {
        let place = match part.kind {
            BlockKind::Headline => 0,
            BlockKind::Deck => 1,
            BlockKind::Byline if at < HEAD => 2,
            BlockKind::EditorNote => 4,
            _ => 3,
        };
        (place, part)
    };
    let mut placed: Vec<(u8, Part)> =
        std::mem::take(parts).into_iter().enumerate().map(place).collect();
    placed.sort_by_key(|(place, _)| *place);
    parts.extend(placed.into_iter().map(|(_, part)| part));
}

/// Formats keep persons, places and so on in lists of their own; this is one order for all.
fn kind_order(kind: Option<&str>) -> usize {
    let kinds = ["person", "organisation", "place", "event", "object", "genre"];
    kinds.iter().position(|name| kind == Some(*name)).map_or(0, |at| at + 1)
}

/// The last paragraphs are looked at for credits and a sign-off.
const ENDING: usize = 3;

/// Names what the copy opens and ends with: a byline, credits, a sign-off.
fn name_ends(parts: &mut [Part]) {
    let is_paragraph = |part: &&mut Part| part.kind == BlockKind::Paragraph;
    if let Some(first) = parts.iter_mut().find(is_paragraph)
        && first.text.len() <= 100
        && !first.text.ends_with('.')
        && grammar::byline(&first.text).is_some()
    {
        first.kind = BlockKind::Byline;
    }
    let mut last = true;
    for part in parts.iter_mut().filter(is_paragraph).rev().take(ENDING) {
        let text = part.text.trim();
        if grammar::sign_off(text)
            || (last && (is_initials(text) || grammar::sign_off(&text.to_uppercase())))
        {
            part.kind = BlockKind::SignOff;
        } else if grammar::credits(text).is_some_and(|found| found.len() == text.len()) {
            part.kind = BlockKind::Credits;
        }
        last = false;
    }
}

/// `hh/ph/ts-hd`: the signs of reporters and editors.
fn is_initials(text: &str) -> bool {
    text.contains(['/', '-'])
        && text.len() <= 40
        && text.split(['/', '-']).all(|sign| {
            (2..=4).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_lowercase())
        })
}

/// Whether a text is how the copy begins, cut short perhaps.
fn is_excerpt(text: &str, copy: &str) -> bool {
    // Blanks and marks may differ where markup was taken out.
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    letters(copy).starts_with(&letters(text))
}

/// Marks the dateline of the first paragraph, or sets one that stands beside the copy before it.
fn set_dateline(parts: &mut Vec<Part>, beside: Option<&str>) {
    let Some(at) = parts.iter().position(|part| part.kind == BlockKind::Paragraph) else {
        if let Some(text) = beside.map(names::folded).filter(|text| !text.is_empty()) {
            parts.push(marked_whole(text));
        }
        return;
    };
    let is_dateline = |mark: &(MarkKind, Range<usize>)| mark.0 == MarkKind::Dateline;
    let beside = beside.map(names::folded).filter(|text| !text.is_empty());
    if parts.iter().any(|part| part.marks.iter().any(is_dateline)) {
        return;
    }
    let first = &mut parts[at];
    if let Some(text) = &beside
        && first.text.get(..text.len()).is_some_and(|head| head.eq_ignore_ascii_case(text))
        && first.text.len() > text.len()
    {
        first.marks.insert(0, (MarkKind::Dateline, 0..text.len()));
        return;
    }
    if let Some(found) = grammar::dateline(&first.text)
        && found.range.end < first.text.len()
    {
        // The mark ends with the dash; the blank behind it is the paragraph's.
        let Range { start, end } = found.range;
        let end = start + first.text[start..end].trim_end().len();
        first.marks.insert(0, (MarkKind::Dateline, start..end));
        if let Some(text) = beside {
            parts.insert(at, marked_whole(text));
        }
        return;
    }
    let Some(text) = beside else { return };
    let shift = text.len() + 1;
    first.text.insert(0, ' ');
    first.text.insert_str(0, &text);
    for (_, range) in &mut first.marks {
        *range = range.start + shift..range.end + shift;
    }
    first.marks.insert(0, (MarkKind::Dateline, 0..text.len()));
}

/// A dateline on a line of its own.
fn marked_whole(text: String) -> Part {
    let end = text.len();
    Part { marks: vec![(MarkKind::Dateline, 0..end)], ..Part::new(BlockKind::Paragraph, text) }
}

/// Writes the parts, their marks, and what they say.
fn write(page: &mut Composition, parts: &[Part], places: &[String]) {
    for part in parts {
        // Blank lines and line ends of other systems inside a part stay; at its ends they go.
        let text = part.text.trim_matches(['\n', '\r']);
        let cut = part.text.len() - part.text.trim_start_matches(['\n', '\r']).len();
        let Some(span) = page.part(part.kind, text) else { continue };
        for (kind, range) in &part.marks {
            let start = span.start as usize + range.start.saturating_sub(cut);
            let end = (span.start as usize + range.end.saturating_sub(cut)).min(span.end as usize);
            if start >= end {
                continue;
            }
            let mark = Span::from_usize(start, end);
            page.mark(*kind, mark);
            if *kind == MarkKind::Dateline && page.metadata.dateline.is_none() {
                page.metadata.dateline = Some(dateline(page.text(), mark, places));
            }
        }
        let field = page.field(span);
        let metadata = &mut page.metadata;
        match part.kind {
            BlockKind::Headline => metadata.headline.get_or_insert(field),
            BlockKind::Deck => metadata.deck.get_or_insert(field),
            BlockKind::Byline => metadata.byline.get_or_insert(field),
            _ => continue,
        };
    }
}

/// What a dateline says: as the format tells its parts apart, else as the grammar reads it.
fn dateline(text: &str, span: Span, places: &[String]) -> Dateline {
    let from = span.start as usize;
    let printed = span.get(text).unwrap_or_default();
    let found = grammar::named_dateline(printed);
    let field = |range: &Range<usize>| {
        let value = names::folded(printed.get(range.clone()).unwrap_or_default());
        Field::read(value, Span::from_usize(from + range.start, from + range.end))
    };
    let read: Vec<Field> = found.iter().flat_map(|found| &found.places).map(field).collect();
    let given = places.iter().filter(|place| !place.is_empty()).map(Field::given);
    let mut places: Vec<Field> = given.collect();
    if places.is_empty() {
        places = read;
    }
    let bare: Vec<Field> =
        bare_places(printed).into_iter().map(|value| Field::read(value, span)).collect();
    let bare_city = bare.first().cloned();
    if places.is_empty() {
        places = bare;
    }
    let part = |of: fn(&ParsedDateline) -> &Option<Range<usize>>| {
        found.as_ref().and_then(|found| of(found).as_ref()).map(field)
    };
    // A mark may take in the dash; the dateline ends before it.
    let span = found.as_ref().map_or(span, |found| {
        Span::from_usize(from + found.printed.start, from + found.printed.end)
    });
    Dateline {
        span,
        places,
        city: if found.is_some() { part(|found| &found.city) } else { bare_city },
        region: part(|found| &found.region),
        country: part(|found| &found.country),
        date: found.as_ref().and_then(|found| found.date),
        agency: part(|found| &found.agency),
    }
}

/// `Kell, Norland`: a dateline that is places and nothing else.
fn bare_places(printed: &str) -> Vec<String> {
    let places = printed.trim_matches(|c: char| !c.is_alphanumeric());
    let is_name = |place: &&str| place.split_whitespace().count() <= 4 && !place.is_empty();
    if places.contains(char::is_numeric) {
        return Vec::new();
    }
    places.split(',').map(str::trim).filter(is_name).map(names::folded).collect()
}

/// Headline, deck, byline and authors of the metadata.
fn describe(
    page: &mut Composition,
    headline: Option<String>,
    deck: Option<String>,
    byline: Option<String>,
    authors: &[(String, Option<String>)],
) {
    let metadata = &mut page.metadata;
    let told = std::mem::take(&mut metadata.authors);
    for (field, value) in [
        (&mut metadata.headline, headline),
        (&mut metadata.deck, deck),
        (&mut metadata.byline, byline),
    ] {
        if field.is_none() {
            *field = value.map(Field::given);
        }
    }
    let read = metadata.byline.as_ref().map(authors_of).unwrap_or_default();
    // A byline that names the same people says more of them.
    let same = read.len() == authors.len()
        && read.iter().zip(authors).all(|(read, (name, _))| read.name.value == names::folded(name));
    metadata.authors = if authors.is_empty() || same {
        read
    } else {
        let listed = |(name, role): &(String, Option<String>)| {
            let mut author = Author::new(Field::given(names::folded(name)));
            author.role = role.as_ref().map(|role| Field::given(names::folded(role)));
            author
        };
        authors.iter().map(listed).collect()
    };
    own::complete(&mut metadata.authors, &told);
}

/// The authors that a byline names, with or without `By`.
fn authors_of(byline: &Field) -> Vec<Author> {
    let text = byline.value.as_str();
    let field = |range: &Range<usize>| {
        let value = text.get(range.clone()).unwrap_or_default();
        // Offsets hold only where the value is the text as it stands.
        let whole = byline.span.filter(|span| span.len() as usize == text.len());
        let place = Span::from_usize(range.start, range.end);
        Field { value: value.to_owned(), span: whole.map(|span| place.shift(span.start)) }
    };
    let author = |read: &grammar::Writer| {
        let mut author = Author::new(field(&read.name));
        author.role = read.role.as_ref().map(field);
        author.organization = read.organization.as_ref().map(field);
        author.place = read.place.as_ref().map(field);
        author
    };
    grammar::authors(text).iter().map(author).collect()
}
