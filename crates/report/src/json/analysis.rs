//! `copydesk.analysis/1`: what was found across the articles of a corpus.
//!
//! Articles are named by their ids. Where two pieces of a corpus carry the same id, `index` in
//! `articles` tells them apart there, and only there.

use copydesk_analysis::passes::reprints::{ReprintGroup, ReprintPair};
use copydesk_analysis::passes::said::Utterance;
use copydesk_analysis::passes::stories::{Story, StoryLink};
use copydesk_core::{Evidence, PartialDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::events::{CardItem, StoryCardItem, TimelineItem};
use super::number::Number;
use super::place::{Place, Places};
use super::sides::{AccountsItem, ClaimsItem, OmissionItem, PeopleItem};
use crate::{AnalysisView, Offsets, digest, ids};

/// What was found across the articles of a corpus.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "copydesk.analysis/1")]
pub struct AnalysisDocument<'a> {
    /// Always `copydesk.analysis/1`.
    #[schemars(extend("const" = "copydesk.analysis/1"))]
    pub schema: &'static str,
    /// The articles, in the order in which they were read.
    pub articles: Vec<ArticleItem<'a>>,
    /// The articles on one event each.
    pub stories: Vec<StoryItem<'a>>,
    /// Articles that repeat each other.
    pub reprints: Vec<ReprintItem<'a>>,
    /// Utterances that several articles render.
    pub said: Vec<SaidItem<'a>>,
    /// For each story of several articles, how many were written apart from each other.
    pub accounts: Vec<AccountsItem<'a>>,
    /// For each story of several articles, who speaks about whom.
    pub people: Vec<PeopleItem<'a>>,
    /// For each story of several articles, what they tell, statement by statement.
    pub claims: Vec<ClaimsItem<'a>>,
    /// What an article leaves out of what all the other accounts of its story tell.
    pub left_out: Vec<OmissionItem<'a>>,
    /// What each article tells of its event, in the order of the articles.
    pub cards: Vec<CardItem<'a>>,
    /// For each story of several articles, whose card is the story's.
    pub story_cards: Vec<StoryCardItem<'a>>,
    /// For each story of several articles, the days that they tell of.
    pub timelines: Vec<TimelineItem<'a>>,
}

/// One article of the corpus.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArticleItem<'a> {
    /// Its place in the corpus, counted from 0.
    pub index: u32,
    /// Its id.
    pub id: &'a str,
    /// Its headline.
    pub headline: Option<&'a str>,
    /// The outlet, as the copy or its carrier names it.
    pub publisher: Option<&'a str>,
    /// The agency whose copy it is.
    pub agency: Option<&'a str>,
    /// The day of publication, `X` for what is open.
    pub published: Option<String>,
    /// The layout that read it.
    pub layout: Option<&'a str>,
    /// The story it belongs to.
    pub story: Option<&'a str>,
    /// How many utterances were found in it.
    pub quotes: usize,
    /// How many diagnostics it has.
    pub diagnostics: usize,
}

/// The articles on one event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoryItem<'a> {
    /// The name of the story.
    pub id: &'a str,
    /// Ids of the articles.
    pub articles: Vec<&'a str>,
    /// The headline of the article nearest to the others.
    pub headline: Option<&'a str>,
    /// The day of the event, `X` for what is open.
    pub date: Option<String>,
    /// What joined the articles.
    pub links: Vec<StoryLinkItem<'a>>,
    /// The article of another story that came closest, and the one of this story to which it did.
    pub nearest: Option<StoryLinkItem<'a>>,
}

/// Why two articles are of one story.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoryLinkItem<'a> {
    /// Id of the first article.
    pub a: &'a str,
    /// Id of the second article.
    pub b: &'a str,
    /// The score that joined them, from 0 to 1; of a nearest article that of the pair.
    pub score: Number,
    /// What spoke for it.
    pub evidence: Vec<ArticleEvidence<'a>>,
    /// What spoke against it.
    pub against: Vec<ArticleEvidence<'a>>,
}

