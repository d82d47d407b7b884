//! CSRF tokens by double submit: the cookie carries `token|hash`, the form repeats the token.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::secret::{Secret, random_hex};

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
        secret: &Secret,
    ) -> Result<Self, getrandom::Error> {
        if let Some(token) = cookie.and_then(|value| trusted_token(value, secret)) {
            return Ok(Self {
                token: token.to_owned(),
                new_cookie: None,
            });
        }
        let token = random_hex()?;
        let cookie = format!("{token}|{}", hash(&token, secret));
        Ok(Self {
            token,
            new_cookie: Some(cookie),
        })
    }

    /// Tells whether a form may act: it repeats the token, and the token came in a valid cookie.
    pub(crate) fn is_confirmed_by(&self, submitted: Option<&str>) -> bool {
        self.new_cookie.is_none() && submitted.is_some_and(|text| same(text, &self.token))
    }
}

fn trusted_token<'a>(cookie: &'a str, secret: &Secret) -> Option<&'a str> {
    let mut parts = cookie.split('|');
    let (token, claimed) = (parts.next()?, parts.next()?);
    same(claimed, &hash(token, secret)).then_some(token)
}

fn hash(token: &str, secret: &Secret) -> String {
    let digest = Sha256::new()
        .chain_update(token)
        .chain_update(secret.expose())
        .finalize();
    HEXLOWER.encode(&digest)
}

/// Compares without telling by its duration where two texts differ.
fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> Secret {
        "test-secret".parse().unwrap()
    }

    #[test]
    fn a_new_token_is_64_digits_and_its_cookie_is_accepted_later() {
        let first = CsrfToken::from_cookie(None, &secret()).unwrap();
        assert_eq!(first.token.len(), 64);
        let second = CsrfToken::from_cookie(first.new_cookie.as_deref(), &secret()).unwrap();
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
    fn the_hash_is_sha_256_of_token_and_secret() {
        // printf 'abctest-secret' | sha256sum
        let digest = "75b4fbf1dfba54811468f88b0307e0747483904c01176d80020780d95216ddba";
        assert_eq!(
            trusted_token(&format!("abc|{digest}"), &secret()),
            Some("abc")
        );
    }

    #[test]
    fn a_forged_or_foreign_cookie_is_replaced() {
        let other: Secret = "other".parse().unwrap();
        let foreign = CsrfToken::from_cookie(None, &other)
            .unwrap()
            .new_cookie
            .unwrap();
        for cookie in ["", "abc", "abc|", "abc|def", &foreign] {
            let answer = CsrfToken::from_cookie(Some(cookie), &secret()).unwrap();
            assert!(answer.new_cookie.is_some(), "{cookie}");
        }
    }

    #[test]
    fn a_token_without_its_cookie_confirms_nothing() {
        let fresh = CsrfToken::from_cookie(None, &secret()).unwrap();
        assert!(!fresh.is_confirmed_by(Some(&fresh.token)));
        let kept = CsrfToken::from_cookie(fresh.new_cookie.as_deref(), &secret()).unwrap();
        assert!(!kept.is_confirmed_by(None));
        assert!(!kept.is_confirmed_by(Some("")));
        assert!(!kept.is_confirmed_by(Some("wrong")));
    }
}
