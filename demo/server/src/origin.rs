//! Scheme, host and port: what absolute URLs begin with.

use std::fmt;
use std::str::FromStr;

use url::Url;

/// An http or https origin, such as `http://127.0.0.1:8080`, without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns `true` if a browser keeps secure cookies from here.
    pub(crate) fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The error for a text that is no origin.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("an absolute http or https URL is needed, such as http://127.0.0.1:8080")]
pub struct InvalidOrigin;

impl FromStr for Origin {
    type Err = InvalidOrigin;

    /// Takes a whole URL; its path is of no interest.
    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        let url = Url::parse(text).map_err(|_| InvalidOrigin)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(InvalidOrigin);
        }
        Ok(Self(url.origin().ascii_serialization()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scheme_host_and_port_of_a_url_count() {
        let origin: Origin = "HTTPS://Demo.Example:443/app?x#y".parse().unwrap();
        assert_eq!(origin.as_str(), "https://demo.example");
        assert!(origin.is_https());
    }

    #[test]
    fn other_schemes_and_relative_urls_are_refused() {
        for text in [
            "",
            "/app",
            "127.0.0.1:8080",
            "ftp://a.example",
            "javascript:alert(1)",
        ] {
            assert_eq!(text.parse::<Origin>(), Err(InvalidOrigin), "{text}");
        }
    }
}
