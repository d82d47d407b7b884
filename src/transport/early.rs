use js_sys::{Promise, Reflect};
use reqwasm::http::Response;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::types::Millis;

/// Where the page leaves it.
const NAME: &str = "__authjsSession";

/// A session request that the page has sent while the app was still loading.
pub(crate) struct Early {
    /// When it was sent.
    pub(crate) at: Millis,
    pub(super) controller: AbortController,
    answer: Promise,
}

impl Early {
    /// Takes over the page's request to `url`, if there is one. It can be taken once.
    pub(crate) fn take(url: &str) -> Option<Self> {
        let window = web_sys::window()?;
        let left = Reflect::get(&window, &NAME.into()).ok()?;
        if !left.is_object() {
            return None;
        }
        // What is not asked of this server, or not in this shape, is nobody's.
        Reflect::delete_property(&window, &NAME.into()).ok()?;
        let field = |name: &str| Reflect::get(&left, &name.into()).ok();
        if field("url")?.as_string()? != url {
            return None;
        }
        Some(Self {
            at: field("at")?.as_f64()?,
            controller: field("controller")?.dyn_into().ok()?,
            answer: field("answer")?.dyn_into().ok()?,
        })
    }

    /// The answer; none if none came.
    pub(super) async fn answer(self) -> Option<Response> {
        let answer: Result<JsValue, _> = JsFuture::from(self.answer).await;
        Some(Response::from_raw(answer.ok()?.dyn_into().ok()?))
    }
}
