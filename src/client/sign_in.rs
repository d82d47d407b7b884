use super::AuthClient;
use super::callback_url::CallbackUrl;
use super::mutation::{Mutation, post_with_csrf};
use super::queries::{SignInPrerequisites, ensure_browser};
use super::server_origin::with_own_origin;
use super::single_flight::BoxFuture;
use crate::browser::{self, Destination, Entry};
use crate::session::{MutationKind, PostResult};
use crate::transport::{AbortHandle, Form, PostOutcome, is_csrf_rejection};
use crate::types::{
    AuthError, ClientSafeProvider, ProviderType, SignInOptions, SignInOutcome, SignInResponse,
};
use crate::url::sign_in_callback_url;

type SignInResult = Result<SignInOutcome, AuthError>;

/// A sign-in with a provider, ready to be posted.
struct SignIn {
    client: AuthClient,
    provider: ClientSafeProvider,
    csrf_token: Option<String>,
    options: SignInOptions,
    callback_url: CallbackUrl,
}

/// The response to the POST.
struct Posted {
    status: u16,
    outcome: PostOutcome,
}

impl AuthClient {
    /// Signs in with the provider of this id, and leaves the page for the provider, or for where
    /// the user came from.
    ///
    /// # Errors
    /// As [`sign_in_with`](Self::sign_in_with).
    pub async fn sign_in(&self, provider: &str) -> Result<SignInOutcome, AuthError> {
        self.sign_in_with(provider, SignInOptions::new()).await
    }

    /// Signs in with the provider of this id and with `options`.
    ///
    /// A refused sign-in is no error: with
    /// [`without_redirect`](SignInOptions::without_redirect) it is a [`SignInResponse`] whose `ok`
    /// is false, otherwise the page goes where the server shows the reason.
    ///
    /// # Errors
    /// [`AuthError::UnknownProvider`], [`AuthError::NoProviders`] or
    /// [`AuthError::WrongProviderType`] if the server cannot sign in this way;
    /// [`AuthError::UnsafeRedirect`] if the callback URL or the one in the response is not an
    /// http(s) URL; otherwise the error of a request. After an error the page stays where it is. A
    /// page whose own address is not an http(s) URL can sign in without redirect: the callback URL
    /// is then the server's root.
    pub async fn sign_in_with(
        &self,
        provider: &str,
        options: SignInOptions,
    ) -> Result<SignInOutcome, AuthError> {
        self.start_sign_in(Some(provider.to_owned()), options).await
    }

    /// Goes to the server's sign-in page: next-auth's `signIn()`.
    ///
    /// [`without_redirect`](SignInOptions::without_redirect) returns its address instead. That page
    /// takes no fields and no authorization parameters.
    ///
    /// # Errors
    /// [`AuthError::UnsafeRedirect`] if the callback URL is not an http(s) URL, or if the page's
    /// own address is none, and [`AuthError::Browser`] if the browser refuses.
    pub async fn sign_in_page(&self, options: SignInOptions) -> Result<SignInOutcome, AuthError> {
        self.start_sign_in(None, options).await
    }

    /// Returns the future of a sign-in in a box, so that its code is not repeated in each caller.
    ///
    /// Without a provider it goes to the server's sign-in page.
    pub(crate) fn start_sign_in(
        &self,
        provider: Option<String>,
        options: SignInOptions,
    ) -> BoxFuture<SignInResult> {
        let client = self.clone();
        Box::pin(async move {
            ensure_browser()?;
            client.0.sign_in_href.replace(Some(browser::href()));
            client.0.listeners.call();
            let redirect_to = options.redirect_to.as_deref();
            let callback_url =
                CallbackUrl::new(redirect_to, options.redirect, sign_in_callback_url)?;
            let Some(id) = provider else {
                return go_to_sign_in_page(&client, &callback_url, options.redirect);
            };
            let SignInPrerequisites {
                providers,
                csrf_token,
            } = client.sign_in_prerequisites(&id).await?;
            if providers.is_empty() {
                return Err(AuthError::NoProviders);
            }
            let Some(provider) = providers.get(&id).cloned() else {
                return Err(AuthError::UnknownProvider(id));
            };
            let sign_in = SignIn {
                client,
                provider,
                csrf_token,
                options,
                callback_url,
            };
            sign_in.run().await
        })
    }
}

