//! What `fetch` resolves to, which the page's scripts may have made.

use std::num::IntErrorKind;

use js_sys::{Function, JsString, Promise, Reflect};
use reqwasm::http::Response;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ResponseType;

use super::response::Reply;
use crate::bounds::LARGEST_BODY;
use crate::browser;
use crate::types::{AuthError, Timestamp};
use crate::url::origin;

/// A value with the parts of a `Response`, though perhaps not of its class. Its body is unread.
///
/// Scripts replace `window.Response`, wrap `fetch`, and resolve with objects of their own or of
/// another window. The HTTP crate panics where a part is absent or throws, so this checks them
/// first, and reads the headers and the body by itself.
pub(super) struct RawResponse {
    response: Response,
    sent: Timestamp,
    received: Timestamp,
}

impl RawResponse {
    /// Wraps the response to a request that was sent at `sent`.
    ///
    /// # Errors
    /// [`AuthError::Browser`] if `value` lacks a part of a response.
    pub(super) fn new(value: JsValue, sent: Timestamp) -> Result<Self, AuthError> {
        let is_number = property(&value, "status").is_some_and(|status| status.as_f64().is_some());
        let is_text = |name| property(&value, name).is_some_and(|text| text.is_string());
        if is_number && is_text("url") && is_text("type") {
            Ok(Self {
                response: Response::from_raw(value.unchecked_into()),
                sent,
                received: browser::now(),
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

    /// Reads the whole response to a request to `requested`.
    ///
    /// # Errors
    /// [`AuthError::OtherOrigin`] if it comes from another origin, [`AuthError::BadResponse`] if it
    /// is too long, and any error of the browser.
    pub(super) async fn read(self, requested: &str) -> Result<Reply, AuthError> {
        self.check_origin(requested)?;
        let raw = self.response.as_raw();
        if header(raw, "Content-Length").is_some_and(|length| is_too_long(&length)) {
            return Err(too_long());
        }
        let body = await_promise(call(raw, "text", &[]))
            .await
            .map_err(network_error)?;
        // An empty body may mean "signed out", so a value that is no text must not look like one.
        let body: JsString = body.dyn_into().map_err(|_| no_response())?;
        // The length in UTF-16 is known before the text is copied; the limit is in bytes.
        if body.length() > LARGEST_BODY {
            return Err(too_long());
        }
        let body = String::from(&body);
        if body.len() > LARGEST_BODY as usize {
            return Err(too_long());
        }
        Ok(Reply {
            status: self.response.status(),
            is_json: header(raw, "Content-Type")
                .is_some_and(|kind| kind.starts_with("application/json")),
            retry_after: header(raw, "Retry-After"),
            date: header(raw, "Date"),
            sent: self.sent,
            received: self.received,
            body,
        })
    }

    /// Rejects a response of another server than the one that was asked.
    ///
    /// Redirects may lead a GET to any server that lets this page read the response.
    fn check_origin(&self, requested: &str) -> Result<(), AuthError> {
        let url = self.url();
        let requested = browser::absolute(requested).unwrap_or_default();
        // A response that a script of the page has made has no address.
        if url.is_empty() || origin(&url) == origin(&requested) {
            Ok(())
        } else {
            Err(AuthError::OtherOrigin(origin(&url).to_owned()))
        }
    }
}

/// Returns `true` if a `Content-Length` exceeds the limit. Ignores one that is no number.
fn is_too_long(length: &str) -> bool {
    match length.trim().parse::<u32>() {
        Ok(length) => length > LARGEST_BODY,
        Err(error) => *error.kind() == IntErrorKind::PosOverflow,
    }
}

fn too_long() -> AuthError {
    AuthError::BadResponse("more than 1 MB".to_owned())
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

/// Waits for a promise, or returns a value that is no promise.
pub(super) async fn await_promise(outcome: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&outcome?)).await
}

/// Returns the error for a rejected promise. Scripts reject with texts and objects, too.
pub(super) fn network_error(error: JsValue) -> AuthError {
    let text = |name| property(&error, name).and_then(|text| text.as_string());
    let message = match (text("name"), text("message"), error.as_string()) {
        (Some(name), Some(message), _) => [&*name, ": ", &*message].concat(),
        (_, _, Some(text)) => text,
        _ => "the request could not be made".to_owned(),
    };
    AuthError::Network(message)
}
