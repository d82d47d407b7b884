use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use gloo_timers::callback::Timeout;
use reqwasm::http::{Request as Fetch, Response};
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect, ResponseType};

use super::form::Body;
use super::{Early, Reply, Request};
use crate::types::{AuthError, CredentialsMode};
use crate::url::{wants_trailing_slash, with_trailing_slash};

/// Sends requests. The only code in the crate that does.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    pub(crate) timeout: Duration,
    pub(crate) credentials: CredentialsMode,
    /// Whether the server redirects to paths that end with a slash, as Next.js with `trailingSlash`
    /// does. Once this is known, requests go there at once.
    pub(crate) trailing_slash: Rc<Cell<bool>>,
}

/// Gives up a request that is under way.
#[derive(Clone)]
pub(crate) struct Canceller {
    /// None where the browser has no `AbortController`: then the answer comes and nobody listens.
    controller: Option<AbortController>,
    ended: Rc<Cell<Option<Ended>>>,
}

#[derive(Clone, Copy)]
enum Ended {
    Cancelled,
    TimedOut,
}

impl Canceller {
    pub(crate) fn new() -> Self {
        Self {
            controller: AbortController::new().ok(),
            ended: Rc::default(),
        }
    }

    /// Gives up the page's own request.
    pub(crate) fn of(early: &Early) -> Self {
        Self {
            controller: Some(early.controller.clone()),
            ended: Rc::default(),
        }
    }

    pub(crate) fn cancel(&self) {
        self.end(Ended::Cancelled);
    }

    fn end(&self, how: Ended) {
        if self.ended.get().is_none() {
            self.ended.set(Some(how));
            if let Some(controller) = &self.controller {
                controller.abort();
            }
        }
    }
}

impl Sender {
    /// Sends `request` and reads the whole answer, for as long as `timeout` and `canceller` allow.
    ///
    /// In a box, so that its code is there once and not in everyone who waits for it.
    pub(crate) fn send<'a>(
        &'a self,
        request: &'a Request,
        canceller: &'a Canceller,
    ) -> LocalBoxFuture<'a, Result<Reply, AuthError>> {
        self.send_or_take(request, canceller, None)
    }

    /// The same, but the page may have sent the request already.
    pub(crate) fn send_or_take<'a>(
        &'a self,
        request: &'a Request,
        canceller: &'a Canceller,
        early: Option<Early>,
    ) -> LocalBoxFuture<'a, Result<Reply, AuthError>> {
        Box::pin(self.exchange_in_time(request, canceller, early))
    }

    async fn exchange_in_time(
        &self,
        request: &Request,
        canceller: &Canceller,
        early: Option<Early>,
    ) -> Result<Reply, AuthError> {
        let millis = u32::try_from(self.timeout.as_millis())
            .unwrap_or(u32::MAX)
            .min(i32::MAX as u32);
        let watch = canceller.clone();
        // Runs until the body has arrived: a server may send its headers and then stall.
        let _timer = Timeout::new(millis, move || watch.end(Ended::TimedOut));
        let answer = match early {
            Some(early) => self.take_over(early, request, canceller).await,
            None => self.exchange(request, canceller).await,
        };
        match canceller.ended.get() {
            Some(Ended::Cancelled) => Err(AuthError::Cancelled),
            Some(Ended::TimedOut) => Err(AuthError::Timeout),
            None => answer,
        }
    }

    /// If the page's request came to nothing, the client's own may still come through.
    async fn take_over(
        &self,
        early: Early,
        request: &Request,
        canceller: &Canceller,
    ) -> Result<Reply, AuthError> {
        match early.answer().await {
            Some(response) => reply(response).await,
            None if canceller.ended.get().is_some() => Err(AuthError::Cancelled),
            None => self.exchange(request, canceller).await,
        }
    }

    /// Sends the request, and follows redirects of a GET only.
    ///
    /// What a POST carries goes to its own address and nowhere else. A POST that is answered by a
    /// redirect may have been carried out, but its answer cannot be read.
    async fn exchange(&self, request: &Request, canceller: &Canceller) -> Result<Reply, AuthError> {
        let url = match self.trailing_slash.get() {
            true => with_trailing_slash(&request.url),
            false => request.url.clone(),
        };
        let fetch = |redirect| self.fetch(&url, request.body.as_ref(), redirect, canceller);
        let response = fetch(RequestRedirect::Manual).await?;
        if response.type_() != ResponseType::Opaqueredirect {
            return reply(response).await;
        }
        if request.body.is_some() {
            return Err(AuthError::Redirected);
        }
        let followed = fetch(RequestRedirect::Follow).await;
        // The server was there, so it is not out of reach.
        let followed = followed.map_err(|_| AuthError::Redirected)?;
        if let Some(slash) = wants_trailing_slash(&url, &followed.url()) {
            self.trailing_slash.set(slash);
        }
        reply(followed).await
    }

    async fn fetch(
        &self,
        url: &str,
        body: Option<&Body>,
        redirect: RequestRedirect,
        canceller: &Canceller,
    ) -> Result<Response, AuthError> {
        let signal = canceller.controller.as_ref().map(AbortController::signal);
        let fetch = match body {
            None => Fetch::get(url),
            Some(body) => {
                let fetch = Fetch::post(url)
                    .header("Content-Type", body.content_type)
                    .body(body.text.as_str());
                if body.return_redirect {
                    fetch.header("X-Auth-Return-Redirect", "1")
                } else {
                    fetch
                }
            }
        };
        let credentials = match self.credentials {
            CredentialsMode::SameOrigin => RequestCredentials::SameOrigin,
            CredentialsMode::Include => RequestCredentials::Include,
        };
        fetch
            .header("Accept", "application/json")
            .cache(RequestCache::NoStore)
            .redirect(redirect)
            .credentials(credentials)
            .abort_signal(signal.as_ref())
            .send()
            .await
            .map_err(network)
    }
}

async fn reply(response: Response) -> Result<Reply, AuthError> {
    let headers = response.headers();
    let retry_after = headers.get("Retry-After");
    let content_type = headers.get("Content-Type").unwrap_or_default();
    let body = response.text().await.map_err(network)?;
    Ok(Reply {
        status: response.status(),
        is_json: content_type.starts_with("application/json"),
        retry_after,
        body,
    })
}

fn network(error: reqwasm::Error) -> AuthError {
    // Printing any other kind would bring in all that serde_json can complain of, and none of it
    // happens here.
    AuthError::Network(match error {
        reqwasm::Error::JsError(error) => [&*error.name, ": ", &*error.message].concat(),
        _ => "the request could not be made".to_owned(),
    })
}
