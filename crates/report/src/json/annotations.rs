//! `copydesk.annotations/1`: what the article passes found in one article.

use copydesk_analysis::passes::dates::Inferred;
use copydesk_analysis::passes::quotes::Speaker;
use copydesk_core::{Article, PartialDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::article::{EvidenceItem, evidence};
use super::number::Number;
use super::place::{Place, Places};
use crate::{AnnotationsView, Offsets, ids};

/// What the article passes found in one article.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "copydesk.annotations/1")]
pub struct AnnotationsDocument<'a> {
    /// Always `copydesk.annotations/1`.
    #[schemars(extend("const" = "copydesk.annotations/1"))]
    pub schema: &'static str,
    /// The id of the article.
    pub id: &'a str,
    /// The sentences.
    pub sentences: Vec<Place>,
    /// People, organizations and places.
    pub names: Vec<NameItem<'a>>,
    /// Who said what.
    pub quotes: Vec<QuoteItem<'a>>,
    /// The day on which it was written, where nobody states it and its text tells.
    pub date: Option<DateItem<'a>>,
    /// Time expressions.
    pub times: Vec<TimeItem<'a>>,
    /// Quantities.
    pub quantities: Vec<QuantityItem<'a>>,
}

/// A person, organization or place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NameItem<'a> {
    /// `person`, `organization` or `place`.
    pub kind: &'static str,
    /// The fullest form in the article.
    pub name: &'a str,
    /// Its mentions, in the order in which they stand.
    pub mentions: Vec<MentionItem>,
    /// The titles and roles that stand before or beside its mentions, in the order in which they stand.
    pub roles: Vec<Place>,
}

/// One mention of a name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MentionItem {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// `name`, `acronym`, `role` or `pronoun`.
    pub form: &'static str,
}

/// One utterance.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuoteItem<'a> {
    /// `direct`, `mixed` or `indirect`.
    pub kind: &'static str,
    /// What was said, quotation marks left out, one range for each part.
    pub content: Vec<Place>,
    /// Who said it, where that is clear.
    pub speaker: Option<SpeakerItem<'a>>,
    /// Who passed it on, where that is somebody else.
    pub relayed_by: Option<SpeakerItem<'a>>,
    /// The words that introduce it.
    pub cue: Option<Place>,
    /// The rule that found the speaker, or the quote where it has none.
    pub rule: &'a str,
    /// Who would speak if that rule did not hold, where another finds somebody else.
    pub runner_up: Option<RunnerUpItem<'a>>,
}

/// The speaker that another rule finds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RunnerUpItem<'a> {
    /// Who.
    #[serde(flatten)]
    pub speaker: SpeakerItem<'a>,
    /// The rule.
    pub rule: &'a str,
}

/// Who speaks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpeakerItem<'a> {
    /// Where the words that name the speaker stand.
    #[serde(flatten)]
    pub place: Place,
    /// The fullest name in the article; the words themselves for a source without name.
    pub name: &'a str,
    /// `named`, `role`, `anonymous`, `collective`, `document`, `organization`, or `pronoun` for one
    /// of which it is not known for whom it stands.
    pub class: &'static str,
}

/// What the text tells of the day on which it was written.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DateItem<'a> {
    /// The date, with `X` for what is open: `XXXX-10`, `1989-10-27`; null where only years are told.
    pub value: Option<String>,
    /// The years that agree with all that is told, where the year is open.
    pub years: &'a [i16],
    /// The months that agree with every clue, in order of time, where the month is open.
    pub months: &'a [u8],
    /// What it rests on.
    pub evidence: Vec<EvidenceItem<'a>>,
}

/// One time expression.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimeItem<'a> {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// The TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The TIMEX3 value: `2017-01-28`, `XXXX-02-10`, `P2D`, `PAST_REF`.
    pub value: &'a str,
    /// The values that it may have, where its year is open and the article's has candidates.
    pub candidates: &'a [String],
    /// The TIMEX3 modifier: `START`, `APPROX`, `MORE_THAN` and so on.
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
}

