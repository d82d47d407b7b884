use super::RefetchCause;
use crate::types::UpdateCause;

/// What changes who is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MutationKind {
    SignIn,
    SignOut,
    Update,
}

impl From<MutationKind> for UpdateCause {
    fn from(kind: MutationKind) -> Self {
        match kind {
            MutationKind::SignIn => Self::SignIn,
            MutationKind::SignOut => Self::SignOut,
            MutationKind::Update => Self::Update,
        }
    }
}

impl From<MutationKind> for RefetchCause {
    fn from(kind: MutationKind) -> Self {
        match kind {
            MutationKind::SignIn => Self::SignIn,
            MutationKind::SignOut => Self::SignOut,
            MutationKind::Update => Self::Update,
        }
    }
}
