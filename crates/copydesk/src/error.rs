//! Why a registry is no desk.

use copydesk_analysis::EngineError;
use copydesk_core::{CarrierId, LayoutId};

/// Why a [`Desk`](crate::Desk) cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeskError {
    /// Two layouts have one id.
    #[error("two layouts have the id `{0}`; each layout has its own id")]
    DuplicateLayout(LayoutId),
    /// Two carriers have one id.
    #[error("two carriers have the id `{0}`; each carrier has its own id")]
    DuplicateCarrier(CarrierId),
    /// Nothing could read a source.
    #[error("no layout is registered; a desk needs at least one")]
    NoLayout,
    /// The passes cannot be ordered.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// No layout has this id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no layout has the id `{asked}`; there are: {}", known.iter().map(LayoutId::as_str).collect::<Vec<_>>().join(", "))]
pub struct UnknownLayout {
    /// What was asked for.
    pub asked: LayoutId,
    /// What there is, in the order of registration.
    pub known: Vec<LayoutId>,
}
