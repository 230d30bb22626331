//! Coverage: articles and what was found in and across them, as views of the report crate.

use copydesk_analysis::passes::accounts::Accounts;
use copydesk_analysis::passes::card::Cards;
use copydesk_analysis::passes::claims::Claims;
use copydesk_analysis::passes::dates::Dates;
use copydesk_analysis::passes::left_out::LeftOut;
use copydesk_analysis::passes::names::Names;
use copydesk_analysis::passes::people::People;
use copydesk_analysis::passes::quantities::Quantities;
use copydesk_analysis::passes::quotes::Quotes;
use copydesk_analysis::passes::reprints::Reprints;
use copydesk_analysis::passes::said::Said;
use copydesk_analysis::passes::sentences::Sentences;
use copydesk_analysis::passes::stories::Stories;
use copydesk_analysis::passes::timeline::Timeline;
use copydesk_analysis::passes::times::Times;
use copydesk_analysis::{Analysis, Annotated};
use copydesk_core::{Article, ArticlePass, CorpusPass};
use copydesk_report::{AnalysisView, AnnotationsView, ArticleView};

/// Articles and what all passes found in and across them.
///
/// ```
/// use copydesk::{Desk, Source};
///
/// let desk = Desk::new();
/// let mut articles = Vec::new();
/// for text in ["Ferry resumes\n\nThe ferry sails again.\n", "Pier shut\n\nThe pier is shut.\n"] {
///     articles.extend(desk.parse(&Source::new(text)?).articles);
/// }
/// let coverage = desk.analyze(articles);
/// let views = coverage.article_views();
/// let page = copydesk::report::html(&coverage.view(&views), &copydesk::report::HtmlOptions::default());
/// assert!(page.starts_with("<!"));
/// # Ok::<(), copydesk::core::SourceError>(())
/// ```
#[derive(Debug)]
pub struct Coverage {
    /// The articles, in the order in which they were given.
    pub articles: Vec<Article>,
    /// What was found.
    pub analysis: Analysis,
}

impl Coverage {
    /// The articles, each with what was found in it.
    pub fn article_views(&self) -> Vec<ArticleView<'_>> {
        let found = self.articles.iter().zip(&self.analysis.articles);
        let view = |(article, annotated)| ArticleView {
            article,
            annotations: annotations_view(annotated),
        };
        found.map(view).collect()
    }

    /// The whole as a view; `articles` are those of [`article_views`](Self::article_views).
    pub fn view<'a>(&'a self, articles: &'a [ArticleView<'a>]) -> AnalysisView<'a> {
        let cards = self.analysis.get::<Cards>();
        AnalysisView {
            articles,
            stories: across::<Stories, _>(&self.analysis),
            reprints: across::<Reprints, _>(&self.analysis),
            said: across::<Said, _>(&self.analysis),
            accounts: across::<Accounts, _>(&self.analysis),
            people: across::<People, _>(&self.analysis),
            claims: across::<Claims, _>(&self.analysis),
            left_out: across::<LeftOut, _>(&self.analysis),
            cards: cards.map_or(&[], |cards| cards.articles.as_slice()),
            story_cards: cards.map_or(&[], |cards| cards.stories.as_slice()),
            timelines: across::<Timeline, _>(&self.analysis),
        }
    }
}

/// What the built-in article passes found, as a view; empty for a pass that is not registered.
pub fn annotations_view(annotated: &Annotated) -> AnnotationsView<'_> {
    AnnotationsView {
        sentences: within::<Sentences, _>(annotated),
        names: within::<Names, _>(annotated),
        quotes: within::<Quotes, _>(annotated),
        date: annotated.get::<Dates>().and_then(Option::as_ref),
        times: within::<Times, _>(annotated),
        quantities: within::<Quantities, _>(annotated),
    }
}

fn within<P: ArticlePass<Output = Vec<T>>, T: 'static>(annotated: &Annotated) -> &[T] {
    annotated.get::<P>().map_or(&[], Vec::as_slice)
}

fn across<P: CorpusPass<Output = Vec<T>>, T: 'static>(analysis: &Analysis) -> &[T] {
    analysis.get::<P>().map_or(&[], Vec::as_slice)
}
