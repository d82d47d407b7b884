//! CSRF tokens by double submit: the cookie carries `token|code`, the form repeats the token.
//!
//! The code is an HMAC with a key of its own. Auth.js writes the SHA-256 of token and secret there,
//! by which a visitor can try out guesses at the secret.

use data_encoding::HEXLOWER;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::secret::random_hex;

/// A token of this server, and whether the browser still has to be given it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CsrfToken {
    pub(crate) token: String,
    /// The cookie to set, absent when the request brought a valid one: a token is never rotated.
    pub(crate) new_cookie: Option<String>,
}

impl CsrfToken {
    /// Takes the token out of the request's cookie, or makes a new one if there is none to trust.
    pub(crate) fn from_cookie(
        cookie: Option<&str>,
        key: &Hmac<Sha256>,
    ) -> Result<Self, getrandom::Error> {
        if let Some(token) = cookie.and_then(|value| trusted_token(value, key)) {
            return Ok(Self {
                token: token.to_owned(),
                new_cookie: None,
            });
        }
        let token = random_hex()?;
        let cookie = format!("{token}|{}", code(&token, key));
        Ok(Self {
            token,
            new_cookie: Some(cookie),
        })
    }

    /// Returns `true` if a form repeats the token, and the token came in a valid cookie.
    pub(crate) fn is_confirmed_by(&self, submitted: Option<&str>) -> bool {
        self.new_cookie.is_none() && submitted.is_some_and(|text| same(text, &self.token))
    }
}

fn trusted_token<'a>(cookie: &'a str, key: &Hmac<Sha256>) -> Option<&'a str> {
    let mut parts = cookie.split('|');
    let (token, claimed) = (parts.next()?, parts.next()?);
    same(claimed, &code(token, key)).then_some(token)
}

fn code(token: &str, key: &Hmac<Sha256>) -> String {
    let code = key.clone().chain_update(token).finalize();
    HEXLOWER.encode(&code.into_bytes())
}

/// Compares two texts in a time that does not depend on where they differ.
fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::tests::keys_of;

    fn key() -> Hmac<Sha256> {
        keys_of("test").csrf
    }

    #[test]
    fn a_new_token_is_64_digits_and_its_cookie_is_accepted_later() {
        let first = CsrfToken::from_cookie(None, &key()).unwrap();
        assert_eq!(first.token.len(), 64);
        let second = CsrfToken::from_cookie(first.new_cookie.as_deref(), &key()).unwrap();
        assert_eq!(
            second,
            CsrfToken {
                token: first.token.clone(),
                new_cookie: None
            }
        );
        assert!(second.is_confirmed_by(Some(&first.token)));
    }

    #[test]
    fn the_code_is_an_hmac() {
        let key = Hmac::new_from_slice(b"test-secret").unwrap();
        // printf abc | openssl dgst -sha256 -hmac test-secret
        let code = "e4c4dadd6571f81a7b019d216db1ef3877b0c88faabc56a66f8897ee32857593";
        assert_eq!(trusted_token(&format!("abc|{code}"), &key), Some("abc"));
    }

    #[test]
    fn a_hash_of_token_and_secret_is_no_code() {
        let key = Hmac::new_from_slice(b"test-secret").unwrap();
        // printf abctest-secret | sha256sum
        let hash = "75b4fbf1dfba54811468f88b0307e0747483904c01176d80020780d95216ddba";
        assert_eq!(trusted_token(&format!("abc|{hash}"), &key), None);
    }

    #[test]
    fn a_forged_or_foreign_cookie_is_replaced() {
        let foreign = CsrfToken::from_cookie(None, &keys_of("other").csrf)
            .unwrap()
            .new_cookie
            .unwrap();
        for cookie in ["", "abc", "abc|", "abc|def", &foreign] {
            let answer = CsrfToken::from_cookie(Some(cookie), &key()).unwrap();
            assert!(answer.new_cookie.is_some(), "{cookie}");
        }
    }

    #[test]
    fn a_token_without_its_cookie_confirms_nothing() {
        let fresh = CsrfToken::from_cookie(None, &key()).unwrap();
        assert!(!fresh.is_confirmed_by(Some(&fresh.token)));
        let kept = CsrfToken::from_cookie(fresh.new_cookie.as_deref(), &key()).unwrap();
        assert!(!kept.is_confirmed_by(None));
        assert!(!kept.is_confirmed_by(Some("")));
        assert!(!kept.is_confirmed_by(Some("wrong")));
    }
}
