use std::rc::Rc;

use crate::types::{Session, SessionStatus, SignedOutReason};

/// Who is signed in, as far as is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Identity {
    /// No definitive answer has come yet.
    #[default]
    Unknown,
    /// This is the newest session that is known.
    SignedIn(Rc<Session>),
    /// Nobody, for this reason.
    SignedOut(SignedOutReason),
}

impl Identity {
    /// The session, if somebody is signed in.
    pub fn session(&self) -> Option<&Rc<Session>> {
        match self {
            Self::SignedIn(session) => Some(session),
            Self::Unknown | Self::SignedOut(_) => None,
        }
    }

    /// next-auth's word for it.
    pub fn status(&self) -> SessionStatus {
        match self {
            Self::Unknown => SessionStatus::Loading,
            Self::SignedIn(_) => SessionStatus::Authenticated,
            Self::SignedOut(_) => SessionStatus::Unauthenticated,
        }
    }
}
