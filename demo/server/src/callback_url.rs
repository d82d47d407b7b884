//! Where a browser may be sent after signing in or out.

use serde_json::Value;
use url::Url;

use crate::origin::Origin;

/// An invalid callback URL.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a callback URL is neither absolute nor begins with a slash")]
pub(crate) struct UnparsableCallbackUrl;

/// The three places where a request can name its callback URL.
#[derive(Clone, Copy, Default)]
pub(crate) struct CallbackUrlSources<'a> {
    pub(crate) body: Option<&'a Value>,
    pub(crate) query: Option<&'a str>,
    pub(crate) cookie: Option<&'a str>,
}

/// Decides the absolute URL to return to.
///
/// It is the body's, else the query's, else the cookie's, else the origin. An empty text in the
/// body does not fall back to the query, only to the cookie.
pub(crate) fn callback_url(
    sources: CallbackUrlSources<'_>,
    origin: &Origin,
) -> Result<String, UnparsableCallbackUrl> {
    let asked = match sources.body {
        None | Some(Value::Null) => sources.query,
        Some(Value::String(text)) => Some(text.as_str()),
        Some(_) => return Err(UnparsableCallbackUrl),
    };
    let named = asked.filter(is_named).or(sources.cookie.filter(is_named));
    named.map_or_else(|| Ok(origin.to_string()), |url| within(origin, url))
}

fn is_named(text: &&str) -> bool {
    !text.is_empty()
}

/// Returns a URL of this origin, made absolute; the origin itself instead of a foreign URL.
fn within(origin: &Origin, url: &str) -> Result<String, UnparsableCallbackUrl> {
    // Also `//host` and `/\host`: behind the origin they are paths and lead nowhere else.
    if url.starts_with('/') {
        return Ok(format!("{origin}{url}"));
    }
    let parsed = Url::parse(url).map_err(|_| UnparsableCallbackUrl)?;
    // A blob has the origin of the page that made it, and is no page to go to.
    let is_ours = is_http(&parsed) && parsed.origin().ascii_serialization() == origin.as_str();
    Ok(if is_ours {
        url.to_owned()
    } else {
        origin.to_string()
    })
}

/// Returns `true` if a callback URL in a query or a cookie is valid.
///
/// If not, the whole request is refused.
pub(crate) fn is_http_url(url: &str, origin: &Origin) -> bool {
    let parsed = if url.starts_with('/') {
        Url::parse(origin.as_str()).and_then(|base| base.join(url))
    } else {
        Url::parse(url)
    };
    parsed.is_ok_and(|parsed| is_http(&parsed))
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const O: &str = "http://127.0.0.1:4177";

    fn origin() -> Origin {
        O.parse().unwrap()
    }

    fn from_body(url: &str) -> Result<String, UnparsableCallbackUrl> {
        let body = json!(url);
        callback_url(
            CallbackUrlSources {
                body: Some(&body),
                ..Default::default()
            },
            &origin(),
        )
    }

    #[test]
    fn urls_of_this_origin_are_kept_as_written() {
        for (url, kept) in [
            ("/rel?a=1#h", "http://127.0.0.1:4177/rel?a=1#h"),
            ("http://127.0.0.1:4177/dash", "http://127.0.0.1:4177/dash"),
            ("http://127.0.0.1:4177", "http://127.0.0.1:4177"),
            ("http://127.0.0.1:4177\\x", "http://127.0.0.1:4177\\x"),
            ("//evil.example/x", "http://127.0.0.1:4177//evil.example/x"),
            (
                "/\\evil.example/x",
                "http://127.0.0.1:4177/\\evil.example/x",
            ),
        ] {
            assert_eq!(from_body(url).as_deref(), Ok(kept), "{url}");
        }
    }

    #[test]
    fn foreign_urls_become_the_origin() {
        for url in [
            "https://evil.example/x",
            "http://127.0.0.1:4178/x",
            "https://127.0.0.1:4177/x",
            "http://localhost:4177/x",
            "http://127.0.0.1:4177@evil.example/",
            "http://127.0.0.1:41770/",
            "http://127.0.0.1.evil.example:4177/",
            "javascript:alert(1)",
            "data:text/html,x",
            "blob:http://127.0.0.1:4177/17",
        ] {
            assert_eq!(from_body(url).as_deref(), Ok(O), "{url}");
        }
    }

    #[test]
    fn what_is_no_url_is_an_error() {
        for url in ["rel", "http://", "http://127.0.0.1:4177.evil.example/"] {
            assert_eq!(from_body(url), Err(UnparsableCallbackUrl), "{url}");
        }
        let number = json!(5);
        let sources = CallbackUrlSources {
            body: Some(&number),
            ..Default::default()
        };
        assert_eq!(callback_url(sources, &origin()), Err(UnparsableCallbackUrl));
    }

    #[test]
    fn the_body_goes_before_the_query_and_the_query_before_the_cookie() {
        let (a, empty) = (json!("/a"), json!(""));
        for (body, query, cookie, path) in [
            (Some(&a), Some("/b"), Some("/c"), "/a"),
            (None, Some("/b"), Some("/c"), "/b"),
            (Some(&Value::Null), Some("/b"), Some("/c"), "/b"),
            (Some(&empty), Some("/b"), Some("/c"), "/c"),
            (None, Some(""), Some("/c"), "/c"),
            (None, None, Some(""), ""),
            (None, None, None, ""),
        ] {
            let sources = CallbackUrlSources {
                body,
                query,
                cookie,
            };
            assert_eq!(callback_url(sources, &origin()), Ok(format!("{O}{path}")));
        }
    }

    #[test]
    fn only_http_urls_pass_in_query_and_cookie() {
        for url in ["/x", "//evil.example/x", "https://evil.example/x", O] {
            assert!(is_http_url(url, &origin()), "{url}");
        }
        for url in ["rel", "javascript:1", "http://", "ftp://a.example"] {
            assert!(!is_http_url(url, &origin()), "{url}");
        }
    }
}
