//! One request, from the browser's objects to the server and back.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, HtmlDocument, Request, Response, ResponseInit};
use yew_authjs_demo_server::InPageServer;

/// Answers `request` with the cookies of `document`, and stores those of the response there.
pub(super) async fn answer(
    server: &InPageServer,
    request: &Request,
    document: &HtmlDocument,
) -> Result<JsValue, JsValue> {
    let signal = request.signal();
    let request = read(request, &document.cookie()?).await?;
    let (parts, body) = server.answer(request).await.into_parts();
    // The page has given the request up, as after a sign-out: no cookie of it may come later.
    if signal.aborted() {
        return Err(signal.reason());
    }
    let headers = Headers::new()?;
    for (name, value) in &parts.headers {
        let text: String = value.as_bytes().iter().copied().map(char::from).collect();
        if *name == http::header::SET_COOKIE {
            // A response that a script makes can have no such header.
            document.set_cookie(&readable(&text))?;
        } else {
            headers.append(name.as_str(), &text)?;
        }
    }
    let init = ResponseInit::new();
    init.set_status(parts.status.as_u16());
    init.set_headers(&headers);
    Response::new_with_opt_str_and_init(Some(&body), &init).map(JsValue::from)
}

/// Returns the request with its body and these cookies.
async fn read(request: &Request, cookies: &str) -> Result<http::Request<String>, JsValue> {
    let mut builder = http::Request::builder()
        .method(request.method().as_str())
        .uri(request.url())
        .header(http::header::COOKIE, cookies);
    for entry in js_sys::try_iter(&request.headers())?.into_iter().flatten() {
        let pair = Array::from(&entry?);
        let [name, value] = [0, 1].map(|at| pair.get(at).as_string());
        builder = builder.header(name.unwrap_or_default(), value.unwrap_or_default());
    }
    let body = JsFuture::from(request.text()?).await?;
    let body = body.dyn_into::<JsString>().map(String::from)?;
    builder
        .body(body)
        .map_err(|error| JsError::from(error).into())
}

/// Returns a `Set-Cookie` header as a script can set it: only for scripts to read, too.
fn readable(set_cookie: &str) -> String {
    set_cookie.replace("; HttpOnly", "")
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn a_cookie_is_set_with_all_that_a_script_may_say_of_it() {
        let sent = "__Host-a=b%7Cc; Path=/; HttpOnly; Secure; SameSite=Lax";
        assert_eq!(
            readable(sent),
            "__Host-a=b%7Cc; Path=/; Secure; SameSite=Lax"
        );
        let deletion = "a=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";
        assert_eq!(readable(deletion), "a=; Max-Age=0; Path=/; SameSite=Lax");
    }
}