fn go_to_sign_in_page(
    client: &AuthClient,
    callback_url: &CallbackUrl,
    redirect: bool,
) -> SignInResult {
    let url = browser::resolve(&client.routes().sign_in_page(&callback_url.sent, None))?;
    callback_url.keep_fragment();
    if redirect {
        return go(client, url);
    }
    Ok(SignInOutcome::Completed(SignInResponse {
        error: None,
        code: None,
        status: 200,
        ok: true,
        url: Some(url.into()),
    }))
}

fn go(client: &AuthClient, destination: Destination) -> SignInResult {
    client.navigation().leave(&destination, Entry::Kept)?;
    Ok(SignInOutcome::Navigating(destination.into()))
}

impl SignIn {
    async fn run(self) -> SignInResult {
        match self.provider.kind {
            ProviderType::WebAuthn => Err(AuthError::WrongProviderType {
                id: self.provider.id.clone(),
                kind: self.provider.kind.as_str().to_owned(),
            }),
            ProviderType::Credentials => self.check_credentials().await,
            _ => {
                let posted = self.post(&AbortHandle::new()).await?;
                self.finish(posted, None)
            }
        }
    }

    /// Runs the one kind of sign-in whose POST changes who is signed in.
    async fn check_credentials(self) -> SignInResult {
        let mutation = Mutation::start(&self.client, MutationKind::SignIn).await;
        let posted = self.post(mutation.abort()).await;
        let (result, is_accepted) = match &posted {
            // The response has no session. It is requested before the page goes elsewhere, so that
            // the other tabs receive it, too.
            Ok(posted) if matches!(posted.outcome, PostOutcome::Accepted { .. }) => {
                (PostResult::Accepted, true)
            }
            Ok(_) => (PostResult::Refused, false),
            Err(error) => (PostResult::Failed(error.clone()), false),
        };
        let session = mutation.finish(&self.client, result).await;
        let signed_in = session.ok().filter(|_| is_accepted);
        self.finish(posted?, signed_in.map(|session| session.is_some()))
    }

    async fn post(&self, abort: &AbortHandle) -> Result<Posted, AuthError> {
        let Self {
            client, provider, ..
        } = self;
        let callback_url = &*self.callback_url.sent;
        let routes = client.routes();
        let make = |csrf: Option<&str>| {
            let form = Form {
                fields: &self.options.fields,
                csrf,
                callback_url,
            };
            let params = &self.options.authorization_params;
            routes.sign_in(&provider.kind, &provider.id, &form, params)
        };
        let is_rejected = |reply: &_| is_csrf_rejection(reply, callback_url);
        let token = self.csrf_token.clone();
        let reply = post_with_csrf(client, abort, token, &make, &is_rejected).await?;
        let is_credentials = provider.kind == ProviderType::Credentials;
        let own = |url: String| with_own_origin(client, &url, callback_url, is_credentials);
        let outcome = match PostOutcome::parse(&reply, callback_url)? {
            PostOutcome::Accepted { url }
                if is_credentials || provider.kind == ProviderType::Email =>
            {
                let url = url.map(own);
                PostOutcome::Accepted { url }
            }
            // The provider's own page.
            PostOutcome::Accepted { url } => PostOutcome::Accepted { url },
            PostOutcome::Refused { error, code, url } => PostOutcome::Refused {
                error,
                code,
                url: with_own_origin(client, &url, callback_url, false),
            },
        };
        Ok(Posted {
            status: reply.status,
            outcome,
        })
    }

    /// Returns the outcome of the sign-in, after the navigation if there is one.
    ///
    /// `signed_in` is whether there is a session, if that was requested.
    fn finish(&self, posted: Posted, signed_in: Option<bool>) -> SignInResult {
        let (status, redirect) = (posted.status, self.options.redirect);
        let response = match posted.outcome {
            PostOutcome::Accepted { url } => match self.callback_url.next(url.as_deref())? {
                Some(url) if redirect => return go(&self.client, url),
                // A server rule may send the user elsewhere without signing in, which looks like a
                // success but for the session.
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
                self.callback_url.keep_fragment();
                return go(&self.client, browser::resolve(&url)?);
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
}
