//! What `fetch` was answered with, as a page's scripts may have made it.

use js_sys::{Function, Promise, Reflect};
use reqwasm::http::Response;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ResponseType;

use super::Reply;
use crate::page;
use crate::types::{AuthError, Millis};

/// An answer that has the parts of a `Response`, though perhaps not its class.
///
/// Scripts replace `window.Response`, wrap `fetch`, answer with objects of their own or of another
/// window. The HTTP crate panics where a part is absent or throws, so this checks them first, and
/// reads the headers and the body by itself.
pub(super) struct Answer {
    response: Response,
    sent: Millis,
    received: Millis,
}

impl Answer {
    /// Returns the answer to a request of `sent`, if it can be read.
    pub(super) fn of(value: JsValue, sent: Millis) -> Result<Self, AuthError> {
        let is_number = property(&value, "status").is_some_and(|status| status.as_f64().is_some());
        let is_text = |name| property(&value, name).is_some_and(|text| text.is_string());
        if is_number && is_text("url") && is_text("type") {
            Ok(Self {
                response: Response::from_raw(value.unchecked_into()),
                sent,
                received: page::now(),
            })
        } else {
            Err(no_response())
        }
    }

    /// Returns `true` if the server answered with a redirect that was not followed.
    pub(super) fn is_redirect(&self) -> bool {
        self.response.type_() == ResponseType::Opaqueredirect
    }

    pub(super) fn url(&self) -> String {
        self.response.url()
    }

    /// Reads the whole answer.
    pub(super) async fn read(self) -> Result<Reply, AuthError> {
        let raw = self.response.as_raw();
        let body = settled(call(raw, "text", &[])).await.map_err(failure)?;
        Ok(Reply {
            status: self.response.status(),
            is_json: header(raw, "Content-Type")
                .is_some_and(|kind| kind.starts_with("application/json")),
            retry_after: header(raw, "Retry-After"),
            date: header(raw, "Date"),
            sent: self.sent,
            received: self.received,
            // An empty body may mean something, so what is no text must not look like one.
            body: body.as_string().ok_or_else(no_response)?,
        })
    }
}

fn no_response() -> AuthError {
    AuthError::Browser("fetch was answered with something that is no response".to_owned())
}

fn property(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &name.into()).ok()
}

/// Calls a method that may be absent or throw.
fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    Reflect::apply(&method, object, &arguments.iter().collect())
}

fn header(response: &JsValue, name: &str) -> Option<String> {
    let headers = property(response, "headers")?;
    call(&headers, "get", &[name.into()]).ok()?.as_string()
}

/// Waits for a promise, or for whatever was returned in place of one.
pub(super) async fn settled(outcome: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&outcome?)).await
}

/// Says why there is no answer. Scripts reject with texts and objects, too.
pub(super) fn failure(error: JsValue) -> AuthError {
    let text = |name| property(&error, name).and_then(|text| text.as_string());
    let message = match (text("name"), text("message"), error.as_string()) {
        (Some(name), Some(message), _) => [&*name, ": ", &*message].concat(),
        (_, _, Some(text)) => text,
        _ => "the request could not be made".to_owned(),
    };
    AuthError::Network(message)
}
