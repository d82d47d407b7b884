use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use gloo_timers::callback::Timeout;
use reqwasm::http::Headers;
use wasm_bindgen::prelude::*;
use web_sys::{
    AbortController, AbortSignal, RequestCache, RequestCredentials, RequestInit, RequestRedirect,
};

use super::answer::{Answer, failure, settled};
use super::form::Body;
use super::{Early, Reply, Request};
use crate::page;
use crate::types::{AuthError, CredentialsMode};
use crate::url::{wants_trailing_slash, with_trailing_slash};

#[wasm_bindgen]
extern "C" {
    /// The page's `fetch`, which its scripts may have replaced by one that throws.
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;
}

/// Sends requests. The only code in the crate that does.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    pub(crate) timeout: Duration,
    pub(crate) credentials: CredentialsMode,
    /// The origin of addresses that name none.
    pub(crate) origin: Option<String>,
    /// Whether the server redirects to paths that end with a slash, as Next.js with `trailingSlash`
    /// does. Once this is known, requests go there at once.
    pub(crate) trailing_slash: Rc<Cell<bool>>,
}

/// Gives up a request that is under way.
#[derive(Clone)]
pub(crate) struct Canceller(Rc<Cancelling>);

struct Cancelling {
    /// None where the browser has no `AbortController`: then the answer comes and nobody listens.
    controller: RefCell<Option<AbortController>>,
    ended: Cell<Option<Ended>>,
    /// Wakes the one who waits for the answer: a script may have dropped the signal.
    waiting: RefCell<Option<Waker>>,
}

#[derive(Clone, Copy)]
enum Ended {
    Cancelled,
    TimedOut,
}

impl Canceller {
    pub(crate) fn new() -> Self {
        Self::with(AbortController::new().ok())
    }

    /// Gives up the page's own request.
    pub(crate) fn of(early: &Early) -> Self {
        Self::with(Some(early.controller.clone()))
    }

    fn with(controller: Option<AbortController>) -> Self {
        Self(Rc::new(Cancelling {
            controller: RefCell::new(controller),
            ended: Cell::default(),
            waiting: RefCell::default(),
        }))
    }

    pub(crate) fn cancel(&self) {
        self.end(Ended::Cancelled);
    }

    fn end(&self, how: Ended) {
        if self.0.ended.get().is_some() {
            return;
        }
        self.0.ended.set(Some(how));
        if let Some(controller) = &*self.0.controller.borrow() {
            controller.abort();
        }
        if let Some(waiting) = self.0.waiting.take() {
            waiting.wake();
        }
    }

    /// Takes a signal of the client's own in place of the page's, which the page may have used.
    fn renew(&self) {
        self.0.controller.replace(AbortController::new().ok());
    }

    fn signal(&self) -> Option<AbortSignal> {
        let controller = self.0.controller.borrow();
        controller.as_ref().map(AbortController::signal)
    }

    /// Waits for `answer`, but no longer than until the request is given up.
    async fn unless_ended<T>(
        &self,
        answer: impl Future<Output = Result<T, AuthError>>,
    ) -> Result<T, AuthError> {
        let mut answer = pin!(answer);
        poll_fn(|context| {
            // First the answer, or one of the last moment would be lost.
            let polled = answer.as_mut().poll(context);
            match (polled, self.0.ended.get()) {
                (_, Some(Ended::Cancelled)) => Poll::Ready(Err(AuthError::Cancelled)),
                (_, Some(Ended::TimedOut)) => Poll::Ready(Err(AuthError::Timeout)),
                (Poll::Ready(answer), None) => Poll::Ready(answer),
                (Poll::Pending, None) => {
                    self.0.waiting.replace(Some(context.waker().clone()));
                    Poll::Pending
                }
            }
        })
        .await
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
        canceller
            .unless_ended(async {
                match early {
                    Some(early) => self.take_over(early, request, canceller).await,
                    None => self.exchange(request, canceller).await,
                }
            })
            .await
    }

    /// If the page's request came to nothing, the client's own may still come through.
    async fn take_over(
        &self,
        early: Early,
        request: &Request,
        canceller: &Canceller,
    ) -> Result<Reply, AuthError> {
        if let Ok(answer) = early.answer().await
            && let Ok(reply) = answer.read().await
        {
            return Ok(reply);
        }
        canceller.renew();
        self.exchange(request, canceller).await
    }

    /// Sends the request, and follows redirects of a GET only.
    ///
    /// What a POST carries goes to its own address and nowhere else. A POST that is answered by a
    /// redirect may have been carried out, but its answer cannot be read.
    async fn exchange(&self, request: &Request, canceller: &Canceller) -> Result<Reply, AuthError> {
        let mut url = request.url.clone();
        if self.trailing_slash.get() {
            url = with_trailing_slash(&url);
        }
        if let Some(origin) = self.origin.as_ref().filter(|_| url.starts_with('/')) {
            url = [origin, &*url].concat();
        }
        let fetch = |redirect| self.fetch(&url, request.body.as_ref(), redirect, canceller);
        let answer = fetch(RequestRedirect::Manual).await?;
        if !answer.is_redirect() {
            return answer.read().await;
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
        followed.read().await
    }

    async fn fetch(
        &self,
        url: &str,
        body: Option<&Body>,
        redirect: RequestRedirect,
        canceller: &Canceller,
    ) -> Result<Answer, AuthError> {
        let headers = Headers::new();
        headers.set("Accept", "application/json");
        let init = RequestInit::new();
        if let Some(body) = body {
            headers.set("Content-Type", body.content_type);
            if body.return_redirect {
                headers.set("X-Auth-Return-Redirect", "1");
            }
            init.set_method("POST");
            init.set_body(&body.text.as_str().into());
        }
        init.set_headers(&headers.into_raw());
        init.set_cache(RequestCache::NoStore);
        init.set_redirect(redirect);
        init.set_credentials(match self.credentials {
            CredentialsMode::SameOrigin => RequestCredentials::SameOrigin,
            CredentialsMode::Include => RequestCredentials::Include,
        });
        init.set_signal(canceller.signal().as_ref());
        let sent = page::now();
        Answer::of(settled(fetch(url, &init)).await.map_err(failure)?, sent)
    }
}
