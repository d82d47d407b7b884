use super::AuthClient;
use super::action::Action;
use super::prepare::Needs;
use super::target::Target;
use super::tokens::need_page;
use crate::browser::{self, Destination};
use crate::transport::{AbortHandle, Form, PostOutcome, is_csrf_rejection};
use crate::types::{
    AuthError, ClientSafeProvider, ProviderType, SignInAuthorizationParams, SignInOptions,
    SignInOutcome, SignInResponse, UpdateCause,
};
use crate::url::sign_in_callback_url;

/// What the POST has told.
struct Answered {
    status: u16,
    verdict: PostOutcome,
}

impl AuthClient {
    /// Signs in with `provider`, or goes to the server's sign-in page if none is named.
    ///
    /// A refused sign-in is no error: with [`without_redirect`](SignInOptions::without_redirect) it is a [`SignInResponse`] whose `ok` is false, otherwise the page goes where the server shows the reason.
    ///
    /// # Errors
    /// [`AuthError::UnknownProvider`], [`AuthError::NoProviders`] or
    /// [`AuthError::WrongProviderType`] if the server cannot sign in this way;
    /// [`AuthError::UnsafeRedirect`] if the target or the server's answer is not an http(s) URL;
    /// otherwise what kept the answer away. After an error the page stays where it is. A page whose
    /// own address is not an http(s) URL can sign in without redirect: the target is then the
    /// server's root.
    pub async fn sign_in(
        &self,
        provider: impl Into<Option<&str>>,
        options: SignInOptions,
        params: SignInAuthorizationParams,
    ) -> Result<SignInOutcome, AuthError> {
        need_page()?;
        let redirect_to = options.redirect_to.as_deref();
        let target = Target::of(redirect_to, options.redirect, sign_in_callback_url)?;
        let Some(id) = provider.into() else {
            return self.go_to_sign_in_page(&target, options.redirect);
        };
        let Needs { providers, token } = self.sign_in_needs(id).await?;
        if providers.is_empty() {
            return Err(AuthError::NoProviders);
        }
        let provider = providers
            .get(id)
            .ok_or_else(|| AuthError::UnknownProvider(id.to_owned()))?;
        match provider.kind {
            ProviderType::WebAuthn => Err(AuthError::WrongProviderType {
                id: id.to_owned(),
                kind: provider.kind.as_str().to_owned(),
            }),
            ProviderType::Credentials => {
                self.check_credentials(provider, token, &options, &params, &target)
                    .await
            }
            _ => {
                let answered = self
                    .post_sign_in(
                        &AbortHandle::new(),
                        provider,
                        token,
                        &options,
                        &params,
                        &target,
                    )
                    .await?;
                self.finish(answered, options.redirect, &target, None)
            }
        }
    }

    /// Where a plain form of a provider posts, for a page whose wasm is not there yet.
    pub(crate) fn form_action(&self, kind: &ProviderType, id: &str) -> String {
        self.endpoint().form_action(kind, id)
    }

    /// Returns the origin that a form's action needs in this document to reach the page's own;
    /// `None` where it needs none. Not to be asked before the first effects: a server knows of no
    /// document.
    pub(crate) fn form_origin(&self) -> Option<String> {
        let has_origin = self.config().base_url.is_some();
        browser::origin_despite_base().filter(|_| !has_origin)
    }

    fn go_to_sign_in_page(
        &self,
        target: &Target,
        redirect: bool,
    ) -> Result<SignInOutcome, AuthError> {
        let url = browser::resolve(&self.endpoint().sign_in_page(&target.sent, None))?;
        target.keep_fragment();
        if redirect {
            return self.go(url);
        }
        Ok(SignInOutcome::Completed(SignInResponse {
            error: None,
            code: None,
            status: 200,
            ok: true,
            url: Some(url.into()),
        }))
    }

    /// The one kind of sign-in that changes who is signed in by its POST.
    async fn check_credentials(
        &self,
        provider: &ClientSafeProvider,
        token: Option<String>,
        options: &SignInOptions,
        params: &SignInAuthorizationParams,
        target: &Target,
    ) -> Result<SignInOutcome, AuthError> {
        let action = Action::begin(self, UpdateCause::SignIn).await;
        let posted = self
            .post_sign_in(action.abort(), provider, token, options, params, target)
            .await;
        let answered = action.outcome(posted, UpdateCause::SignIn).await?;
        let mut signed_in = None;
        if matches!(answered.verdict, PostOutcome::Accepted { .. }) {
            // The answer carries no session. Reading it before the page goes elsewhere also tells the other tabs.
            signed_in = action
                .read(UpdateCause::SignIn)
                .await
                .ok()
                .map(|session| session.is_some());
        }
        drop(action);
        self.finish(answered, options.redirect, target, signed_in)
    }

    async fn post_sign_in(
        &self,
        abort: &AbortHandle,
        provider: &ClientSafeProvider,
        token: Option<String>,
        options: &SignInOptions,
        params: &SignInAuthorizationParams,
        target: &Target,
    ) -> Result<Answered, AuthError> {
        let target = &*target.sent;
        let endpoint = self.endpoint();
        let make = |csrf: Option<&str>| {
            let form = Form {
                fields: &options.fields,
                csrf,
                callback_url: target,
            };
            endpoint.sign_in(&provider.kind, &provider.id, &form, params)
        };
        let reply = self
            .post_with_csrf(abort, token, &make, &|reply| {
                is_csrf_rejection(reply, target)
            })
            .await?;
        let leads_to_target = provider.kind == ProviderType::Credentials;
        let own = |url: String| self.with_own_origin(&url, target, leads_to_target);
        let verdict = match PostOutcome::parse(&reply, target)? {
            PostOutcome::Accepted { url }
                if leads_to_target || provider.kind == ProviderType::Email =>
            {
                let url = url.map(own);
                PostOutcome::Accepted { url }
            }
            // The provider's own page.
            PostOutcome::Accepted { url } => PostOutcome::Accepted { url },
            PostOutcome::Refused { error, code, url } => PostOutcome::Refused {
                error,
                code,
                url: self.with_own_origin(&url, target, false),
            },
        };
        Ok(Answered {
            status: reply.status,
            verdict,
        })
    }

    /// Turns the verdict into the outcome; the only place in a sign-in that navigates, and the last.
    fn finish(
        &self,
        answered: Answered,
        redirect: bool,
        target: &Target,
        signed_in: Option<bool>,
    ) -> Result<SignInOutcome, AuthError> {
        let status = answered.status;
        let response = match answered.verdict {
            PostOutcome::Accepted { url } => match target.next(url.as_deref())? {
                Some(url) if redirect => return self.go(url),
                // A server rule may send the user elsewhere without signing in; that looks like success but for the session.
                url => SignInResponse {
                    error: None,
                    code: None,
                    status,
                    ok: signed_in != Some(false),
                    url: url.map(String::from),
                },
            },
            PostOutcome::Refused { url, .. } if redirect => {
                // The next attempt may be on another page.
                target.keep_fragment();
                return self.go(browser::resolve(&url)?);
            }
            PostOutcome::Refused { error, code, .. } => SignInResponse {
                error: Some(error),
                code,
                status,
                ok: false,
                url: None,
            },
        };
        Ok(SignInOutcome::Completed(response))
    }

    fn go(&self, destination: Destination) -> Result<SignInOutcome, AuthError> {
        self.navigate(&destination)?;
        Ok(SignInOutcome::Navigating(destination.into()))
    }
}