/// A place in one article and what it shows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArticleEvidence<'a> {
    /// Id of the article.
    pub article: &'a str,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What it shows.
    pub note: &'a str,
}

/// Articles that hang together by reprints.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReprintItem<'a> {
    /// Ids of the articles.
    pub articles: Vec<&'a str>,
    /// The pairs among them.
    pub pairs: Vec<ReprintPairItem<'a>>,
}

/// Two articles of which one repeats much of the other.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReprintPairItem<'a> {
    /// Id of the first article.
    pub a: &'a str,
    /// Id of the second article.
    pub b: &'a str,
    /// `a_from_b`, `b_from_a` or `unknown`.
    pub direction: &'static str,
    /// Share of the shorter one's five-word shingles that stand in the longer one.
    pub containment: Number,
    /// What tells the direction.
    pub evidence: Vec<ArticleEvidence<'a>>,
    /// The passages that they share, in the order of `a`.
    pub shared: Vec<SharedItem>,
}

/// A passage that two articles share.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SharedItem {
    /// Where it stands in `a`.
    pub a: Place,
    /// Where it stands in `b`.
    pub b: Place,
}

/// One utterance as several articles render it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SaidItem<'a> {
    /// The fullest name of the speaker.
    pub speaker: &'a str,
    /// The story, where all renderings are of one.
    pub story: Option<&'a str>,
    /// The renderings, in the order of the articles.
    pub renderings: Vec<Rendered<'a>>,
    /// The lowest score at which a rendering was joined, from 0 to 1.
    pub score: Number,
}

/// One rendering of an utterance.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rendered<'a> {
    /// Id of the article.
    pub article: &'a str,
    /// Index of the quote in the `quotes` of the article's `copydesk.annotations/1`; null where the
    /// article tells the words as its own, without marks or cue.
    pub quote: Option<u32>,
    /// What was said, one range for each part.
    pub content: Vec<RenderedPart>,
}

/// One part of a rendering.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RenderedPart {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Its logical text.
    pub text: String,
}

impl<'a> AnalysisDocument<'a> {
    /// The document of this analysis.
    pub fn new(view: &AnalysisView<'a>, offsets: Offsets) -> Self {
        let corpus = Corpus {
            view: *view,
            places: view.articles.iter().map(|a| Places::of(a.article, offsets)).collect(),
        };
        Self {
            schema: "copydesk.analysis/1",
            articles: corpus.articles(),
            stories: view.stories.iter().map(|story| corpus.story(story)).collect(),
            reprints: view.reprints.iter().map(|group| corpus.reprint(group)).collect(),
            said: view.said.iter().map(|utterance| corpus.said(utterance)).collect(),
            accounts: view.accounts.iter().filter_map(|found| corpus.accounts(found)).collect(),
            people: view.people.iter().filter_map(|found| corpus.people(found)).collect(),
            claims: view.claims.iter().filter_map(|found| corpus.claims(found)).collect(),
            left_out: view.left_out.iter().filter_map(|found| corpus.omission(found)).collect(),
            cards: (0..).zip(view.cards).filter_map(|(at, card)| corpus.card(at, card)).collect(),
            story_cards: view
                .story_cards
                .iter()
                .filter_map(|&(story, article)| corpus.story_card(story, article))
                .collect(),
            timelines: view.timelines.iter().filter_map(|found| corpus.timeline(found)).collect(),
        }
    }
}

/// The articles with their offsets.
pub(super) struct Corpus<'a> {
    pub(super) view: AnalysisView<'a>,
    places: Vec<Places<'a>>,
}

impl<'a> Corpus<'a> {
    /// The id of an article and its offsets, if there is one with this index.
    pub(super) fn get(&self, index: u32) -> Option<(&'a str, &Places<'a>)> {
        let article = self.view.article(index)?.article;
        Some((article.id(), self.places.get(index as usize)?))
    }

