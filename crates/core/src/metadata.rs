//! What is known about an article beside its text.
//!
//! Each field keeps the span that it was read from; a field without a span was given by the carrier
//! (a JSON object, a feed) and stands nowhere in the text.

use crate::layout::Evidence;
use crate::{PartialDate, Span};

/// A value and where it stands in the source; no span where the carrier gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The value, white space folded.
    pub value: String,
    /// Where it was read.
    pub span: Option<Span>,
}

impl Field {
    /// A value read from the text.
    pub fn read(value: impl Into<String>, span: Span) -> Self {
        Self { value: value.into(), span: Some(span) }
    }

    /// A value that the carrier gave.
    pub fn given(value: impl Into<String>) -> Self {
        Self { value: value.into(), span: None }
    }
}

/// One author of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Author {
    /// The name as printed, capitals kept.
    pub name: Field,
    /// Role or beat as printed, the organization in it left there: `Harbour Press Writer`.
    pub role: Option<Field>,
    /// The outlet, agency or office that the author writes for: `Harbour Press`.
    pub organization: Option<Field>,
    /// Where the author wrote it: `in Lisbon`.
    pub place: Option<Field>,
}

impl Author {
    /// An author of whom the name alone is known.
    ///
    /// ```
    /// use copydesk_core::{Author, Field};
    /// let mut author = Author::new(Field::given("Ines Moreau"));
    /// author.role = Some(Field::given("Asia Reporter"));
    /// assert_eq!(author.organization, None);
    /// ```
    pub const fn new(name: Field) -> Self {
        Self { name, role: None, organization: None, place: None }
    }
}

/// The opening of agency copy: place, date, agency.
///
/// `city`, `region` and `country` are some of `places`, told apart; what is not printed is not
/// filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The whole dateline without its dash.
    pub span: Span,
    /// City, region or country as printed, in order.
    pub places: Vec<Field>,
    /// The city, the first of several; also another place that stands for one (`ABOARD THE KELDA`).
    pub city: Option<Field>,
    /// The state, province or other part of a country.
    pub region: Option<Field>,
    /// The country.
    pub country: Option<Field>,
    /// The day, if it names one.
    pub date: Option<PartialDate>,
    /// The agency, if it names one.
    pub agency: Option<Field>,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Precision {
    /// The year alone.
    Year,
    /// Year and month.
    Month,
    /// Month and day; the year is open.
    MonthDay,
    /// Year, month and day.
    Day,
    /// The day and a time of day.
    Minute,
}

impl Precision {
    /// The name in files and on the wire: `month_day`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::MonthDay => "month_day",
            Self::Day => "day",
            Self::Minute => "minute",
        }
    }
}

/// When the article was published, as far as its source says.
///
/// Where the year is open it is not guessed: `candidates` lists the years that agree with the
/// weekdays in the text, and `evidence` says which those are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The date, parts that are not known left open.
    pub date: PartialDate,
    /// The time of day and zone as printed, if any.
    pub time: Option<String>,
    /// The weekday of `date`, 1 for Monday to 7 for Sunday, where the text fixes it although the
    /// year is open.
    pub weekday: Option<u8>,
    /// Years for which the date agrees with the weekdays in the text; empty where the year is known
    /// or nothing narrows it.
    pub candidates: Vec<i16>,
    /// What the date was read from.
    pub evidence: Vec<Evidence>,
}

impl Published {
    /// A date without time, candidates or evidence.
    pub const fn new(date: PartialDate) -> Self {
        Self { date, time: None, weekday: None, candidates: Vec::new(), evidence: Vec::new() }
    }

    /// The time of day as ISO 8601 writes it: `10:05 p.m. EST` is `22:05`, `2205 GMT` is `22:05Z`. A
    /// zone known by its letters alone is left out, as they name several.
    pub fn clock(&self) -> Option<String> {
        crate::clock::iso(self.time.as_deref()?)
    }

    /// How much of it is known.
    pub const fn precision(&self) -> Precision {
        match (self.date.year, self.date.month, self.date.day) {
            (Some(_), Some(_), Some(_)) if self.time.is_some() => Precision::Minute,
            (Some(_), Some(_), Some(_)) => Precision::Day,
            (Some(_), Some(_), None) => Precision::Month,
            (Some(_), None, _) => Precision::Year,
            (None, _, _) => Precision::MonthDay,
        }
    }
}

/// What somebody did for the copy, as its credits say: `Editing by E in Tokyo`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The task as printed: `Additional reporting`, `Editing`.
    pub task: Field,
    /// Who did it.
    pub name: Field,
    /// Where they did it, if it says so.
    pub place: Option<Field>,
}

/// What the header of a wire message says, beside slug and keywords.
///
/// Every value is as printed; none is looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WireHeader {
    /// The service or circuit that sent it.
    pub service: Option<Field>,
    /// Its number on that service.
    pub sequence: Option<Field>,
    /// How urgent it is: `u`, `r`, `4`.
    pub priority: Option<Field>,
    /// Its category: `i`, `a`, `SPO`.
    pub category: Option<Field>,
    /// Version, take or lead: `1st Ld-Writethru`, `2ND TAKE`.
    pub version: Option<Field>,
    /// Words, as the sender counted them.
    pub word_count: Option<u32>,
    /// When it was sent.
    pub sent: Option<Published>,
    /// What it announces itself as: `URGENT`, `REFILE`, `Adv 12`, `kill`.
    pub flags: Vec<Field>,
}

/// A subject from a scheme: `medtop:20000065`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Subject {
    /// The scheme or vocabulary, as given.
    pub scheme: Option<String>,
    /// The code in it.
    pub code: Option<String>,
    /// The name, if it stands there.
    pub name: Option<String>,
    /// What kind of thing it is or how the copy relates to it, as given: `person`, `genre`.
    pub kind: Option<String>,
}

