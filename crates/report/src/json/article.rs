//! `copydesk.article/1`: one piece of copy, read.

use copydesk_core::{
    Article, Diagnostic, Evidence, Field, Logical, MarkKind, Metadata, PartialDate, Published,
    WireHeader,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::number::Number;
use super::place::{Place, Places};
use crate::Offsets;

/// One piece of copy, read: where it came from, its parts, what is known and what is wrong.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "copydesk.article/1")]
pub struct ArticleDocument<'a> {
    /// Always `copydesk.article/1`.
    #[schemars(extend("const" = "copydesk.article/1"))]
    pub schema: &'static str,
    /// The id that the carrier gave, else the path, else `-`.
    pub id: &'a str,
    /// Where it came from and how it was read.
    pub source: SourceItem<'a>,
    /// What is known beside the text.
    pub metadata: MetadataItem<'a>,
    /// The blocks; they tile the text.
    pub blocks: Vec<BlockItem>,
    /// What stands inside blocks and is not their text proper, in the order of the places.
    pub marks: Vec<MarkItem>,
    /// The logical text of paragraphs, subheads, list items and tables, a blank line between.
    pub body: String,
    /// What is wrong with the copy, in the order of the places.
    pub diagnostics: Vec<DiagnosticItem<'a>>,
}

/// Where an article came from and how it was read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceItem<'a> {
    /// Path or address of the file.
    pub path: Option<&'a str>,
    /// The encoding that it was decoded from.
    pub encoding: &'a str,
    /// Where its text begins in the decoded text of the whole, in bytes, where it is a part of one
    /// text that holds several articles; places are counted from there.
    pub start: Option<u32>,
    /// The layout that read it.
    pub layout: Option<&'a str>,
    /// The score with which the layout was chosen, from 0 to 1.
    pub score: Option<Number>,
}

/// What is known about an article beside its text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MetadataItem<'a> {
    /// The headline.
    pub headline: Option<&'a str>,
    /// The deck.
    pub deck: Option<&'a str>,
    /// The byline as printed.
    pub byline: Option<&'a str>,
    /// The authors that the byline names.
    pub authors: Vec<AuthorItem<'a>>,
    /// The dateline of the first paragraph.
    pub dateline: Option<DatelineItem<'a>>,
    /// When it was published.
    pub published: Option<PublishedItem<'a>>,
    /// The outlet.
    pub publisher: Option<&'a str>,
    /// The agency whose copy it is.
    pub agency: Option<&'a str>,
    /// The section under which it ran.
    pub section: Option<&'a str>,
    /// The wire's slug.
    pub slug: Option<&'a str>,
    /// The language as a BCP 47 tag.
    pub language: Option<&'a str>,
    /// The rights line.
    pub rights: Option<&'a str>,
    /// The address it was taken from.
    pub url: Option<&'a str>,
    /// Keywords or tags.
    pub keywords: Vec<&'a str>,
    /// Who did what for the copy, from its credits.
    pub credits: Vec<CreditItem<'a>>,
    /// When it was last changed.
    pub modified: Option<PublishedItem<'a>>,
    /// Until when, or on what condition, it must not be used.
    pub embargo: Option<&'a str>,
    /// The version of the item, as given.
    pub version: Option<&'a str>,
    /// Whether it may be used, as given: `usable`, `withheld`, `canceled`.
    pub status: Option<&'a str>,
    /// How urgent its editors think it, as given.
    pub urgency: Option<&'a str>,
    /// On what terms it may be used, beside the rights line.
    pub usage_terms: Option<&'a str>,
    /// Where it was filed, where that stands beside the copy and not in a dateline.
    pub located: Option<&'a str>,
    /// What it is about, by the codes of a scheme.
    pub subjects: Vec<SubjectItem<'a>>,
    /// The identifiers that its carrier gave, the main one first.
    pub identifiers: Vec<IdentifierItem<'a>>,
    /// The header of the wire message that it came as.
    pub wire: Option<WireItem<'a>>,
}

/// One author of a byline.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AuthorItem<'a> {
    /// The name as printed.
    pub name: &'a str,
    /// Role or beat as printed.
    pub role: Option<&'a str>,
    /// The outlet, agency or office that the author writes for.
    pub organization: Option<&'a str>,
    /// Where the author wrote it.
    pub place: Option<&'a str>,
}

/// What somebody did for the copy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CreditItem<'a> {
    /// The task as printed: `Editing`.
    pub task: &'a str,
    /// Who did it.
    pub name: &'a str,
    /// Where, if it says so.
    pub place: Option<&'a str>,
}

/// A subject from a scheme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SubjectItem<'a> {
    /// The scheme or vocabulary, as given.
    pub scheme: Option<&'a str>,
    /// The code in it.
    pub code: Option<&'a str>,
    /// The name, if it stands there.
    pub name: Option<&'a str>,
    /// What kind of thing it is or how the copy relates to it, as given: `person`, `genre`.
    pub kind: Option<&'a str>,
}

/// An identifier that a carrier gave.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IdentifierItem<'a> {
    /// What it is called there: `guid`, `accession`.
    pub scheme: &'a str,
    /// The identifier.
    pub value: &'a str,
}

