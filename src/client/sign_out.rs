use super::AuthClient;
use super::callback_url::CallbackUrl;
use super::mutation::{Mutation, post_with_csrf};
use super::queries::ensure_browser;
use super::server_origin::with_own_origin;
use super::single_flight::BoxFuture;
use crate::browser;
use crate::session::{Answer, MutationKind, PostResult};
use crate::transport::{AbortHandle, Form, PostOutcome, is_csrf_rejection};
use crate::types::{AuthError, SignOutOutcome, SignOutParams, SignOutResponse};
use crate::url::sign_out_callback_url;

impl AuthClient {
    /// Signs out, here and in every other tab, and reloads the page.
    ///
    /// # Errors
    /// As [`sign_out_with`](Self::sign_out_with).
    pub async fn sign_out(&self) -> Result<SignOutOutcome, AuthError> {
        self.sign_out_with(SignOutParams::new()).await
    }

    /// Signs out, here and in every other tab, and then goes where `params` say.
    ///
    /// A client that is not [started](Self::start), as one that no provider runs, sends the other
    /// tabs no message; they receive the sign-out with their next request.
    ///
    /// # Errors
    /// The error of the request. The session cookie can be deleted by the server only, so the
    /// client then requests the session and shows that. [`AuthError::UnsafeRedirect`] and
    /// [`AuthError::Browser`] may also mean that the page could not go where it should after a
    /// sign-out. A page whose own address is not an http(s) URL can sign out without redirect.
    pub async fn sign_out_with(&self, params: SignOutParams) -> Result<SignOutOutcome, AuthError> {
        self.start_sign_out(params).await
    }

    /// Returns the future of a sign-out in a box, so that its code is not repeated in each caller.
    pub(crate) fn start_sign_out(
        &self,
        params: SignOutParams,
    ) -> BoxFuture<Result<SignOutOutcome, AuthError>> {
        let client = self.clone();
        Box::pin(async move { client.run_sign_out(params).await })
    }

    async fn run_sign_out(&self, params: SignOutParams) -> Result<SignOutOutcome, AuthError> {
        ensure_browser()?;
        let redirect_to = params.redirect_to.as_deref();
        let callback_url = CallbackUrl::new(redirect_to, params.redirect, sign_out_callback_url)?;
        let token = self.csrf_token_for_post().await?;
        let mutation = Mutation::start(self, MutationKind::SignOut).await;
        let posted = post(self, mutation.abort(), token, &callback_url.sent).await;
        let result = match &posted {
            Ok(_) => PostResult::Confirmed(Answer::default()),
            Err(error) => PostResult::Failed(error.clone()),
        };
        mutation.finish(self, result).await?;
        let url = posted?;
        let url = url.map(|url| with_own_origin(self, &url, &callback_url.sent, true));
        let next = callback_url.next(url.as_deref());
        // The next user may be another one.
        browser::forget_fragment();
        match next? {
            Some(destination) if params.redirect => {
                self.navigation().leave_signed_out(&destination)?;
                Ok(SignOutOutcome::Navigating(destination.into()))
            }
            next => {
                let url = next.map_or_else(browser::href, String::from);
                Ok(SignOutOutcome::Completed(SignOutResponse { url }))
            }
        }
    }
}

/// Posts the sign-out. Returns the URL in the response, if it has one.
async fn post(
    client: &AuthClient,
    abort: &AbortHandle,
    token: Option<String>,
    callback_url: &str,
) -> Result<Option<String>, AuthError> {
    let routes = client.routes();
    let make = |csrf: Option<&str>| {
        routes.sign_out(&Form {
            fields: &[],
            csrf,
            callback_url,
        })
    };
    let is_rejected = |reply: &_| is_csrf_rejection(reply, callback_url);
    let reply = post_with_csrf(client, abort, token, &make, &is_rejected).await?;
    match PostOutcome::parse(&reply, callback_url)? {
        PostOutcome::Accepted { url } => Ok(url),
        PostOutcome::Refused { error, .. } => Err(AuthError::Refused(error)),
    }
}