    pub(super) fn ids(&self, indices: &[u32]) -> Vec<&'a str> {
        indices.iter().filter_map(|index| self.get(*index)).map(|(id, _)| id).collect()
    }

    fn articles(&self) -> Vec<ArticleItem<'a>> {
        let stories = digest::story_of_articles(&self.view);
        let item = |(index, story): (usize, Option<usize>)| {
            let view = self.view.articles.get(index)?;
            let (article, metadata) = (view.article, view.article.metadata());
            let given = article.source().given();
            Some(ArticleItem {
                index: index as u32,
                id: article.id(),
                headline: digest::given_headline(article),
                publisher: metadata
                    .publisher
                    .as_ref()
                    .map(|field| field.value.as_str())
                    .or(given.outlet.as_deref()),
                agency: metadata.agency.as_ref().map(|field| field.value.as_str()),
                published: metadata.published.as_ref().map(|p| p.date.to_string()),
                layout: article.layout().map(|(id, _)| id.as_str()),
                story: story.and_then(|s| self.view.stories.get(s)).map(|s| s.id.as_str()),
                quotes: view.annotations.quotes.len(),
                diagnostics: article.diagnostics().len(),
            })
        };
        stories.into_iter().enumerate().filter_map(item).collect()
    }

    fn story(&self, story: &'a Story) -> StoryItem<'a> {
        StoryItem {
            id: &story.id,
            articles: self.ids(&story.articles),
            headline: story.headline.as_deref(),
            date: story.date.as_ref().map(PartialDate::to_string),
            links: story.links.iter().filter_map(|link| self.link(link)).collect(),
            nearest: story.nearest.as_ref().and_then(|link| self.link(link)),
        }
    }

    fn link(&self, link: &'a StoryLink) -> Option<StoryLinkItem<'a>> {
        Some(StoryLinkItem {
            a: self.get(link.a)?.0,
            b: self.get(link.b)?.0,
            score: Number::share(link.score),
            evidence: self.evidence(&link.evidence),
            against: self.evidence(&link.against),
        })
    }

    pub(super) fn evidence(&self, evidence: &'a [(u32, Evidence)]) -> Vec<ArticleEvidence<'a>> {
        evidence
            .iter()
            .filter_map(|(index, evidence)| {
                let (article, places) = self.get(*index)?;
                let place = places.at(evidence.span);
                Some(ArticleEvidence { article, place, note: &evidence.note })
            })
            .collect()
    }

    fn reprint(&self, group: &'a ReprintGroup) -> ReprintItem<'a> {
        ReprintItem {
            articles: self.ids(&group.articles),
            pairs: group.pairs.iter().filter_map(|pair| self.pair(pair)).collect(),
        }
    }

    fn pair(&self, pair: &'a ReprintPair) -> Option<ReprintPairItem<'a>> {
        let (a, in_a) = self.get(pair.a)?;
        let (b, in_b) = self.get(pair.b)?;
        Some(ReprintPairItem {
            a,
            b,
            direction: ids::direction(pair.direction),
            containment: Number::share(pair.containment),
            evidence: self.evidence(&pair.evidence),
            shared: pair
                .shared
                .iter()
                .map(|shared| SharedItem { a: in_a.at(shared.a), b: in_b.at(shared.b) })
                .collect(),
        })
    }

    fn said(&self, utterance: &'a Utterance) -> SaidItem<'a> {
        let story = utterance.story.and_then(|index| self.view.stories.get(index as usize));
        let rendered = utterance.renderings.iter().filter_map(|rendering| {
            let (article, places) = self.get(rendering.article)?;
            let part = |span| RenderedPart { place: places.at(span), text: places.logical(span) };
            let content = rendering.content.iter().copied().map(part).collect();
            Some(Rendered { article, quote: rendering.quote, content })
        });
        SaidItem {
            speaker: &utterance.speaker,
            story: story.map(|story| story.id.as_str()),
            renderings: rendered.collect(),
            score: Number::share(utterance.score),
        }
    }
}
