use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use gloo_timers::callback::Timeout;
use reqwasm::http::Headers;
use wasm_bindgen::prelude::*;
use web_sys::{RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use super::abort_handle::AbortReason;
use super::answer::{Answer, failure, settled};
use super::form::Body;
use super::{AbortHandle, Leaving, PreloadedRequest, Reply, Request};
use crate::browser;
use crate::types::{AuthError, CredentialsMode};
use crate::url::{wants_trailing_slash, with_trailing_slash};

#[wasm_bindgen]
extern "C" {
    /// The page's `fetch`, which its scripts may have replaced by one that throws.
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;
}

/// Sends requests. The only code in the crate that does.
#[derive(Clone)]
pub(crate) struct HttpClient {
    pub(crate) timeout: Duration,
    pub(crate) credentials: CredentialsMode,
    /// The origin of addresses that name none.
    pub(crate) origin: Option<String>,
    /// Whether the server redirects to paths that end with a slash, as Next.js with `trailingSlash`
    /// does. Once this is known, requests go there at once.
    pub(crate) trailing_slash: Rc<Cell<bool>>,
    /// Whether the page is about to leave.
    pub(crate) leaving: Leaving,
}

impl HttpClient {
    /// Sends `request` and reads the whole answer, for as long as `timeout` and `abort` allow.
    ///
    /// In a box, so that its code is there once and not in everyone who waits for it.
    pub(crate) fn send<'a>(
        &'a self,
        request: &'a Request,
        abort: &'a AbortHandle,
    ) -> LocalBoxFuture<'a, Result<Reply, AuthError>> {
        self.send_or_claim(request, abort, None)
    }

    /// The same, but the page may have sent the request already.
    pub(crate) fn send_or_claim<'a>(
        &'a self,
        request: &'a Request,
        abort: &'a AbortHandle,
        early: Option<PreloadedRequest>,
    ) -> LocalBoxFuture<'a, Result<Reply, AuthError>> {
        Box::pin(self.exchange_in_time(request, abort, early))
    }

    async fn exchange_in_time(
        &self,
        request: &Request,
        abort: &AbortHandle,
        early: Option<PreloadedRequest>,
    ) -> Result<Reply, AuthError> {
        let millis = u32::try_from(self.timeout.as_millis())
            .unwrap_or(u32::MAX)
            .min(i32::MAX as u32);
        let watch = abort.clone();
        // Runs until the body has arrived: a server may send its headers and then stall.
        let _timer = Timeout::new(millis, move || watch.end(AbortReason::TimedOut));
        abort
            .unless_ended(async {
                match early {
                    Some(early) => self.take_over(early, request, abort).await,
                    None => self.exchange_to_the_end(request, abort).await,
                }
            })
            .await
    }

    /// If the page's request came to nothing, the client's own may still come through.
    async fn take_over(
        &self,
        early: PreloadedRequest,
        request: &Request,
        abort: &AbortHandle,
    ) -> Result<Reply, AuthError> {
        if let Ok(answer) = early.answer().await
            && let Ok(reply) = answer.read(&request.url).await
        {
            return Ok(reply);
        }
        abort.renew();
        self.exchange_to_the_end(request, abort).await
    }

    /// Sends the request, and follows redirects of a GET only.
    ///
    /// What a POST carries goes to its own address and nowhere else. A POST that is answered by a
    /// redirect may have been carried out, but its answer cannot be read.
    pub(super) async fn exchange(
        &self,
        request: &Request,
        abort: &AbortHandle,
    ) -> Result<Reply, AuthError> {
        let mut url = request.url.clone();
        if self.trailing_slash.get() {
            url = with_trailing_slash(&url);
        }
        if let Some(origin) = self.origin.as_ref().filter(|_| url.starts_with('/')) {
            url = [origin, &*url].concat();
        }
        let fetch = |redirect| self.fetch(&url, request.body.as_ref(), redirect, abort);
        let answer = fetch(RequestRedirect::Manual).await?;
        if !answer.is_redirect() {
            return answer.read(&url).await;
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
        followed.read(&url).await
    }

    async fn fetch(
        &self,
        url: &str,
        body: Option<&Body>,
        redirect: RequestRedirect,
        abort: &AbortHandle,
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
        init.set_signal(abort.signal().as_ref());
        let sent = browser::now();
        Answer::of(settled(fetch(url, &init)).await.map_err(failure)?, sent)
    }
}
