//! Values that `{:?}` prints in place of texts that may be personal.

use std::fmt;

/// Prints `…` in place of a text.
pub(crate) struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// Prints the scheme of a URL and omits the rest, which may name a user or contain a token.
pub(crate) struct RedactedUrl<'a>(pub(crate) &'a str);

impl fmt::Debug for RedactedUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.0.split_once(':').map_or("", |(scheme, _)| scheme);
        if !scheme.is_empty() && scheme.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
            f.write_str(scheme)?;
            f.write_str(":")?;
        }
        Redacted.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_printed_as_its_scheme() {
        for (url, shown) in [
            ("https://ada:pw@example.com/ada?token=1#2", "https:…"),
            ("javascript:alert(1)", "javascript:…"),
            ("/users/ada:1", "…"),
            (":x", "…"),
            ("", "…"),
        ] {
            assert_eq!(format!("{:?}", RedactedUrl(url)), shown, "{url}");
        }
    }
}
