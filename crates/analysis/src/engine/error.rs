//! Why a set of passes is no engine.

use copydesk_core::PassId;

/// Why a set of passes cannot run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// Passes need the output of passes that are not registered; all of them are listed.
    #[error("{}", list(.0))]
    Missing(Vec<MissingNeed>),
    /// Two passes have one id.
    #[error("two passes have the id `{id}`; a pass is registered once, and each has its own id")]
    DuplicateId {
        /// The id.
        id: PassId,
    },
    /// One type is registered twice, under two ids.
    #[error("`{pass}` is registered twice, as `{first}` and as `{second}`; register it once")]
    DuplicateType {
        /// The name of the type.
        pass: &'static str,
        /// The first id.
        first: PassId,
        /// The second id.
        second: PassId,
    },
    /// Passes need one another in a circle: each the next, the last one the first.
    #[error("passes need one another in a circle: {}", circle(.0))]
    Circular(Vec<PassId>),
    /// The operating system did not start the threads asked for.
    #[error("cannot start the engine's threads: {reason}")]
    Threads {
        /// What it said.
        reason: String,
    },
}

/// A need that no pass meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingNeed {
    /// The pass that needs it.
    pub pass: PassId,
    /// The type of the pass that is missing.
    pub needs: &'static str,
}

fn list(missing: &[MissingNeed]) -> String {
    let rows = missing.iter().map(|MissingNeed { pass, needs }| {
        format!("the pass `{pass}` needs `{needs}`, which is not registered")
    });
    rows.collect::<Vec<_>>().join("; ")
}

fn circle(ids: &[PassId]) -> String {
    let mut text = String::new();
    for id in ids.iter().chain(ids.first()) {
        if !text.is_empty() {
            text.push_str(" needs ");
        }
        text.push('`');
        text.push_str(id.as_str());
        text.push('`');
    }
    text
}
