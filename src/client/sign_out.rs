use super::AuthClient;
use super::action::Action;
use super::target::Target;
use super::tokens::need_page;
use crate::browser;
use crate::transport::{Form, PostOutcome, is_csrf_rejection};
use crate::types::{AuthError, SignOutOutcome, SignOutParams, SignOutResponse, UpdateCause};
use crate::url::sign_out_callback_url;

impl AuthClient {
    /// Signs out, here and in every other tab. A client that is not [started](Self::start), as one that no provider runs, tells the other tabs nothing; they learn of it when they ask.
    ///
    /// # Errors
    /// What kept the server from signing out. The session cookie can be deleted by the server only,
    /// so the client then asks who is signed in and shows that. [`AuthError::UnsafeRedirect`] and
    /// [`AuthError::Browser`] may also say that the page could not go where it should after a
    /// sign-out. A page whose own address is not an http(s) URL can sign out without redirect.
    pub async fn sign_out(&self, params: SignOutParams) -> Result<SignOutOutcome, AuthError> {
        need_page()?;
        let redirect_to = params.redirect_to.as_deref();
        let target = Target::of(redirect_to, params.redirect, sign_out_callback_url)?;
        let token = self.token_for_post().await?;
        let action = Action::begin(self, UpdateCause::SignOut).await;
        let posted = self.post_sign_out(&action, token, &target.sent).await;
        let url = action.outcome(posted, UpdateCause::SignOut).await?;
        action.answered(None, UpdateCause::SignOut);
        drop(action);
        let url = url.map(|url| self.with_own_origin(&url, &target.sent, true));
        let next = target.next(url.as_deref());
        // The next user may be another one.
        browser::forget_fragment();
        match next? {
            Some(destination) if params.redirect => {
                self.navigate_signed_out(&destination)?;
                Ok(SignOutOutcome::Navigating(destination.into()))
            }
            next => {
                let url = next.map_or_else(browser::href, String::from);
                Ok(SignOutOutcome::Completed(SignOutResponse { url }))
            }
        }
    }

    async fn post_sign_out(
        &self,
        action: &Action,
        token: Option<String>,
        target: &str,
    ) -> Result<Option<String>, AuthError> {
        let endpoint = self.endpoint();
        let make = |csrf: Option<&str>| {
            endpoint.sign_out(&Form {
                fields: &[],
                csrf,
                callback_url: target,
            })
        };
        let reply = self
            .post_with_csrf(action.abort(), token, &make, &|reply| {
                is_csrf_rejection(reply, target)
            })
            .await?;
        match PostOutcome::parse(&reply, target)? {
            PostOutcome::Accepted { url } => Ok(url),
            PostOutcome::Refused { error, .. } => Err(AuthError::Refused(error)),
        }
    }
}
