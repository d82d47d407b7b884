//! The cookies that an answer sets: their names, and how they are written.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use time::OffsetDateTime;

use crate::clock::http_date;

/// How long the browser keeps a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lifetime {
    /// Until the browser is closed.
    Browser,
    Until(OffsetDateTime),
    /// Not at all: the answer deletes it.
    Ended,
}

/// One cookie to set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SetCookie {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) lifetime: Lifetime,
}

/// The characters that JavaScript's `encodeURIComponent` leaves alone, besides letters and digits.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

impl SetCookie {
    pub(crate) fn new(name: &str, value: impl Into<String>, lifetime: Lifetime) -> Self {
        Self {
            name: name.to_owned(),
            value: value.into(),
            lifetime,
        }
    }

    pub(crate) fn deletion(name: &str) -> Self {
        Self::new(name, "", Lifetime::Ended)
    }

    /// Writes the `Set-Cookie` header.
    ///
    /// The attributes are in the order of Auth.js, which the cookie crate does not offer.
    pub(crate) fn header(&self, is_secure: bool) -> Result<String, time::error::Format> {
        let value = utf8_percent_encode(&self.value, COMPONENT);
        let (max_age, expires) = match self.lifetime {
            Lifetime::Browser => ("", String::new()),
            Lifetime::Ended => ("; Max-Age=0", String::new()),
            Lifetime::Until(time) => ("", format!("; Expires={}", http_date(time)?)),
        };
        let secure = if is_secure { "; Secure" } else { "" };
        Ok(format!(
            "{}={value}{max_age}; Path=/{expires}; HttpOnly{secure}; SameSite=Lax",
            self.name
        ))
    }
}

/// What the cookies are called, which depends on whether they are secure.
#[derive(Clone, Debug)]
pub(crate) struct CookieNames {
    pub(crate) csrf_token: &'static str,
    pub(crate) callback_url: &'static str,
    pub(crate) session_token: &'static str,
}

impl CookieNames {
    pub(crate) fn new(is_secure: bool) -> Self {
        if is_secure {
            Self {
                csrf_token: "__Host-authjs.csrf-token",
                callback_url: "__Secure-authjs.callback-url",
                session_token: "__Secure-authjs.session-token",
            }
        } else {
            Self {
                csrf_token: "authjs.csrf-token",
                callback_url: "authjs.callback-url",
                session_token: "authjs.session-token",
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn attributes_stand_in_the_order_of_auth_js() {
        let until = Lifetime::Until(datetime!(2026-12-25 04:24:47 UTC));
        for (cookie, is_secure, header) in [
            (
                SetCookie::new("a", "x|y z", Lifetime::Browser),
                false,
                "a=x%7Cy%20z; Path=/; HttpOnly; SameSite=Lax",
            ),
            (
                SetCookie::new("a", "http://b/-_.!~*'()", until),
                true,
                "a=http%3A%2F%2Fb%2F-_.!~*'(); Path=/; Expires=Fri, 25 Dec 2026 04:24:47 GMT; HttpOnly; Secure; SameSite=Lax",
            ),
            (
                SetCookie::deletion("a"),
                false,
                "a=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
            ),
        ] {
            assert_eq!(cookie.header(is_secure).unwrap(), header);
        }
    }
}
