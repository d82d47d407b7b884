//! The one text that all keys come from.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;

/// The server's secret. Its `Debug` output shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Makes a secret that no other process has.
    pub(crate) fn random() -> Result<Self, getrandom::Error> {
        random_hex().map(Self)
    }

    /// Makes a secret of a text that a page shows to everyone.
    pub(crate) fn of_page(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// Returns 32 random bytes of the operating system as 64 hexadecimal digits.
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

/// The fewest characters of a secret: too many for guessing, if they are random.
const FEWEST: usize = 32;

/// The error for a text that is no secret.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a secret has {FEWEST} characters or more, and this one has {0}: \
     make one with `openssl rand -hex 32`"
)]
pub struct SecretTooShort(usize);

impl FromStr for Secret {
    type Err = SecretTooShort;

    fn from_str(text: &str) -> Result<Self, SecretTooShort> {
        let characters = text.chars().count();
        if characters < FEWEST {
            return Err(SecretTooShort(characters));
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        let secret: Secret = "correct horse battery staple 1234".parse().unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(..)");
    }

    #[test]
    fn a_short_secret_is_refused() {
        for length in [0, 1, 31] {
            let refused = "é".repeat(length).parse::<Secret>();
            assert_eq!(refused, Err(SecretTooShort(length)));
        }
        assert!("é".repeat(32).parse::<Secret>().is_ok());
    }

    #[test]
    fn two_random_secrets_differ() {
        assert_ne!(Secret::random().unwrap(), Secret::random().unwrap());
    }
}
