//! What `fetch` was answered with, as a page's scripts may have made it.

use std::num::IntErrorKind;

use js_sys::{Function, JsString, Promise, Reflect};
use reqwasm::http::Response;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ResponseType;

use super::Reply;
use crate::bounds::LARGEST_BODY;
use crate::browser;
use crate::types::{AuthError, Millis};
use crate::url::origin;

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

    /// Reads the whole answer to a request of the address `asked`.
    ///
    /// # Errors
    /// [`AuthError::OtherOrigin`] if it came from elsewhere, [`AuthError::BadResponse`] if it is
    /// too long, and whatever the browser says.
    pub(super) async fn read(self, asked: &str) -> Result<Reply, AuthError> {
        self.check_origin(asked)?;
        let raw = self.response.as_raw();
        if header(raw, "Content-Length").is_some_and(|length| is_too_long(&length)) {
            return Err(too_long());
        }
        let body = settled(call(raw, "text", &[])).await.map_err(failure)?;
        // An empty body may mean something, so what is no text must not look like one.
        let body: JsString = body.dyn_into().map_err(|_| no_response())?;
        // The one is known before the text is copied, and the other counts.
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

    /// Redirects may lead a GET to any server that lets this page read it. What is said there about
    /// who is signed in is not the word of the server that was asked.
    fn check_origin(&self, asked: &str) -> Result<(), AuthError> {
        let url = self.url();
        let asked = browser::absolute(asked).unwrap_or_default();
        // What a script of the page has made has no address.
        if url.is_empty() || origin(&url) == origin(&asked) {
            Ok(())
        } else {
            Err(AuthError::OtherOrigin(origin(&url).to_owned()))
        }
    }
}

/// A length that is no number says nothing.
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
