use js_sys::{Promise, Reflect};
use wasm_bindgen::JsCast;
use web_sys::AbortController;

use super::raw_response::{RawResponse, await_promise, network_error};
use crate::types::{AuthError, Timestamp};

/// The global variable in which the page stores the request.
const NAME: &str = "__authjsSession";

/// A session request that the page has sent while the app was still loading.
pub(crate) struct PreloadedRequest {
    /// When the request was sent.
    pub(crate) at: Timestamp,
    pub(super) controller: AbortController,
    answer: Promise,
}

impl PreloadedRequest {
    /// Claims the page's request to `url`, if there is one. It can be claimed once.
    pub(crate) fn claim(url: &str) -> Option<Self> {
        let window = web_sys::window()?;
        let stored = Reflect::get(&window, &NAME.into()).ok()?;
        if !stored.is_object() {
            return None;
        }
        let field = |name: &str| Reflect::get(&stored, &name.into()).ok();
        // Another copy of the app may use another server.
        if field("url")?.as_string()? != url {
            return None;
        }
        Reflect::delete_property(&window, &NAME.into()).ok()?;
        Some(Self {
            at: Timestamp::from_millis(field("at")?.as_f64()?),
            controller: field("controller")?.dyn_into().ok()?,
            answer: field("answer")?.dyn_into().ok()?,
        })
    }

    /// Aborts the request.
    pub(crate) fn abort(self) {
        self.controller.abort();
    }

    /// Waits for the response.
    pub(super) async fn response(self) -> Result<RawResponse, AuthError> {
        let response = await_promise(Ok(self.answer.into())).await;
        RawResponse::new(response.map_err(network_error)?, self.at)
    }
}