/// An identifier that a carrier gave: a guid, an accession number, an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// What it is called there: `guid`, `altid:example`, `accession`.
    pub scheme: String,
    /// The identifier.
    pub value: String,
}

/// What is known about an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The headline.
    pub headline: Option<Field>,
    /// The deck.
    pub deck: Option<Field>,
    /// The byline as printed.
    pub byline: Option<Field>,
    /// The authors that the byline names.
    pub authors: Vec<Author>,
    /// The dateline of the first paragraph.
    pub dateline: Option<Dateline>,
    /// When it was published.
    pub published: Option<Published>,
    /// The outlet.
    pub publisher: Option<Field>,
    /// The agency whose copy it is, from dateline, byline, credits or sign-off. Readers of plain copy and of
    /// wire messages give it the name by which it is known: `Reuters` where the copy has `REUTER`; carriers
    /// with a field for it give what stands there.
    pub agency: Option<Field>,
    /// The section under which it ran.
    pub section: Option<Field>,
    /// The wire's slug.
    pub slug: Option<Field>,
    /// The language as a BCP 47 tag.
    pub language: Option<Field>,
    /// The rights line.
    pub rights: Option<Field>,
    /// The address it was taken from.
    pub url: Option<Field>,
    /// Keywords or tags.
    pub keywords: Vec<Field>,
    /// Who did what for the copy, from its credits.
    pub credits: Vec<Credit>,
    /// When it was last changed, where that is told apart from when it was published.
    pub modified: Option<Published>,
    /// Until when, or on what condition, it must not be used.
    pub embargo: Option<Field>,
    /// The version of the item, as given.
    pub version: Option<Field>,
    /// Whether it may be used, as given: `usable`, `withheld`, `canceled`.
    pub status: Option<Field>,
    /// How urgent its editors think it, as given: from 1, the most urgent, to 9.
    pub urgency: Option<Field>,
    /// On what terms it may be used, beside the rights line.
    pub usage_terms: Option<Field>,
    /// Where it was filed, where that stands beside the copy and not in a dateline.
    pub located: Option<Field>,
    /// What it is about, by the codes of a scheme.
    pub subjects: Vec<Subject>,
    /// The identifiers that its carrier gave, the main one first.
    pub identifiers: Vec<Identifier>,
    /// The header of the wire message that it came as.
    pub wire: Option<WireHeader>,
}

impl Metadata {
    /// Takes from `other` what is not known here, or for a date not in full; lists are taken where there is none here, and
    /// identifiers are added behind those that are there.
    ///
    /// ```
    /// use copydesk_core::{Field, Metadata};
    /// let (mut read, mut given) = (Metadata::default(), Metadata::default());
    /// read.headline = Some(Field::given("Ferry resumes"));
    /// given.headline = Some(Field::given("Fwd: ferry"));
    /// given.section = Some(Field::given("Harbour"));
    /// read.complete_from(&given);
    /// assert_eq!(read.headline.unwrap().value, "Ferry resumes");
    /// assert_eq!(read.section.unwrap().value, "Harbour");
    /// ```
    pub fn complete_from(&mut self, other: &Self) {
        /// Fills one that is open.
        fn open<T: Clone>(mine: &mut Option<T>, other: Option<&T>) {
            if mine.is_none() {
                *mine = other.cloned();
            }
        }
        /// Fills a list that is empty.
        fn empty<T: Clone>(mine: &mut Vec<T>, other: &[T]) {
            if mine.is_empty() {
                *mine = other.to_vec();
            }
        }
        // Every field by name, so that a new one cannot be forgotten.
        let Self {
            headline,
            deck,
            byline,
            authors,
            dateline,
            published,
            publisher,
            agency,
            section,
            slug,
            language,
            rights,
            url,
            keywords,
            credits,
            modified,
            embargo,
            version,
            status,
            urgency,
            usage_terms,
            located,
            subjects,
            identifiers,
            wire,
        } = other;
        open(&mut self.headline, headline.as_ref());
        open(&mut self.deck, deck.as_ref());
        open(&mut self.byline, byline.as_ref());
        empty(&mut self.authors, authors);
        open(&mut self.dateline, dateline.as_ref());
        // A date that leaves the year open is less than one that does not.
        if self.published.as_ref().is_some_and(|mine| !mine.date.is_full())
            && published.as_ref().is_some_and(|other| other.date.is_full())
        {
            self.published = None;
        }
        open(&mut self.published, published.as_ref());
        open(&mut self.publisher, publisher.as_ref());
        open(&mut self.agency, agency.as_ref());
        open(&mut self.section, section.as_ref());
        open(&mut self.slug, slug.as_ref());
        open(&mut self.language, language.as_ref());
        open(&mut self.rights, rights.as_ref());
        open(&mut self.url, url.as_ref());
        empty(&mut self.keywords, keywords);
        empty(&mut self.credits, credits);
        open(&mut self.modified, modified.as_ref());
        open(&mut self.embargo, embargo.as_ref());
        open(&mut self.version, version.as_ref());
        open(&mut self.status, status.as_ref());
        open(&mut self.urgency, urgency.as_ref());
        open(&mut self.usage_terms, usage_terms.as_ref());
        open(&mut self.located, located.as_ref());
        empty(&mut self.subjects, subjects);
        for identifier in identifiers {
            if !self.identifiers.contains(identifier) {
                self.identifiers.push(identifier.clone());
            }
        }
        open(&mut self.wire, wire.as_ref());
    }
}
