use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use gloo_timers::callback::Timeout;
use reqwasm::http::Headers;
use wasm_bindgen::prelude::*;
use web_sys::{RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use super::abort_handle::{AbortHandle, AbortReason};
use super::form::Body;
use super::preload::PreloadedRequest;
use super::raw_response::{RawResponse, await_promise, network_error};
use super::response::Reply;
use super::routes::Request;
use super::unloading::Unloading;
use crate::browser;
use crate::types::{AuthError, CredentialsMode, millis};
use crate::url::{wants_trailing_slash, with_trailing_slash};

#[wasm_bindgen]
extern "C" {
    /// The page's `fetch`, which its scripts may have replaced by one that throws.
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;
}

/// Sends requests. No other code in the crate does.
#[derive(Clone)]
pub(crate) struct HttpClient {
    pub(crate) timeout: Duration,
    pub(crate) credentials: CredentialsMode,
    /// The origin that addresses without one are sent to; `None` leaves it to the browser.
    pub(crate) origin: Option<String>,
    /// Whether the server redirects to paths that end with a slash, as Next.js with `trailingSlash`
    /// does. Once this is known, requests go there at once.
    pub(crate) trailing_slash: Rc<Cell<bool>>,
    /// Whether the page may be about to unload.
    pub(crate) unloading: Unloading,
    /// How long to wait before a request of such a page is sent once more.
    pub(crate) unloading_delay: Duration,
}

impl HttpClient {
    /// Sends `request` and reads the whole response, until `timeout` or `abort` ends it.
    ///
    /// The future is boxed, so that its code is not repeated in each caller.
    pub(crate) fn send<'a>(
        &'a self,
        request: &'a Request,
        abort: &'a AbortHandle,
    ) -> LocalBoxFuture<'a, Result<Reply, AuthError>> {
        self.send_or_claim(request, abort, None)
    }

    /// Sends `request` unless `preloaded` has its response, which is read instead.
    pub(crate) fn send_or_claim<'a>(
        &'a self,
        request: &'a Request,
        abort: &'a AbortHandle,
        preloaded: Option<PreloadedRequest>,
    ) -> LocalBoxFuture<'a, Result<Reply, AuthError>> {
        Box::pin(self.send_with_timeout(request, abort, preloaded))
    }

    async fn send_with_timeout(
        &self,
        request: &Request,
        abort: &AbortHandle,
        preloaded: Option<PreloadedRequest>,
    ) -> Result<Reply, AuthError> {
        // A longer wait would overflow to none at all.
        let wait = millis(self.timeout).min(f64::from(i32::MAX)) as u32;
        let handle = abort.clone();
        // Runs until the body has arrived: a server may send its headers and then stall.
        let _timer = Timeout::new(wait, move || handle.abort(AbortReason::TimedOut));
        abort
            .unless_aborted(async {
                match preloaded {
                    Some(preloaded) => self.read_preloaded(preloaded, request, abort).await,
                    None => self.send_despite_unloading(request, abort).await,
                }
            })
            .await
    }

    /// Reads the response to the page's own request, and sends `request` if that one has failed.
    async fn read_preloaded(
        &self,
        preloaded: PreloadedRequest,
        request: &Request,
        abort: &AbortHandle,
    ) -> Result<Reply, AuthError> {
        if let Ok(response) = preloaded.response().await
            && let Ok(reply) = response.read(&request.url).await
        {
            return Ok(reply);
        }
        abort.renew();
        self.send_despite_unloading(request, abort).await
    }

    /// Sends `request`, and reports a network error only once the page is known to stay.
    ///
    /// Firefox and WebKit fail the requests of a page when a navigation starts, WebKit also those
    /// that follow until the server answers. Nothing is wrong then, and most pages are gone before
    /// it matters. If the page stays, a GET is sent again.
    async fn send_despite_unloading(
        &self,
        request: &Request,
        abort: &AbortHandle,
    ) -> Result<Reply, AuthError> {
        let mut outcome = self.send_with_redirects(request, abort).await;
        while matches!(outcome, Err(AuthError::Network(_))) && self.unloading.is_under_way() {
            browser::sleep(self.unloading_delay).await;
            if request.body.is_none() {
                outcome = self.send_with_redirects(request, abort).await;
            }
        }
        outcome
    }

    /// Sends `request`, and follows redirects of a GET only.
    ///
    /// The body of a POST goes to its own address and nowhere else. A POST that is answered by a
    /// redirect may have been carried out, but its response cannot be read.
    async fn send_with_redirects(
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
        let response = fetch(RequestRedirect::Manual).await?;
        if !response.is_redirect() {
            return response.read(&url).await;
        }
        if request.body.is_some() {
            return Err(AuthError::Redirected);
        }
        let followed = fetch(RequestRedirect::Follow).await;
        // The server has answered, so this is no network error.
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
    ) -> Result<RawResponse, AuthError> {
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
        let response = await_promise(fetch(url, &init)).await;
        RawResponse::new(response.map_err(network_error)?, sent)
    }
}