/// One quantity.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuantityItem<'a> {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// `money`, `percent`, `count`, `measure`, `ordinal` or `score`.
    pub kind: &'static str,
    /// The number; null where it is beyond what a double holds.
    pub value: Option<Number>,
    /// The upper end of a range.
    pub high: Option<Number>,
    /// The unit: `USD`, `%`, `km`; of a count without a unit what is counted.
    pub unit: Option<&'a str>,
    /// What is counted, a noun in the singular: `nation`.
    pub what: Option<&'a str>,
    /// `exact`, `about`, `at_least` or `at_most`.
    pub bound: &'static str,
}

impl<'a> AnnotationsDocument<'a> {
    /// The document of what was found in this article.
    pub fn new(article: &'a Article, view: &AnnotationsView<'a>, offsets: Offsets) -> Self {
        let places = &Places::of(article, offsets);
        Self {
            schema: "copydesk.annotations/1",
            id: article.id(),
            sentences: view.sentences.iter().map(|sentence| places.at(sentence.span)).collect(),
            names: names(view, places),
            quotes: quotes(view, places),
            date: view.date.map(|date| inferred(date, places)),
            times: view
                .times
                .iter()
                .map(|time| TimeItem {
                    place: places.at(time.span),
                    kind: ids::time_kind(time.kind),
                    value: &time.value,
                    candidates: &time.candidates,
                    modifier: time.modifier.map(ids::time_modifier),
                })
                .collect(),
            quantities: quantities(view, places),
        }
    }
}

fn inferred<'a>(date: &'a Inferred, places: &Places<'_>) -> DateItem<'a> {
    DateItem {
        value: (date.date != PartialDate::default()).then(|| date.date.to_string()),
        years: &date.years,
        months: &date.months,
        evidence: date.evidence.iter().map(|item| evidence(item, places)).collect(),
    }
}

fn names<'a>(view: &AnnotationsView<'a>, places: &Places<'_>) -> Vec<NameItem<'a>> {
    let mention = |mention: &copydesk_analysis::passes::names::Mention| MentionItem {
        place: places.at(mention.span),
        form: ids::mention_form(mention.form),
    };
    view.names
        .iter()
        .map(|name| NameItem {
            kind: ids::name_kind(name.kind),
            name: &name.name,
            mentions: name.mentions.iter().map(mention).collect(),
            roles: name.roles.iter().map(|role| places.at(role.span)).collect(),
        })
        .collect()
}

fn quotes<'a>(view: &AnnotationsView<'a>, places: &Places<'_>) -> Vec<QuoteItem<'a>> {
    view.quotes
        .iter()
        .map(|quote| QuoteItem {
            kind: ids::quote_kind(quote.kind),
            content: places.all(&quote.content),
            speaker: quote.speaker.as_ref().map(|speaker| speaker_item(speaker, places)),
            relayed_by: quote.relayed_by.as_ref().map(|speaker| speaker_item(speaker, places)),
            cue: quote.cue.map(|cue| places.at(cue)),
            rule: quote.rule,
            runner_up: quote.runner_up.as_ref().map(|next| RunnerUpItem {
                speaker: speaker_item(&next.speaker, places),
                rule: next.rule,
            }),
        })
        .collect()
}

fn speaker_item<'a>(speaker: &'a Speaker, places: &Places<'_>) -> SpeakerItem<'a> {
    SpeakerItem {
        place: places.at(speaker.span),
        name: &speaker.name,
        class: ids::source_class(speaker.class),
    }
}

fn quantities<'a>(view: &AnnotationsView<'a>, places: &Places<'_>) -> Vec<QuantityItem<'a>> {
    view.quantities
        .iter()
        .map(|quantity| QuantityItem {
            place: places.at(quantity.span),
            kind: ids::quantity_kind(quantity.kind),
            value: Number::value(quantity.value),
            high: quantity.high.and_then(Number::value),
            unit: quantity.unit.as_deref().or(quantity.what.as_deref()),
            what: quantity.what.as_deref(),
            bound: ids::bound(quantity.bound),
        })
        .collect()
}