/// What the header of a wire message says, beside slug and keywords.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WireItem<'a> {
    /// The service or circuit that sent it.
    pub service: Option<&'a str>,
    /// Its number on that service.
    pub sequence: Option<&'a str>,
    /// How urgent it is, as printed.
    pub priority: Option<&'a str>,
    /// Its category, as printed.
    pub category: Option<&'a str>,
    /// Version, take or lead, as printed.
    pub version: Option<&'a str>,
    /// Words, as the sender counted them.
    pub word_count: Option<u32>,
    /// When it was sent.
    pub sent: Option<PublishedItem<'a>>,
    /// What it announces itself as: `URGENT`, `REFILE`.
    pub flags: Vec<&'a str>,
}

/// The opening of agency copy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DatelineItem<'a> {
    /// The whole dateline without its dash, white space folded.
    pub text: String,
    /// City, region or country as printed, in order.
    pub places: Vec<&'a str>,
    /// The city as printed, the first of several.
    pub city: Option<&'a str>,
    /// The state, province or other part of a country as printed.
    pub region: Option<&'a str>,
    /// The country as printed.
    pub country: Option<&'a str>,
    /// The day, `X` for what is open.
    pub date: Option<String>,
    /// The agency as printed.
    pub agency: Option<&'a str>,
}

/// When an article was published, as far as its source says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PublishedItem<'a> {
    /// ISO 8601 with `X` for what is open: `2017-01-29`, `XXXX-01-29`, `2017-01-29T22:05`. A zone
    /// stands there only where it was printed as UTC, GMT or an offset.
    pub value: String,
    /// How much is known: `year`, `month`, `month_day`, `day` or `minute`.
    pub precision: &'static str,
    /// The time of day and zone as printed.
    pub time: Option<&'a str>,
    /// Years that agree with the weekdays in the text, where the year is open.
    pub candidates: Vec<i16>,
    /// What the date was read from.
    pub evidence: Vec<EvidenceItem<'a>>,
}

/// A place and what it shows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceItem<'a> {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What it shows.
    pub note: &'a str,
}

/// A run of whole lines of one kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BlockItem {
    /// What it is: `headline`, `paragraph`, `furniture` and so on.
    pub kind: &'static str,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Its logical text, marks included.
    pub text: String,
}

/// Something inside a block that is not its text proper.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MarkItem {
    /// What it is: `dateline`, `date_stamp`, `sign_off` and so on.
    pub kind: &'static str,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Its logical text.
    pub text: String,
}

/// What is wrong, where, and what to do.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DiagnosticItem<'a> {
    /// A stable name, `area/what`.
    pub code: &'a str,
    /// `note`, `warning` or `error`.
    pub severity: &'static str,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What is wrong.
    pub message: &'a str,
    /// What to do about it.
    pub help: Option<&'a str>,
    /// Other places that explain it.
    pub related: Vec<RelatedItem<'a>>,
}

/// Another place that explains a diagnostic.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelatedItem<'a> {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What is there.
    pub note: &'a str,
}

impl<'a> ArticleDocument<'a> {
    /// The document of this article.
    pub fn new(article: &'a Article, offsets: Offsets) -> Self {
        let places = Places::of(article, offsets);
        let given = article.source().given();
        let layout = article.layout();
        let (blocks, body) = blocks(article, &places);
        Self {
            schema: "copydesk.article/1",
            id: article.id(),
            source: SourceItem {
                path: given.path.as_deref(),
                encoding: given.encoding.as_deref().unwrap_or("UTF-8"),
                start: given.start,
                layout: layout.map(|(id, _)| id.as_str()),
                score: layout.map(|(_, score)| Number::share(f64::from(score))),
            },
            metadata: MetadataItem::new(article.metadata(), &places),
            blocks,
            marks: marks(article, &places),
            body,
            diagnostics: article.diagnostics().iter().map(|d| diagnostic(d, &places)).collect(),
        }
    }
}

