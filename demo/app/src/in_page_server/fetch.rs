//! The page's `fetch`, with the server behind it.

use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::future_to_promise;
use web_sys::{HtmlDocument, Request, RequestInit, Url, Window};
use yew_authjs_demo_server::InPageServer;

use super::exchange::answer;

/// Has the server answer what the page fetches from the endpoints, from now on.
///
/// All else goes to the browser's own `fetch`.
pub(crate) fn start() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsError::new("this is no page"))?;
    let document = window.document().map(JsCast::dyn_into::<HtmlDocument>);
    let document = document.ok_or(JsError::new("the page has no document"))??;
    let origin = window.location().origin()?.parse().map_err(JsError::from)?;
    let server = Rc::new(InPageServer::new(origin).map_err(JsError::from)?);

    let page = window.clone();
    let network: Function = Reflect::get(&window, &"fetch".into())?.dyn_into()?;
    let fetch = move |input: JsValue, init: JsValue| {
        let Some(url) = endpoint(&page, &server, &input) else {
            let sent = network.call2(&page, &input, &init);
            return sent.map(JsCast::unchecked_into::<Promise>);
        };
        let init: RequestInit = init.unchecked_into();
        let request = Request::new_with_str_and_init(&url, &init)?;
        count(&page, &url);
        let (server, document) = (Rc::clone(&server), document.clone());
        Ok(future_to_promise(async move {
            answer(&server, &request, &document).await
        }))
    };
    let fetch: Closure<dyn FnMut(JsValue, JsValue) -> Result<Promise, JsValue>> =
        Closure::new(fetch);
    Reflect::set(&window, &"fetch".into(), &fetch.into_js_value())?;
    Ok(())
}

/// Returns the absolute URL of an endpoint. Only texts are looked at, which is what clients pass.
fn endpoint(page: &Window, server: &InPageServer, input: &JsValue) -> Option<String> {
    let here = page.location().href().ok()?;
    let url = Url::new_with_base(&input.as_string()?, &here).ok()?.href();
    server.has(&url).then_some(url)
}

/// Marks the request in the page's timeline, where the browser lists only those that it sends.
fn count(page: &Window, url: &str) {
    if let Some(performance) = page.performance() {
        // It fails only for the names of the browser's own marks.
        let _ = performance.mark(url);
    }
}
