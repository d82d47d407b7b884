use serde::{Deserialize, Serialize};
use yew_authjs::prelude::*;
use yew_authjs::types::{Timestamp, UpdateCause};

use crate::texts::Words;

/// The library's state in a tab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SessionSummary {
    /// `loading`, `authenticated` or `unauthenticated`, as with next-auth.
    pub(crate) status: String,
    pub(crate) user: Option<String>,
    /// What has caused the newest change.
    pub(crate) cause: Option<String>,
    /// When the session was last updated, in milliseconds since the Unix epoch.
    pub(crate) updated_at: Option<f64>,
    pub(crate) expires_at: Option<f64>,
    /// The message of the last error. All tabs have one language.
    pub(crate) error: Option<String>,
    pub(crate) is_refreshing: bool,
}

impl SessionSummary {
    pub(super) fn of(state: &SessionState, words: &Words, texts: &Texts) -> Self {
        let session = state.session();
        let name = |session: &yew_authjs::Session| {
            session.user().name().unwrap_or(words.nameless).to_owned()
        };
        Self {
            status: state.status().as_str().to_owned(),
            user: session.map(|session| name(session)),
            cause: state.cause().map(UpdateCause::as_str).map(str::to_owned),
            updated_at: state.updated_at().map(Timestamp::as_millis),
            expires_at: session.and(state.expires_at()).map(Timestamp::as_millis),
            error: state
                .error()
                .map(|error| texts.error_text(error).to_string()),
            is_refreshing: state.is_refreshing(),
        }
    }
}
