//! The keys that come from the server's secret, one for each purpose.

use std::fmt;

use cookie::Key;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::secret::Secret;

/// The purpose of a key. No key reveals anything about another one, nor about the secret.
const SESSION: &[u8] = b"yew-authjs demo server: encryption of sessions";
const CSRF: &[u8] = b"yew-authjs demo server: authentication of CSRF tokens";

/// The keys of one server.
pub(crate) struct Keys {
    /// Encrypts sessions.
    pub(crate) session: Key,
    /// Vouches for CSRF tokens; to be cloned for each of them.
    pub(crate) csrf: Hmac<Sha256>,
}

impl Keys {
    /// Derives the keys by HKDF, so that the same secret always gives the same ones.
    pub(crate) fn derive(secret: &Secret) -> Result<Self, hkdf::InvalidLength> {
        let hkdf = Hkdf::<Sha256>::new(None, secret.expose().as_bytes());
        let derived = |purpose| {
            let mut key = [0; 64];
            hkdf.expand(purpose, &mut key).map(|()| key)
        };
        Ok(Self {
            session: Key::from(&derived(SESSION)?),
            csrf: Hmac::new(&derived(CSRF)?.into()),
        })
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Keys(..)")
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Returns the keys of a secret; `name` tells this secret apart from others.
    pub(crate) fn keys_of(name: &str) -> Keys {
        let secret = format!("{name}, a secret of more than 32 characters");
        Keys::derive(&secret.parse().unwrap()).unwrap()
    }

    fn csrf_code(keys: &Keys) -> Vec<u8> {
        keys.csrf
            .clone()
            .chain_update("x")
            .finalize()
            .into_bytes()
            .to_vec()
    }

    #[test]
    fn the_same_secret_gives_the_same_keys_and_another_one_others() {
        let (a, again, b) = (keys_of("a"), keys_of("a"), keys_of("b"));
        assert!(a.session == again.session && csrf_code(&a) == csrf_code(&again));
        assert!(a.session != b.session && csrf_code(&a) != csrf_code(&b));
    }

    #[test]
    fn the_key_for_sessions_says_nothing_of_the_one_for_tokens() {
        let keys = keys_of("a");
        let same = Hmac::<Sha256>::new_from_slice(keys.session.master()).unwrap();
        let code = same.chain_update("x").finalize().into_bytes().to_vec();
        assert_ne!(code, csrf_code(&keys));
        assert_eq!(format!("{keys:?}"), "Keys(..)");
    }
}
