//! What a pass promises.
//!
//! A pass reads the output of the passes it needs.
//! A [`Chain`] runs those, in the order in which they were added, without an engine; it is meant
//! for tests and knows nothing of threads.

use std::any::Any;

use copydesk_core::{
    Article, ArticlePass, Block, BlockKind, CorpusPass, Lookup, Mark, MarkKind, Metadata, NeedKey,
    Needs as _, NoNeeds, Source, Span,
};

use crate::faults::{Collector, Faults, Promise};
use crate::{Specimen, mutants, spans, zoo};

/// Mutations of the zoo that a pass is tried on.
const MUTANTS: usize = 150;

type Output = Box<dyn Any + Send + Sync>;
type Step = Box<dyn Fn(&Article, &Outputs) -> Option<Output>>;

/// Article passes in the order in which they run.
///
/// ```
/// # use copydesk_core::{Article, ArticlePass, NoNeeds, PassId};
/// # struct Words;
/// # impl ArticlePass for Words {
/// #     type Needs = NoNeeds;
/// #     type Output = usize;
/// #     fn id(&self) -> PassId { PassId::new("words") }
/// #     fn run(&self, article: &Article, (): ()) -> usize { article.body().split(' ').count() }
/// # }
/// struct Long;
///
/// impl ArticlePass for Long {
///     type Needs = (Words,);
///     type Output = bool;
///     fn id(&self) -> PassId { PassId::new("long") }
///     fn run(&self, _: &Article, (words,): (&usize,)) -> bool { *words > 500 }
/// }
///
/// let before = copydesk_testkit::Chain::new().then(Words);
/// copydesk_testkit::check_article_pass(&Long, &before, |_| Vec::new())?;
/// # Ok::<(), copydesk_testkit::Faults>(())
/// ```
#[derive(Default)]
pub struct Chain {
    steps: Vec<(NeedKey, Step)>,
}

impl Chain {
    /// A chain without passes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Then this pass, whose needs must stand before it.
    #[must_use]
    pub fn then<P: ArticlePass>(mut self, pass: P) -> Self {
        let step = move |article: &Article, outputs: &Outputs| {
            let given = P::Needs::fetch(outputs)?;
            Some(Box::new(pass.run(article, given)) as Output)
        };
        self.steps.push((NeedKey::of::<P>(), Box::new(step)));
        self
    }

    /// Runs all of them, then `pass`.
    ///
    /// # Panics
    /// Where a pass needs one that does not stand before it.
    pub fn run<P: ArticlePass>(&self, pass: &P, article: &Article) -> P::Output {
        let outputs = self.outputs(article);
        let given = P::Needs::fetch(&outputs);
        pass.run(article, given.expect("the pass needs one that is not in the chain"))
    }

    fn outputs(&self, article: &Article) -> Outputs {
        let mut outputs = Outputs(Vec::new());
        for (key, step) in &self.steps {
            let output = step(article, &outputs);
            let output = output.expect("a pass of the chain needs one that stands before it");
            outputs.0.push((*key, output));
        }
        outputs
    }
}

/// The outputs so far.
struct Outputs(Vec<(NeedKey, Output)>);

impl Lookup for Outputs {
    fn output(&self, key: NeedKey) -> Option<&(dyn Any + Send + Sync)> {
        self.0.iter().find(|(other, _)| *other == key).map(|(_, output)| output.as_ref())
    }
}

/// Holds an article pass to its promises; `before` are the passes it needs, `spans` names the
/// places that an output points at.
///
/// # Errors
/// [`Faults`] that name the texts and what happened.
pub fn check_article_pass<P>(
    pass: &P,
    before: &Chain,
    spans: impl Fn(&P::Output) -> Vec<Span>,
) -> Result<(), Faults>
where
    P: ArticlePass,
    P::Output: PartialEq,
{
    check_article_pass_with(|article| before.run(pass, article), spans)
}

/// Holds whatever is found in an article to a pass's promises; `run` finds it.
///
/// # Errors
/// [`Faults`] that name the texts and what happened.
pub fn check_article_pass_with<O: PartialEq>(
    run: impl Fn(&Article) -> O,
    spans: impl Fn(&O) -> Vec<Span>,
) -> Result<(), Faults> {
    let mut found = Vec::new();
    for (name, article) in named_articles() {
        let faults = &mut Collector::new(&name, &mut found);
        let Some(output) = faults.run("run", || run(&article)) else { continue };
        for span in spans(&output) {
            spans::check(article.text(), "the output", span, faults);
        }
        let again = faults.run("run, the second time", || run(&article.clone()));
        faults.hold(again.is_none_or(|again| again == output), Promise::Deterministic, || {
            "run gave two answers".to_owned()
        });
    }
    Faults::or_ok(found)
}

