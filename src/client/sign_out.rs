use super::AuthClient;
use super::action::Action;
use super::navigate::target;
use super::tokens::need_page;
use crate::page;
use crate::transport::{Canceller, Form, Verdict, target_of_page, verdict};
use crate::types::{
    AuthError, SignInError, SignOutOutcome, SignOutParams, SignOutResponse, SyncCause,
};

impl AuthClient {
    /// Signs out, here and in every other tab.
    ///
    /// # Errors
    /// What kept the server from signing out. Then nobody has been signed out: the session cookie can be deleted by the server only, so the client asks who is signed in and shows that.
    pub async fn sign_out(&self, params: SignOutParams) -> Result<SignOutOutcome, AuthError> {
        need_page()?;
        let target = target(params.redirect_to.as_deref(), target_of_page)?;
        let token = self.get_csrf_token().await?;
        let action = Action::begin(self).await;
        let posted = self.post_sign_out(token, &target).await;
        if posted.is_ok() {
            action.answered(None, SyncCause::SignOut);
        } else {
            let _ = action.read(SyncCause::SignOut).await;
        }
        drop(action);
        let url = page::resolve(posted?.as_deref().unwrap_or(&target))?;
        if params.redirect {
            self.navigate(&url)?;
            return Ok(SignOutOutcome::Navigating(url));
        }
        Ok(SignOutOutcome::Completed(SignOutResponse { url }))
    }

    async fn post_sign_out(
        &self,
        token: Option<String>,
        target: &str,
    ) -> Result<Option<String>, AuthError> {
        let endpoint = self.endpoint();
        self.with_csrf(token, async |csrf| {
            let form = Form {
                fields: &[],
                csrf,
                target,
            };
            let reply = self
                .sender()
                .send(&endpoint.sign_out(&form), &Canceller::new())
                .await?;
            match verdict(&reply, target)? {
                Verdict::Accepted { url } => Ok(url),
                Verdict::Refused {
                    error: SignInError::MissingCsrf,
                    ..
                } => Err(AuthError::MissingCsrf),
                Verdict::Refused { error, .. } => Err(AuthError::Refused(error)),
            }
        })
        .await
    }
}
