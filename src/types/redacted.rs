//! What `{:?}` shows in place of texts that may be personal. Of fields it shows the names.

use std::fmt;

/// A text of which nothing is shown.
pub(crate) struct Hidden;

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// An address, of which the scheme is shown: the rest may name a user, or carry a token.
pub(crate) struct Address<'a>(pub(crate) &'a str);

impl fmt::Debug for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.0.split_once(':').map_or("", |(scheme, _)| scheme);
        if !scheme.is_empty() && scheme.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
            f.write_str(scheme)?;
            f.write_str(":")?;
        }
        Hidden.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_the_scheme_is_shown() {
        for (url, shown) in [
            ("https://ada:pw@example.com/ada?token=1#2", "https:…"),
            ("javascript:alert(1)", "javascript:…"),
            ("/users/ada:1", "…"),
            (":x", "…"),
            ("", "…"),
        ] {
            assert_eq!(format!("{:?}", Address(url)), shown, "{url}");
        }
    }
}
