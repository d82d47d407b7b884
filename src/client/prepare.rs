use std::cell::RefCell;

use super::AuthClient;
use super::tokens::need_page;
use crate::browser;
use crate::types::{AuthError, Millis, Providers};

/// How long what the server has said is good for. A token that was replaced meanwhile costs a
/// request more, and no sign-in, sign-out or update.
const GOOD_FOR: Millis = 600_000.0;

/// What a sign-in needs to know of the server.
pub(super) struct Needs {
    pub(super) providers: Providers,
    pub(super) token: Option<String>,
}

/// Something that the server has said, and when.
pub(super) type Said<T> = RefCell<Option<(Millis, T)>>;

/// Returns what the server has said last, if that is not long ago.
fn newest<T: Clone>(said: &Said<T>) -> Option<T> {
    let said = said.borrow();
    let (at, what) = said.as_ref()?;
    (0.0..GOOD_FOR)
        .contains(&(browser::now() - at))
        .then(|| what.clone())
}

impl AuthClient {
    /// Asks for what a sign-in needs, so that those of the next ten minutes only have their own
    /// requests to wait for. The forms do this when they are shown.
    ///
    /// # Errors
    /// Whatever kept the answers away; a sign-in asks again then.
    pub async fn prepare_sign_in(&self) -> Result<(), AuthError> {
        need_page()?;
        // Whoever shows a form has often asked for the providers just before.
        self.needs(newest(&self.0.listed)).await.map(drop)
    }

    /// Returns what a sign-in with `provider` needs: what the server has said of late, if it had
    /// the provider by then.
    pub(super) async fn sign_in_needs(&self, provider: &str) -> Result<Needs, AuthError> {
        let listed = newest(&self.0.listed);
        let has_provider = |listed: &Providers| listed.get(provider).is_some();
        self.needs(listed.filter(has_provider)).await
    }

    async fn needs(&self, listed: Option<Providers>) -> Result<Needs, AuthError> {
        let Some(providers) = listed else {
            // Under way already while the token is asked for.
            let listing = self.list_providers();
            let token = self.token_for_post().await;
            return Ok(Needs {
                providers: listing.answer().await?,
                token: token?,
            });
        };
        let token = self.token_for_post().await?;
        Ok(Needs { providers, token })
    }

    /// Returns the CSRF token for a POST: the one that the server has told of late, or a new one.
    pub(super) async fn token_for_post(&self) -> Result<Option<String>, AuthError> {
        match newest(&self.0.token) {
            Some(token) => Ok(token),
            None => self.get_csrf_token().await,
        }
    }

    pub(super) fn note_providers(&self, providers: &Providers) {
        self.check_providers(providers);
        let said = (browser::now(), providers.clone());
        self.0.listed.replace(Some(said));
    }

    pub(super) fn note_token(&self, token: &Option<String>) {
        self.0.token.replace(Some((browser::now(), token.clone())));
    }

    /// Forgets a token that is no longer accepted.
    pub(super) fn forget_token(&self) {
        self.0.token.take();
    }
}
