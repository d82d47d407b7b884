//! The path in front of every endpoint.

use std::fmt;
use std::str::FromStr;

/// Path that the Auth.js endpoints stand under, such as `/api/auth`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for BasePath {
    fn default() -> Self {
        Self("/api/auth".to_owned())
    }
}

impl fmt::Display for BasePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The error for a text that is no base path.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a base path looks like /api/auth: a slash, then letters, digits, '-', '_', '.' and single slashes"
)]
pub struct InvalidBasePath;

impl FromStr for BasePath {
    type Err = InvalidBasePath;

    fn from_str(text: &str) -> Result<Self, InvalidBasePath> {
        let path = text.strip_suffix('/').unwrap_or(text);
        let segments = path.strip_prefix('/').ok_or(InvalidBasePath)?;
        // The router gives `{`, `}` and `*` a meaning, and compares URLs without decoding them.
        let is_plain =
            |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
        let is_segment =
            |segment: &str| !matches!(segment, "" | "." | "..") && segment.chars().all(is_plain);
        if !segments.split('/').all(is_segment) {
            return Err(InvalidBasePath);
        }
        Ok(Self(path.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trailing_slash_is_dropped() {
        let path: BasePath = "/nested/deep/login/".parse().unwrap();
        assert_eq!(path.as_str(), "/nested/deep/login");
    }

    #[test]
    fn what_cannot_be_routed_is_refused() {
        for text in [
            "", "/", "auth", "//auth", "/a//b", "/{id}", "/*", "/ä", "/a b", "/a/../b",
        ] {
            assert_eq!(text.parse::<BasePath>(), Err(InvalidBasePath), "{text}");
        }
    }
}
