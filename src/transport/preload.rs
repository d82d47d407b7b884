use js_sys::{Promise, Reflect};
use wasm_bindgen::JsCast;
use web_sys::AbortController;

use super::answer::{Answer, failure, settled};
use crate::types::{AuthError, Millis};

/// Where the page leaves it.
const NAME: &str = "__authjsSession";

/// A session request that the page has sent while the app was still loading.
pub(crate) struct PreloadedRequest {
    /// When it was sent.
    pub(crate) at: Millis,
    pub(super) controller: AbortController,
    answer: Promise,
}

impl PreloadedRequest {
    /// Takes over the page's request to `url`, if there is one. It can be taken once.
    pub(crate) fn take(url: &str) -> Option<Self> {
        let window = web_sys::window()?;
        let left = Reflect::get(&window, &NAME.into()).ok()?;
        if !left.is_object() {
            return None;
        }
        let field = |name: &str| Reflect::get(&left, &name.into()).ok();
        // Another copy of the app may use another server.
        if field("url")?.as_string()? != url {
            return None;
        }
        Reflect::delete_property(&window, &NAME.into()).ok()?;
        Some(Self {
            at: field("at")?.as_f64()?,
            controller: field("controller")?.dyn_into().ok()?,
            answer: field("answer")?.dyn_into().ok()?,
        })
    }

    /// Gives up the page's request.
    pub(crate) fn give_up(self) {
        self.controller.abort();
    }

    /// Waits for the answer.
    pub(super) async fn answer(self) -> Result<Answer, AuthError> {
        let answer = settled(Ok(self.answer.into())).await.map_err(failure)?;
        Answer::of(answer, self.at)
    }
}
