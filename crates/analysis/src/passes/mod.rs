//! The built-in passes, a folder and a line of the registry each.

pub mod accounts;
pub mod card;
pub mod claims;
pub mod dates;
pub mod expressions;
mod holders;
pub mod left_out;
pub mod names;
pub mod people;
pub mod quantities;
pub mod quotes;
pub mod reprints;
pub mod said;
pub mod sentences;
pub mod sides;
pub mod stories;
pub mod timeline;
pub mod times;
pub mod tokens;

use crate::engine::EngineBuilder;

/// Adds every built-in pass. The order does not matter: the engine orders them by their needs.
///
/// ```
/// use copydesk_analysis::{Engine, passes};
///
/// let engine = passes::register(Engine::builder()).build()?;
/// assert!(engine.passes().iter().any(|pass| pass.id.as_str() == "quotes"));
/// # Ok::<(), copydesk_analysis::EngineError>(())
/// ```
#[must_use]
pub fn register(engine: EngineBuilder) -> EngineBuilder {
    engine
        .article(tokens::Tokens)
        .article(sentences::Sentences)
        .article(names::Names)
        .article(quotes::Quotes)
        .article(expressions::Expressions)
        .article(dates::Dates)
        .article(times::Times)
        .article(quantities::Quantities)
        .corpus(reprints::Reprints)
        .corpus(stories::Stories)
        .corpus(said::Said)
        .corpus(accounts::Accounts)
        .corpus(people::People)
        .corpus(claims::Claims)
        .corpus(left_out::LeftOut)
        .corpus(card::Cards)
        .corpus(timeline::Timeline)
}