/// Holds a corpus pass that reads no other corpus pass to its promises; `before` are the article
/// passes it needs.
///
/// It is run over no article, over one, and over all the nasty ones together.
///
/// # Errors
/// [`Faults`] that say over how many articles, and what happened.
///
/// # Panics
/// Where the pass needs one that is not in the chain.
pub fn check_corpus_pass<P>(pass: &P, before: &Chain) -> Result<(), Faults>
where
    P: CorpusPass<After = NoNeeds>,
    P::Output: PartialEq,
{
    let articles = nasty_articles();
    let run = |articles: &[Article]| {
        let part = |article| {
            let outputs = before.outputs(article);
            let given = P::Needs::fetch(&outputs);
            pass.map(article, given.expect("the pass needs one that is not in the chain"))
        };
        pass.reduce(articles.iter().map(part).collect(), ())
    };
    let mut found = Vec::new();
    for count in [0, 1, articles.len()] {
        let name = format!("{count} articles");
        let faults = &mut Collector::new(&name, &mut found);
        let first = faults.run("the pass", || run(&articles[..count]));
        let again = faults.run("the pass, the second time", || run(&articles[..count]));
        faults.hold(first == again, Promise::Deterministic, || {
            "the pass gave two answers".to_owned()
        });
    }
    Faults::or_ok(found)
}

/// Articles made of the nasty texts, each arranged in two ways: by paragraphs, and a line a block
/// with kinds in turn.
pub fn nasty_articles() -> Vec<Article> {
    named_articles().into_iter().map(|(_, article)| article).collect()
}

fn named_articles() -> Vec<(String, Article)> {
    let mut specimens = zoo();
    let bases: Vec<&str> = specimens.iter().map(|specimen| specimen.text.as_str()).collect();
    let mutated = mutants(&bases, MUTANTS);
    specimens.extend(mutated);
    let arranged = |specimen: &Specimen| {
        let source = Source::new(specimen.text.as_str()).ok()?;
        let paragraphs = by_paragraphs(source.clone())?;
        let lines = by_lines(source)?;
        let name = &specimen.name;
        Some([
            (format!("{name} (by paragraphs)"), paragraphs),
            (format!("{name} (by lines)"), lines),
        ])
    };
    specimens.iter().filter_map(arranged).flatten().collect()
}

/// A headline, then paragraphs between blank lines, the first word of each a dateline.
fn by_paragraphs(source: Source) -> Option<Article> {
    let (mut blocks, mut marks): (Vec<Block>, Vec<Mark>) = (Vec::new(), Vec::new());
    let mut after_blank = true;
    for line in source.lines().as_slice() {
        match blocks.last_mut() {
            Some(block) if line.is_blank() || !after_blank => block.span = block.span.to(line.span),
            _ => {
                let kind =
                    if blocks.is_empty() { BlockKind::Headline } else { BlockKind::Paragraph };
                blocks.push(Block::new(kind, line.span));
                let word = line.text.get(source.text())?.split(' ').next()?.len() as u32;
                let word = Span::new(line.text.start, line.text.start + word);
                if kind == BlockKind::Paragraph && !word.is_empty() {
                    marks.push(Mark::new(MarkKind::Dateline, word));
                }
            }
        }
        after_blank = line.is_blank();
    }
    Article::new(source, blocks, marks, Metadata::default()).ok()
}

/// A line a block, of every kind in turn; blank lines go with the one before.
fn by_lines(source: Source) -> Option<Article> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in source.lines().as_slice() {
        match blocks.last_mut() {
            Some(block) if line.is_blank() => block.span = block.span.to(line.span),
            _ => {
                // Seven has no factor in common with the number of kinds, so each has its turn.
                let kind = BlockKind::ALL[blocks.len() * 7 % BlockKind::ALL.len()];
                blocks.push(Block::new(kind, line.span));
            }
        }
    }
    Article::new(source, blocks, Vec::new(), Metadata::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_specimen_makes_two_articles() {
        assert_eq!(named_articles().len(), 2 * (zoo().len() + MUTANTS));
    }
}
