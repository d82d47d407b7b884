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

    /// Whether other tabs should hear that `before` has become this. A new tab that finds nobody signed in has learnt nothing that the others do not know or will see for themselves.
    pub(crate) fn is_news_after(&self, before: &Self) -> bool {
        match (before, self) {
            (Self::Unknown, Self::SignedOut(_)) => false,
            _ => before != self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ignorance_of_a_new_tab_is_no_news_and_every_change_is() {
        let ada = Identity::SignedIn(Rc::new(Session::from(serde_json::Map::new())));
        let out = Identity::SignedOut(SignedOutReason::NoSession);
        assert!(
            !out.is_news_after(&Identity::Unknown)
                && !out.is_news_after(&out)
                && !ada.is_news_after(&ada)
        );
        assert!(
            ada.is_news_after(&Identity::Unknown)
                && ada.is_news_after(&out)
                && out.is_news_after(&ada)
        );
    }
}
