//! Answers, before and after they become HTTP.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::set_cookie::SetCookie;

/// The answer of an action, before it is HTTP.
pub(crate) enum Content {
    Json(Value),
    /// JSON about this very browser at this very moment, which no cache may keep.
    FreshJson(Value),
    Redirect(String),
    Page(StatusCode, Markup),
}

/// The answer of an action that worked.
pub(crate) struct Reply {
    pub(crate) content: Content,
    pub(crate) cookies: Vec<SetCookie>,
}

impl Reply {
    /// Makes the HTTP response. It fails on a redirect that no header can carry.
    pub(crate) fn into_response(
        self,
        redirect_as_json: bool,
        is_secure: bool,
    ) -> Result<Response, Failure> {
        let mut response = match self.content {
            Content::Json(value) => json_response(StatusCode::OK, &value),
            Content::FreshJson(value) => fresh(json_response(StatusCode::OK, &value)),
            Content::Redirect(url) => redirect(&url, redirect_as_json)?,
            Content::Page(status, markup) => page(status, markup),
        };
        for cookie in self.cookies {
            let text = cookie.header(is_secure).map_err(Failure::fault)?;
            let value = HeaderValue::from_str(&text).map_err(Failure::fault)?;
            response.headers_mut().append(header::SET_COOKIE, value);
        }
        Ok(response)
    }
}

/// Answers with a JSON value.
pub(crate) fn json_response(status: StatusCode, value: &Value) -> Response {
    (
        status,
        [(header::CONTENT_TYPE, "application/json")],
        value.to_string(),
    )
        .into_response()
}

/// Answers with a page. It may hold a CSRF token, which no cache may keep.
pub(crate) fn page(status: StatusCode, markup: Markup) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, markup.into_string()).into_response()
}

/// Answers a failure: no cookies, and no Location beside the JSON.
pub(crate) fn failure_response(url: &str, redirect_as_json: bool) -> Response {
    if redirect_as_json {
        return json_response(StatusCode::OK, &json!({ "url": url }));
    }
    (StatusCode::FOUND, [(header::LOCATION, url)], Body::empty()).into_response()
}

/// Answers a request that Auth.js does not know.
pub(crate) fn bad_request() -> Response {
    json_response(StatusCode::BAD_REQUEST, &json!("Bad request."))
}

/// Answers a request that found the server misconfigured.
pub(crate) fn misconfigured() -> Response {
    let message = "There was a problem with the server configuration. Check the server logs for more information.";
    json_response(
        StatusCode::INTERNAL_SERVER_ERROR,
        &json!({ "message": message }),
    )
}

fn fresh(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache, no-store"),
    );
    headers.insert(header::EXPIRES, HeaderValue::from_static("0"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    response
}

fn redirect(url: &str, as_json: bool) -> Result<Response, Failure> {
    // Header values have no white space around them; the JSON says what the header says.
    let url = url.trim_matches([' ', '\t', '\r', '\n']);
    let location = HeaderValue::from_bytes(&latin1(url)?).map_err(Failure::fault)?;
    let mut response = if as_json {
        json_response(StatusCode::OK, &json!({ "url": url }))
    } else {
        StatusCode::FOUND.into_response()
    };
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

/// Writes each character as one byte, which is how headers go over the wire.
fn latin1(text: &str) -> Result<Vec<u8>, Failure> {
    let bytes = text
        .chars()
        .map(|character| u8::try_from(u32::from(character)));
    bytes.collect::<Result<_, _>>().map_err(Failure::fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(url: &str, as_json: bool) -> Result<Response, Failure> {
        let content = Content::Redirect(url.to_owned());
        Reply {
            content,
            cookies: vec![SetCookie::deletion("a")],
        }
        .into_response(as_json, false)
    }

    #[test]
    fn a_redirect_becomes_json_on_request_and_keeps_its_headers() {
        for (as_json, status) in [(false, StatusCode::FOUND), (true, StatusCode::OK)] {
            let response = answer("http://a/\\x#y", as_json).unwrap();
            assert_eq!(response.status(), status);
            assert_eq!(response.headers()[header::LOCATION], "http://a/\\x#y");
            assert!(response.headers().contains_key(header::SET_COOKIE));
        }
    }

    #[test]
    fn a_location_beyond_latin_1_or_with_a_line_break_is_a_failure() {
        for url in ["http://a/日本", "http://a/\r\nX: y", "http://a/\0"] {
            assert!(
                matches!(answer(url, true), Err(Failure::Configuration(_))),
                "{url:?}"
            );
        }
        let response = answer("http://a/é", false).unwrap();
        assert_eq!(
            response.headers()[header::LOCATION].as_bytes(),
            b"http://a/\xe9"
        );
    }

    #[test]
    fn a_failure_as_json_has_no_location() {
        let response = failure_response("http://a/x", true);
        assert_eq!(response.status(), StatusCode::OK);
        assert!(!response.headers().contains_key(header::LOCATION));
        assert_eq!(
            failure_response("http://a/x", false).headers()[header::LOCATION],
            "http://a/x"
        );
    }
}
