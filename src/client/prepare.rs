use futures_util::future::join;

use super::AuthClient;
use super::tokens::need_page;
use crate::page;
use crate::types::{AuthError, Millis, Providers};

/// How long what was asked in advance is good for. A token that was replaced meanwhile costs a request more, and no sign-in.
const GOOD_FOR: Millis = 600_000.0;

/// What a sign-in needs to know of the server.
#[derive(Clone)]
pub(super) struct Needs {
    at: Millis,
    pub(super) providers: Providers,
    pub(super) token: Option<String>,
}

impl AuthClient {
    /// Asks for what a sign-in needs, so that those of the next ten minutes only have their own requests to wait for. The forms do this when they are shown.
    ///
    /// # Errors
    /// Whatever kept the answers away; a sign-in asks again then.
    pub async fn prepare_sign_in(&self) -> Result<(), AuthError> {
        need_page()?;
        let needs = self.sign_in_needs().await?;
        self.0.needs.replace(Some(needs));
        Ok(())
    }

    /// What was asked in advance, or else both at once.
    pub(super) async fn sign_in_needs(&self) -> Result<Needs, AuthError> {
        let known = self.0.needs.borrow().clone();
        let is_good = |needs: &Needs| (0.0..GOOD_FOR).contains(&(page::now() - needs.at));
        if let Some(needs) = known.filter(is_good) {
            return Ok(needs);
        }
        let (providers, token) = join(self.get_providers(), self.get_csrf_token()).await;
        Ok(Needs {
            at: page::now(),
            providers: providers?,
            token: token?,
        })
    }

    /// The token is no longer accepted.
    pub(super) fn forget_sign_in_needs(&self) {
        self.0.needs.take();
    }
}