impl<'a> MetadataItem<'a> {
    fn new(metadata: &'a Metadata, places: &Places<'_>) -> Self {
        Self {
            headline: value(metadata.headline.as_ref()),
            deck: value(metadata.deck.as_ref()),
            byline: value(metadata.byline.as_ref()),
            authors: metadata
                .authors
                .iter()
                .map(|author| AuthorItem {
                    name: &author.name.value,
                    role: value(author.role.as_ref()),
                    organization: value(author.organization.as_ref()),
                    place: value(author.place.as_ref()),
                })
                .collect(),
            dateline: metadata.dateline.as_ref().map(|dateline| DatelineItem {
                text: places.logical(dateline.span),
                places: dateline.places.iter().map(|place| place.value.as_str()).collect(),
                city: value(dateline.city.as_ref()),
                region: value(dateline.region.as_ref()),
                country: value(dateline.country.as_ref()),
                date: dateline.date.as_ref().map(PartialDate::to_string),
                agency: value(dateline.agency.as_ref()),
            }),
            published: metadata.published.as_ref().map(|p| published(p, places)),
            publisher: value(metadata.publisher.as_ref()),
            agency: value(metadata.agency.as_ref()),
            section: value(metadata.section.as_ref()),
            slug: value(metadata.slug.as_ref()),
            language: value(metadata.language.as_ref()),
            rights: value(metadata.rights.as_ref()),
            url: value(metadata.url.as_ref()),
            keywords: values(&metadata.keywords),
            credits: metadata
                .credits
                .iter()
                .map(|credit| CreditItem {
                    task: &credit.task.value,
                    name: &credit.name.value,
                    place: value(credit.place.as_ref()),
                })
                .collect(),
            modified: metadata.modified.as_ref().map(|p| published(p, places)),
            embargo: value(metadata.embargo.as_ref()),
            version: value(metadata.version.as_ref()),
            status: value(metadata.status.as_ref()),
            urgency: value(metadata.urgency.as_ref()),
            usage_terms: value(metadata.usage_terms.as_ref()),
            located: value(metadata.located.as_ref()),
            subjects: metadata
                .subjects
                .iter()
                .map(|subject| SubjectItem {
                    scheme: subject.scheme.as_deref(),
                    code: subject.code.as_deref(),
                    name: subject.name.as_deref(),
                    kind: subject.kind.as_deref(),
                })
                .collect(),
            identifiers: metadata
                .identifiers
                .iter()
                .map(|id| IdentifierItem { scheme: &id.scheme, value: &id.value })
                .collect(),
            wire: metadata.wire.as_ref().map(|header| WireItem::new(header, places)),
        }
    }
}

impl<'a> WireItem<'a> {
    fn new(header: &'a WireHeader, places: &Places<'_>) -> Self {
        Self {
            service: value(header.service.as_ref()),
            sequence: value(header.sequence.as_ref()),
            priority: value(header.priority.as_ref()),
            category: value(header.category.as_ref()),
            version: value(header.version.as_ref()),
            word_count: header.word_count,
            sent: header.sent.as_ref().map(|p| published(p, places)),
            flags: values(&header.flags),
        }
    }
}

fn values(fields: &[Field]) -> Vec<&str> {
    fields.iter().map(|field| field.value.as_str()).collect()
}

fn value(field: Option<&Field>) -> Option<&str> {
    field.map(|field| field.value.as_str())
}

fn published<'a>(published: &'a Published, places: &Places<'_>) -> PublishedItem<'a> {
    let mut value = published.date.to_string();
    let time = published.time.as_deref();
    if let Some(clock) = published.clock().filter(|_| published.date.day.is_some()) {
        value.push('T');
        value.push_str(&clock);
    }
    PublishedItem {
        value,
        precision: published.precision().id(),
        time,
        candidates: published.candidates.clone(),
        evidence: published.evidence.iter().map(|e| evidence(e, places)).collect(),
    }
}

pub(super) fn evidence<'a>(evidence: &'a Evidence, places: &Places<'_>) -> EvidenceItem<'a> {
    EvidenceItem { place: places.at(evidence.span), note: &evidence.note }
}

/// The blocks with their text, and the body: the logical text is made once for both, and again
/// only for a block with marks other than a carrier's signs, whose text has them and whose part of the body
/// has not.
fn blocks(article: &Article, places: &Places<'_>) -> (Vec<BlockItem>, String) {
    let logical = Logical::of_blocks(article, |_| true);
    let mut pieces = logical.pieces().iter().peekable();
    let mut marks = article.marks().iter().peekable();
    let mut body = String::new();
    let mut items = Vec::with_capacity(article.blocks().len());
    for (index, block) in article.blocks().iter().enumerate() {
        let piece = pieces.next_if(|piece| piece.block == index);
        let text = piece.and_then(|piece| piece.span.get(logical.text())).unwrap_or_default();
        if block.kind.is_body() && !text.is_empty() {
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            body.push_str(text);
        }
        while marks.next_if(|mark| mark.span.end <= block.span.start).is_some() {}
        let within = marks.clone().take_while(|mark| mark.span.start < block.span.end);
        let marked = within.into_iter().any(|mark| mark.kind != MarkKind::Framing);
        let text = if marked { places.logical(block.span) } else { text.to_owned() };
        items.push(BlockItem { kind: block.kind.id(), place: places.at(block.span), text });
    }
    (items, body)
}

fn marks(article: &Article, places: &Places<'_>) -> Vec<MarkItem> {
    article
        .marks()
        .iter()
        .map(|mark| MarkItem {
            kind: MarkKind::id(mark.kind),
            place: places.at(mark.span),
            text: places.logical(mark.span),
        })
        .collect()
}

fn diagnostic<'a>(diagnostic: &'a Diagnostic, places: &Places<'_>) -> DiagnosticItem<'a> {
    DiagnosticItem {
        code: diagnostic.code,
        severity: diagnostic.severity.id(),
        place: places.at(diagnostic.span),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        related: diagnostic
            .related
            .iter()
            .map(|related| RelatedItem { place: places.at(related.span), note: &related.note })
            .collect(),
    }
}
