//! What the views are made from: references to the outputs of the passes.
//!
//! Plain data, so that neither the engine nor its results are needed here.
//! Indices that point outside `articles` (a fault of a pass) are left out by every view.

use copydesk_analysis::passes::accounts::StoryAccounts;
use copydesk_analysis::passes::card::Card;
use copydesk_analysis::passes::claims::StoryClaims;
use copydesk_analysis::passes::dates::Inferred;
use copydesk_analysis::passes::left_out::Omission;
use copydesk_analysis::passes::names::Name;
use copydesk_analysis::passes::people::StoryPeople;
use copydesk_analysis::passes::quantities::Quantity;
use copydesk_analysis::passes::quotes::Quote;
use copydesk_analysis::passes::reprints::ReprintGroup;
use copydesk_analysis::passes::said::Utterance;
use copydesk_analysis::passes::sentences::Sentence;
use copydesk_analysis::passes::stories::Story;
use copydesk_analysis::passes::timeline::StoryTimeline;
use copydesk_analysis::passes::times::Time;
use copydesk_core::Article;

/// What the article passes found in one article.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnnotationsView<'a> {
    /// The sentences.
    pub sentences: &'a [Sentence],
    /// People, organizations and places with their mentions.
    pub names: &'a [Name],
    /// Who said what.
    pub quotes: &'a [Quote],
    /// The day on which it was written, where its text alone tells of it.
    pub date: Option<&'a Inferred>,
    /// Time expressions.
    pub times: &'a [Time],
    /// Quantities.
    pub quantities: &'a [Quantity],
}

/// An article and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct ArticleView<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was found in it.
    pub annotations: AnnotationsView<'a>,
}

/// A corpus and what was found across its articles.
///
/// All indices of stories, reprints and utterances are into `articles`.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnalysisView<'a> {
    /// The articles, in the order in which the engine was given them.
    pub articles: &'a [ArticleView<'a>],
    /// The stories.
    pub stories: &'a [Story],
    /// The groups of reprints.
    pub reprints: &'a [ReprintGroup],
    /// Utterances that several articles render.
    pub said: &'a [Utterance],
    /// The independent accounts of the stories told more than once.
    pub accounts: &'a [StoryAccounts],
    /// Who speaks about whom in them.
    pub people: &'a [StoryPeople],
    /// What their articles tell, statement by statement.
    pub claims: &'a [StoryClaims],
    /// What their articles leave out.
    pub left_out: &'a [Omission],
    /// What each article tells of its event.
    pub cards: &'a [Card],
    /// Indices of the stories told more than once, each with that of the article whose card it has.
    pub story_cards: &'a [(u32, u32)],
    /// The days that their articles tell of.
    pub timelines: &'a [StoryTimeline],
}

impl<'a> AnalysisView<'a> {
    /// The article with this index, if there is one.
    pub fn article(&self, index: u32) -> Option<&'a ArticleView<'a>> {
        self.articles.get(index as usize)
    }
}
