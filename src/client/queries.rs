//! What the app requests from the server: the session, the CSRF token and the providers.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::AuthClient;
use super::one_shot::Receiver;
use super::server_origin::check_providers;
use super::waiting::Waiting;
use crate::browser;
use crate::session::timing::CALL_TIMEOUT_STEP;
use crate::session::{Event, SessionResult};
use crate::transport::{self, AbortHandle};
use crate::types::{AuthError, GetSessionParams, Providers, Session};

/// What a sign-in needs to know of the server.
pub(super) struct SignInPrerequisites {
    pub(super) providers: Providers,
    pub(super) csrf_token: Option<String>,
}

impl AuthClient {
    /// Requests the session from the server, applies it to this tab and broadcasts it to the
    /// others.
    ///
    /// The request begins after the call; see [`get_session_with`](Self::get_session_with).
    ///
    /// # Errors
    /// As [`get_session_with`](Self::get_session_with).
    pub async fn get_session(&self) -> Result<Option<Rc<Session>>, AuthError> {
        self.get_session_with(GetSessionParams::new()).await
    }

    /// Requests the session from the server as `params` say, by a request that begins after the
    /// call.
    ///
    /// Calls of one moment share it.
    ///
    /// A request that is already under way may have been answered before what the app has just
    /// done. So an automatic one is aborted, and one that an earlier call waits for is followed by
    /// another. During a sign-in, sign-out or update, here or in another tab, the call waits for
    /// its end and returns what came of it. A call that names an
    /// [`event`](GetSessionParams::event) may join any request.
    ///
    /// # Errors
    /// The error of the request if there is no definitive answer, see [`AuthError`]. The last known
    /// session stays. [`AuthError::Timeout`] after twice the configured
    /// [`timeout`](crate::AuthClientConfig::timeout), whatever is waited for; that time is counted
    /// in seconds in which the page is awake, and browsers let a hidden page sleep.
    pub async fn get_session_with(
        &self,
        params: GetSessionParams,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        ensure_browser()?;
        // What it waits for is started by a function of its own, so that its code is not repeated
        // in each caller.
        let (waiting, result) = self.request_session(params);
        let result = result.await;
        drop(waiting);
        result
    }

    fn request_session(&self, params: GetSessionParams) -> (Waiting, Receiver<SessionResult>) {
        let (waiting, result) = Waiting::for_session(self);
        let call = waiting.id();
        let params = (&params).into();
        self.dispatch(Event::SessionRequested { call, params });
        let timeout = self.0.config.borrow().timeout.saturating_mul(2);
        let client = self.clone();
        spawn_local(async move {
            for _ in 0..=timeout.as_secs() {
                if !client.0.pending.is_waiting(call) {
                    return;
                }
                browser::sleep(CALL_TIMEOUT_STEP).await;
            }
            client.dispatch(Event::CallTimedOut(call));
        });
        (waiting, result)
    }

    /// Requests a CSRF token from the server. Callers at the same time share one request.
    ///
    /// Returns `None` if the server has CSRF protection switched off: then none has to be sent.
    ///
    /// # Errors
    /// The error of the request, see [`AuthError`].
    pub async fn get_csrf_token(&self) -> Result<Option<String>, AuthError> {
        ensure_browser()?;
        loop {
            let client = self.clone();
            let request = self.0.csrf_requests.join(move || {
                Box::pin(async move {
                    let request = client.routes().csrf();
                    let reply = client.http().send(&request, &AbortHandle::new()).await?;
                    let token = transport::csrf_token(&reply)?;
                    client.0.csrf_token.store(browser::now(), token);
                    Ok(())
                })
            });
            request.await?;
            // It is forgotten if the server has rejected it meanwhile.
            if let Some(token) = self.0.csrf_token.get(browser::now()) {
                return Ok(token);
            }
        }
    }

    /// Requests the server's sign-in providers. Callers at the same time share one request.
    ///
    /// # Errors
    /// The error of the request, see [`AuthError`].
    pub async fn get_providers(&self) -> Result<Providers, AuthError> {
        ensure_browser()?;
        self.await_providers(self.request_providers()).await
    }

    /// Sends the request for the providers, which is not aborted with its caller.
    fn request_providers(&self) -> Receiver<Result<(), AuthError>> {
        let client = self.clone();
        self.0.provider_requests.join(move || {
            Box::pin(async move {
                let request = client.routes().providers();
                let reply = client.http().send(&request, &AbortHandle::new()).await?;
                let providers = transport::providers(&reply)?;
                check_providers(&client, &providers);
                client.0.providers.store(browser::now(), providers);
                Ok(())
            })
        })
    }

    /// Returns the providers once `request` is answered.
    async fn await_providers(
        &self,
        mut request: Receiver<Result<(), AuthError>>,
    ) -> Result<Providers, AuthError> {
        loop {
            request.await?;
            // A clock that was set back makes them look old.
            if let Some(providers) = self.0.providers.get(browser::now()) {
                return Ok(providers);
            }
            request = self.request_providers();
        }
    }

    /// Requests what a sign-in needs, ahead of it. The forms do this when they are shown.
    ///
    /// Sign-ins of the next ten minutes then only have their own requests to wait for.
    ///
    /// # Errors
    /// The error of a request; a sign-in repeats it then.
    pub async fn prepare_sign_in(&self) -> Result<(), AuthError> {
        ensure_browser()?;
        // An app that shows a form has often requested the providers just before.
        let providers = self.0.providers.get(browser::now());
        self.complete_prerequisites(providers).await.map(drop)
    }

    /// Returns what a sign-in with `provider` needs.
    ///
    /// The cached providers count only if the provider is among them.
    pub(super) async fn sign_in_prerequisites(
        &self,
        provider: &str,
    ) -> Result<SignInPrerequisites, AuthError> {
        let providers = self.0.providers.get(browser::now());
        let has_provider = |providers: &Providers| providers.get(provider).is_some();
        self.complete_prerequisites(providers.filter(has_provider))
            .await
    }

    async fn complete_prerequisites(
        &self,
        providers: Option<Providers>,
    ) -> Result<SignInPrerequisites, AuthError> {
        let Some(providers) = providers else {
            // This request is under way while the token is requested.
            let providers = self.request_providers();
            let csrf_token = self.csrf_token_for_post().await;
            return Ok(SignInPrerequisites {
                providers: self.await_providers(providers).await?,
                csrf_token: csrf_token?,
            });
        };
        let csrf_token = self.csrf_token_for_post().await?;
        Ok(SignInPrerequisites {
            providers,
            csrf_token,
        })
    }

    /// Returns the CSRF token for a POST: the cached one, or a new one.
    pub(super) async fn csrf_token_for_post(&self) -> Result<Option<String>, AuthError> {
        match self.0.csrf_token.get(browser::now()) {
            Some(token) => Ok(token),
            None => self.get_csrf_token().await,
        }
    }
}

/// Returns an error outside a page, as on a server: nothing can be sent there.
pub(super) fn ensure_browser() -> Result<(), AuthError> {
    if browser::is_available() {
        Ok(())
    } else {
        Err(AuthError::NotInBrowser)
    }
}
