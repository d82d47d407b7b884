//! Sessions as encrypted text: the server keeps none of them itself.

use cookie::{Cookie, CookieJar, Key};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::session::User;

/// Clocks of two servers may differ; Auth.js accepts a token this long after its end.
const TOLERANCE: Duration = Duration::seconds(15);

/// What the encrypted text holds.
#[derive(Serialize, Deserialize)]
struct Sealed {
    user: User,
    /// When it ends, in Unix seconds.
    exp: i64,
}

/// Turns sessions into text that only this server can read or write, and back.
pub(crate) struct SessionSeal {
    key: Key,
    /// Goes into the encryption, so that another cookie's value cannot be passed off as a session.
    purpose: &'static str,
}

impl SessionSeal {
    pub(crate) fn new(key: Key, purpose: &'static str) -> Self {
        Self { key, purpose }
    }

    pub(crate) fn seal(
        &self,
        user: User,
        expires: OffsetDateTime,
    ) -> Result<String, serde_json::Error> {
        let plain = serde_json::to_string(&Sealed {
            user,
            exp: expires.unix_timestamp(),
        })?;
        let mut jar = CookieJar::new();
        jar.private_mut(&self.key)
            .add(Cookie::new(self.purpose, plain));
        let text = jar.get(self.purpose).map(Cookie::value).unwrap_or_default();
        // These two would triple in length in a cookie.
        Ok(text.replace('+', "-").replace('/', "_"))
    }

    /// Returns the user of a sealed session, unless it was tampered with or has ended.
    pub(crate) fn open(&self, text: &str, now: OffsetDateTime) -> Option<User> {
        let text = text.replace('-', "+").replace('_', "/");
        let jar = CookieJar::new();
        let plain = jar
            .private(&self.key)
            .decrypt(Cookie::new(self.purpose, text))?;
        let sealed: Sealed = serde_json::from_str(plain.value()).ok()?;
        let ends = OffsetDateTime::from_unix_timestamp(sealed.exp).ok()?;
        (now < ends + TOLERANCE).then_some(sealed.user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::tests::keys_of;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-01-01 00:00 UTC);

    fn seal() -> SessionSeal {
        SessionSeal::new(keys_of("test").session, "session")
    }

    fn ada() -> User {
        User {
            name: "Ada".to_owned(),
            email: "ada@example.com".to_owned(),
            image: None,
            id: "1".to_owned(),
        }
    }

    #[test]
    fn what_was_sealed_can_be_opened_by_another_server_with_the_same_secret() {
        let text = seal().seal(ada(), NOW + Duration::hours(1)).unwrap();
        assert_eq!(seal().open(&text, NOW), Some(ada()));
        assert!(!text.contains("Ada"));
    }

    #[test]
    fn other_secrets_other_purposes_and_tampered_text_open_nothing() {
        let text = seal().seal(ada(), NOW + Duration::hours(1)).unwrap();
        let foreign = SessionSeal::new(keys_of("other").session, "session");
        assert_eq!(foreign.open(&text, NOW), None);
        let elsewhere = SessionSeal::new(keys_of("test").session, "csrf");
        assert_eq!(elsewhere.open(&text, NOW), None);
        let flipped: String = text.chars().rev().collect();
        for broken in ["", "x", "日", &text[1..], &flipped] {
            assert_eq!(seal().open(broken, NOW), None, "{broken}");
        }
    }

    #[test]
    fn a_session_ends_fifteen_seconds_after_its_time() {
        let text = seal().seal(ada(), NOW).unwrap();
        assert!(seal().open(&text, NOW + Duration::seconds(14)).is_some());
        assert!(seal().open(&text, NOW + Duration::seconds(15)).is_none());
    }
}
