//! The plug-in traits for passes: what is found in articles.
//!
//! A pass names the passes whose output it reads as *types*, so that an undeclared dependency cannot
//! be written. The engine (in `copydesk-analysis`) orders them; this module only says what a pass
//! is, so that an author depends on this crate alone.

use std::any::{Any, TypeId, type_name};
use std::borrow::Cow;
use std::fmt;

use crate::Article;

/// The name of a pass: `quotes`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassId(Cow<'static, str>);

impl PassId {
    /// An id known when the program is written.
    pub const fn new(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PassId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A pass as a type: how the engine tells passes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NeedKey {
    id: TypeId,
    name: &'static str,
}

impl NeedKey {
    /// The key of this pass.
    pub fn of<P: 'static>() -> Self {
        Self { id: TypeId::of::<P>(), name: type_name::<P>() }
    }

    /// The type's name, for messages.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

/// Where a pass's needs are fetched from: the outputs so far, by the type of their pass.
pub trait Lookup {
    /// The output of the pass with this key.
    fn output(&self, key: NeedKey) -> Option<&(dyn Any + Send + Sync)>;
}

/// A pass over one article.
///
/// ```
/// use copydesk_core::{Article, ArticlePass, NoNeeds, PassId};
///
/// /// Counts the words of the body.
/// struct WordCount;
///
/// impl ArticlePass for WordCount {
///     type Needs = NoNeeds;
///     type Output = usize;
///
///     fn id(&self) -> PassId {
///         PassId::new("word-count")
///     }
///
///     fn run(&self, article: &Article, (): ()) -> usize {
///         article.body().split_whitespace().count()
///     }
/// }
/// ```
pub trait ArticlePass: Send + Sync + 'static {
    /// The article passes whose output it reads: [`NoNeeds`] or a tuple such as `(Tokens, Names)`.
    type Needs: Needs;
    /// What it finds.
    type Output: Send + Sync + 'static;

    /// Its name; two passes of one engine must differ.
    fn id(&self) -> PassId;

    /// Runs over one article. The same article and needs must give the same output, always.
    fn run(&self, article: &Article, needs: <Self::Needs as Needs>::Given<'_>) -> Self::Output;
}

/// A pass over the corpus: a map over the articles, then a reduction in the order of the articles.
pub trait CorpusPass: Send + Sync + 'static {
    /// The article passes whose output `map` reads.
    type Needs: Needs;
    /// The corpus passes whose output `reduce` reads.
    type After: CorpusNeeds;
    /// What `map` takes from one article.
    type Part: Send + 'static;
    /// What it finds.
    type Output: Send + Sync + 'static;

    /// Its name; two passes of one engine must differ.
    fn id(&self) -> PassId;

    /// Takes from one article what the reduction needs. Runs on many threads.
    fn map(&self, article: &Article, needs: <Self::Needs as Needs>::Given<'_>) -> Self::Part;

    /// Reduces the parts, which stand in the order of the articles, on one thread.
    ///
    /// It must not let arrival order, hash order or a thread's number reach its output.
    fn reduce(
        &self,
        parts: Vec<Self::Part>,
        after: <Self::After as CorpusNeeds>::Given<'_>,
    ) -> Self::Output;
}

/// Needs nothing.
pub type NoNeeds = ();

/// Article passes whose output is needed: a tuple of their types.
pub trait Needs: 'static {
    /// References to their outputs.
    type Given<'a>;

    /// Their keys.
    fn keys() -> Vec<NeedKey>;

    /// Their outputs, or `None` where one is missing.
    fn fetch(lookup: &dyn Lookup) -> Option<Self::Given<'_>>;
}

/// Corpus passes whose output is needed: a tuple of their types.
pub trait CorpusNeeds: 'static {
    /// References to their outputs.
    type Given<'a>;

    /// Their keys.
    fn keys() -> Vec<NeedKey>;

    /// Their outputs, or `None` where one is missing.
    fn fetch(lookup: &dyn Lookup) -> Option<Self::Given<'_>>;
}

macro_rules! needs {
    ($trait:ident, $pass:ident: $($name:ident)*) => {
        impl<$($name: $pass),*> $trait for ($($name,)*) {
            type Given<'a> = ($(&'a $name::Output,)*);

            fn keys() -> Vec<NeedKey> {
                vec![$(NeedKey::of::<$name>()),*]
            }

            #[allow(clippy::unused_unit, unused_variables, reason = "the empty tuple needs nothing")]
            fn fetch(lookup: &dyn Lookup) -> Option<Self::Given<'_>> {
                Some(($(lookup.output(NeedKey::of::<$name>())?.downcast_ref::<$name::Output>()?,)*))
            }
        }
    };
}

needs!(Needs, ArticlePass:);
needs!(Needs, ArticlePass: A);
needs!(Needs, ArticlePass: A B);
needs!(Needs, ArticlePass: A B C);
needs!(Needs, ArticlePass: A B C D);
needs!(Needs, ArticlePass: A B C D E);
needs!(Needs, ArticlePass: A B C D E F);
needs!(CorpusNeeds, CorpusPass:);
needs!(CorpusNeeds, CorpusPass: A);
needs!(CorpusNeeds, CorpusPass: A B);
needs!(CorpusNeeds, CorpusPass: A B C);
