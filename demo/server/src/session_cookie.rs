//! The session in the browser's cookies: one, or several when it is long.

use std::time::Duration;

use time::OffsetDateTime;

use crate::request_cookies::RequestCookies;
use crate::session::User;
use crate::session_seal::SessionSeal;
use crate::set_cookie::{Lifetime, SetCookie};

/// The longest value of one cookie: browsers stop at 4096 with name and attributes.
const PART_LENGTH: usize = 3936;

/// The most parts of a session: with more, a browser's requests would be too long for the server.
const MOST_PARTS: usize = 8;

/// The reason why a session does not fit into cookies.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SessionCookieError {
    #[error("the session cannot be sealed: {0}")]
    Seal(#[from] serde_json::Error),
    #[error("the session is too long for {MOST_PARTS} cookies")]
    TooLong,
}

/// Reads, sets and deletes the session cookies.
pub(crate) struct SessionCookie {
    pub(crate) name: &'static str,
    pub(crate) seal: SessionSeal,
    pub(crate) max_age: Duration,
}

impl SessionCookie {
    /// Joins the parts that a request brings; `None` if it brings none.
    pub(crate) fn read(&self, cookies: &RequestCookies) -> Option<String> {
        let text: String = self.parts(cookies).map(|(_, value)| value).collect();
        (!text.is_empty()).then_some(text)
    }

    /// Sets the session anew from `now` on and deletes the parts that it no longer needs.
    pub(crate) fn renew(
        &self,
        cookies: &RequestCookies,
        user: User,
        now: OffsetDateTime,
    ) -> Result<(OffsetDateTime, Vec<SetCookie>), SessionCookieError> {
        let expires = now + self.max_age;
        let text = self.seal.seal(user, expires)?;
        if text.len() > MOST_PARTS * PART_LENGTH {
            return Err(SessionCookieError::TooLong);
        }
        let mut set = self.delete(cookies);
        for (name, part) in self.split(&text) {
            let cookie = SetCookie::new(&name, part, Lifetime::Until(expires));
            match set.iter_mut().find(|known| known.name == name) {
                Some(known) => *known = cookie,
                None => set.push(cookie),
            }
        }
        Ok((expires, set))
    }

    /// Deletes every part that a request brings.
    pub(crate) fn delete(&self, cookies: &RequestCookies) -> Vec<SetCookie> {
        self.parts(cookies)
            .map(|(name, _)| SetCookie::deletion(&name))
            .collect()
    }

    /// Returns the session's cookies in their order: the whole one, then `.0`, `.1` and so on.
    ///
    /// Other names are ignored, whatever they begin with.
    fn parts<'a>(
        &self,
        cookies: &'a RequestCookies,
    ) -> impl Iterator<Item = (String, &'a str)> + use<'a> {
        let name = self.name;
        let numbered = (0..MOST_PARTS).map(move |number| format!("{name}.{number}"));
        std::iter::once(name.to_owned())
            .chain(numbered)
            .filter_map(|name| {
                let value = cookies.get(&name).filter(|value| !value.is_empty())?;
                Some((name, value))
            })
    }

    fn split<'a>(&self, text: &'a str) -> Vec<(String, &'a str)> {
        if text.len() <= PART_LENGTH {
            return vec![(self.name.to_owned(), text)];
        }
        // Sealed text is ASCII, so that every index is the boundary of a character.
        let starts = (0..text.len()).step_by(PART_LENGTH);
        let part = |start: usize| {
            text.get(start..text.len().min(start + PART_LENGTH))
                .unwrap_or_default()
        };
        starts
            .enumerate()
            .map(|(index, start)| (format!("{}.{index}", self.name), part(start)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::tests::keys_of;
    use axum::http::{HeaderMap, header};
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-01-01 00:00 UTC);

    fn session_cookie() -> SessionCookie {
        let name = "authjs.session-token";
        let seal = SessionSeal::new(keys_of("test").session, name);
        SessionCookie {
            name,
            seal,
            max_age: Duration::from_secs(60),
        }
    }

    fn named(name: &str) -> User {
        User {
            name: name.to_owned(),
            email: "a@example.com".to_owned(),
            image: None,
            id: "1".to_owned(),
        }
    }

    /// What a browser that got these cookies sends back, last part first.
    fn sent_back(cookies: &[SetCookie]) -> RequestCookies {
        let pairs: Vec<_> = cookies
            .iter()
            .rev()
            .map(|set| format!("{}={}", set.name, set.value))
            .collect();
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, pairs.join("; ").parse().unwrap());
        RequestCookies::of(&headers)
    }

    fn names(cookies: &[SetCookie]) -> Vec<(&str, bool)> {
        cookies
            .iter()
            .map(|set| (set.name.as_str(), set.lifetime == Lifetime::Ended))
            .collect()
    }

    #[test]
    fn a_long_session_is_split_and_joined_again() {
        let long = named(&"x".repeat(7000));
        let (expires, set) = session_cookie()
            .renew(&RequestCookies::default(), long.clone(), NOW)
            .unwrap();
        assert_eq!(expires, NOW + Duration::from_secs(60));
        let parts = [
            "authjs.session-token.0",
            "authjs.session-token.1",
            "authjs.session-token.2",
        ];
        assert_eq!(names(&set), parts.map(|name| (name, false)));
        let text = session_cookie().read(&sent_back(&set)).unwrap();
        assert_eq!(session_cookie().seal.open(&text, NOW), Some(long));
    }

    #[test]
    fn a_session_that_shrinks_deletes_its_parts() {
        let long = named(&"x".repeat(5000));
        let (_, set) = session_cookie()
            .renew(&RequestCookies::default(), long, NOW)
            .unwrap();
        let (_, set) = session_cookie()
            .renew(&sent_back(&set), named("x"), NOW)
            .unwrap();
        let expected = [
            ("authjs.session-token.0", true),
            ("authjs.session-token.1", true),
            ("authjs.session-token", false),
        ];
        assert_eq!(names(&set), expected);
    }

    #[test]
    fn only_numbered_cookies_are_parts_and_only_so_many() {
        let cookie = session_cookie();
        let strange = [
            "X",
            ".",
            ".x",
            ".00",
            ".+1",
            ".-1",
            ".8",
            ".99999999999999999999",
        ];
        let strange = strange
            .map(|end| SetCookie::new(&format!("{}{end}", cookie.name), "x", Lifetime::Browser));
        assert_eq!(cookie.read(&sent_back(&strange)), None);
        assert_eq!(cookie.delete(&sent_back(&strange)), []);
        let numbered = [".7", ".0"].map(|end| {
            SetCookie::new(
                &format!("{}{end}", cookie.name),
                end.trim_start_matches('.'),
                Lifetime::Browser,
            )
        });
        assert_eq!(cookie.read(&sent_back(&numbered)).as_deref(), Some("07"));
    }

    #[test]
    fn a_session_that_no_browser_could_bring_back_is_an_error() {
        let long = named(&"x".repeat(MOST_PARTS * PART_LENGTH));
        let renewed = session_cookie().renew(&RequestCookies::default(), long, NOW);
        assert!(matches!(renewed, Err(SessionCookieError::TooLong)));
    }

    #[test]
    fn an_empty_or_absent_cookie_is_no_session() {
        assert_eq!(session_cookie().read(&RequestCookies::default()), None);
        let empty = SetCookie::deletion("authjs.session-token");
        assert_eq!(session_cookie().read(&sent_back(&[empty])), None);
    }
}
