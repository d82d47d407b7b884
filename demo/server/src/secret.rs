//! The one text that CSRF hashes and the session key come from.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;

/// What only the server knows. Printing it for debugging shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Makes a secret that no other process has.
    pub(crate) fn random() -> Result<Self, getrandom::Error> {
        random_hex().map(Self)
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// 32 random bytes of the operating system as 64 hexadecimal digits.
pub(crate) fn random_hex() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::getrandom(&mut bytes)?;
    Ok(HEXLOWER.encode(&bytes))
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

/// Why a text is no secret.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the secret is empty")]
pub struct EmptySecret;

impl FromStr for Secret {
    type Err = EmptySecret;

    fn from_str(text: &str) -> Result<Self, EmptySecret> {
        if text.is_empty() {
            return Err(EmptySecret);
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        let secret: Secret = "correct horse".parse().unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(..)");
    }

    #[test]
    fn two_random_secrets_differ() {
        assert_ne!(Secret::random().unwrap(), Secret::random().unwrap());
    }
}
