//! The cookies that a request brings.

use axum::http::{HeaderMap, header};
use cookie::Cookie;
use percent_encoding::percent_decode_str;

/// Names and decoded values in the order of the request.
#[derive(Debug, Default)]
pub(crate) struct RequestCookies(Vec<(String, String)>);

impl RequestCookies {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let mut found = Self::default();
        for header in headers.get_all(header::COOKIE) {
            for pair in Cookie::split_parse(header.to_str().unwrap_or_default()).flatten() {
                found.add(pair.name(), pair.value());
            }
        }
        found
    }

    /// Browsers send the most specific cookie first, so the first of a name is the one that counts.
    fn add(&mut self, name: &str, value: &str) {
        if self.get(name).is_none() {
            let decoded = percent_decode_str(value)
                .decode_utf8()
                .map_or_else(|_| value.to_owned(), Into::into);
            self.0.push((name.to_owned(), decoded));
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_the_first_of_a_name_counts() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            "a=x%7Cy; b=%E6%97%A5; bad; c=%ff".parse().unwrap(),
        );
        headers.append(header::COOKIE, "a=second; d=".parse().unwrap());
        let cookies = RequestCookies::of(&headers);
        let found: Vec<_> = cookies.iter().collect();
        assert_eq!(found, [("a", "x|y"), ("b", "日"), ("c", "%ff"), ("d", "")]);
    }
}
