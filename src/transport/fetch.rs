use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use gloo_timers::callback::Timeout;
use reqwasm::http::{Request as Fetch, Response};
use web_sys::{AbortController, RequestCache, RequestCredentials};

use super::{Early, Reply, Request};
use crate::types::{AuthError, CredentialsMode};

/// Sends requests. The only code in the crate that does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sender {
    pub(crate) timeout: Duration,
    pub(crate) credentials: CredentialsMode,
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

    async fn exchange(&self, request: &Request, canceller: &Canceller) -> Result<Reply, AuthError> {
        let signal = canceller.controller.as_ref().map(AbortController::signal);
        let fetch = match &request.body {
            None => Fetch::get(&request.url),
            Some(body) => {
                let fetch = Fetch::post(&request.url)
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
        let response = fetch
            .header("Accept", "application/json")
            .cache(RequestCache::NoStore)
            .credentials(credentials)
            .abort_signal(signal.as_ref())
            .send()
            .await
            .map_err(network)?;
        reply(response).await
    }
}

async fn reply(response: Response) -> Result<Reply, AuthError> {
    let retry_after = response.headers().get("Retry-After");
    let body = response.text().await.map_err(network)?;
    Ok(Reply {
        status: response.status(),
        retry_after,
        body,
    })
}

fn network(error: reqwasm::Error) -> AuthError {
    // Printing any other kind would bring in all that serde_json can complain of, and none of it happens here.
    AuthError::Network(match error {
        reqwasm::Error::JsError(error) => [&*error.name, ": ", &*error.message].concat(),
        _ => "the request could not be made".to_owned(),
    })
}
