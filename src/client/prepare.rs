use std::cell::RefCell;

use super::AuthClient;
use super::tokens::need_page;
use crate::page;
use crate::types::{AuthError, Millis, Providers};

/// How long what was asked in advance is good for. A token that was replaced meanwhile costs a request more, and no sign-in.
const GOOD_FOR: Millis = 600_000.0;

/// What a sign-in needs to know of the server.
#[derive(Clone)]
pub(super) struct Needs {
    pub(super) providers: Providers,
    pub(super) token: Option<String>,
}

/// Something that the server said, and when.
pub(super) type Said<T> = RefCell<Option<(Millis, T)>>;

fn newest<T: Clone>(said: &Said<T>) -> Option<T> {
    let said = said.borrow();
    let (at, what) = said.as_ref()?;
    (0.0..GOOD_FOR)
        .contains(&(page::now() - at))
        .then(|| what.clone())
}

impl AuthClient {
    /// Asks for what a sign-in needs, so that those of the next ten minutes only have their own requests to wait for. The forms do this when they are shown.
    ///
    /// # Errors
    /// Whatever kept the answers away; a sign-in asks again then.
    pub async fn prepare_sign_in(&self) -> Result<(), AuthError> {
        need_page()?;
        if newest(&self.0.needs).is_some() {
            return Ok(());
        }
        // Whoever shows a form has often asked for the providers just before.
        let needs = self.ask_for_needs(newest(&self.0.listed)).await?;
        self.0.needs.replace(Some((page::now(), needs)));
        Ok(())
    }

    /// What was asked in advance, if the server had `provider` by then, or else both at once.
    pub(super) async fn sign_in_needs(&self, provider: &str) -> Result<Needs, AuthError> {
        let prepared = newest(&self.0.needs);
        match prepared.filter(|needs| needs.providers.get(provider).is_some()) {
            Some(needs) => Ok(needs),
            None => self.ask_for_needs(None).await,
        }
    }

    async fn ask_for_needs(&self, listed: Option<Providers>) -> Result<Needs, AuthError> {
        let Some(providers) = listed else {
            // Under way already while the token is asked for.
            let listing = self.list_providers();
            let token = self.get_csrf_token().await;
            return Ok(Needs {
                providers: listing.answer().await?,
                token: token?,
            });
        };
        let token = self.get_csrf_token().await?;
        Ok(Needs { providers, token })
    }

    pub(super) fn note_providers(&self, providers: &Providers) {
        self.check_providers(providers);
        let said = (page::now(), providers.clone());
        self.0.listed.replace(Some(said));
    }

    /// The token is no longer accepted.
    pub(super) fn forget_sign_in_needs(&self) {
        self.0.needs.take();
    }
}
