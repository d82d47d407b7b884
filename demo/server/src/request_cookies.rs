//! The cookies that a request brings.

use std::collections::HashMap;
use std::hash::Hash;

use axum::http::{HeaderMap, header};
use cookie::Cookie;
use percent_encoding::percent_decode_str;

/// Decoded values by name.
#[derive(Debug, Default)]
pub(crate) struct RequestCookies(HashMap<String, String>);

impl RequestCookies {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let headers = headers.get_all(header::COOKIE).iter();
        let pairs = headers
            .flat_map(|header| Cookie::split_parse(header.to_str().unwrap_or_default()))
            .flatten()
            .map(|pair| (pair.name().to_owned(), decoded(pair.value())));
        Self(first_of_each(pairs))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

/// Keeps the first value of each name: browsers send the most specific cookie first.
fn first_of_each<K: Hash + Eq, V>(pairs: impl Iterator<Item = (K, V)>) -> HashMap<K, V> {
    let mut found = HashMap::new();
    for (name, value) in pairs {
        found.entry(name).or_insert(value);
    }
    found
}

fn decoded(value: &str) -> String {
    percent_decode_str(value)
        .decode_utf8()
        .map_or_else(|_| value.to_owned(), Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::hash::Hasher;

    #[test]
    fn values_are_decoded_and_the_first_of_a_name_counts() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            "a=x%7Cy; b=%E6%97%A5; bad; c=%ff".parse().unwrap(),
        );
        headers.append(header::COOKIE, "a=second; d=".parse().unwrap());
        let cookies = RequestCookies::of(&headers);
        for (name, value) in [
            ("a", Some("x|y")),
            ("b", Some("日")),
            ("c", Some("%ff")),
            ("d", Some("")),
            ("bad", None),
        ] {
            assert_eq!(cookies.get(name), value, "{name}");
        }
    }

    /// A name that counts how often it is hashed or compared.
    struct Counted<'a>(usize, &'a Cell<usize>);

    impl Counted<'_> {
        fn count(&self) {
            self.1.set(self.1.get() + 1);
        }
    }

    impl PartialEq for Counted<'_> {
        fn eq(&self, other: &Self) -> bool {
            self.count();
            self.0 == other.0
        }
    }

    impl Eq for Counted<'_> {}

    impl Hash for Counted<'_> {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.count();
            self.0.hash(state);
        }
    }

    #[test]
    fn twice_the_cookies_are_twice_the_work() {
        let work = |cookies: usize| {
            let count = Cell::new(0);
            let names = (0..cookies).map(|name| (Counted(name, &count), ()));
            assert_eq!(first_of_each(names).len(), cookies);
            count.get()
        };
        for cookies in [1000, 2000, 4000, 8000] {
            // Hashed once, a few times more as the map grows, and seldom compared.
            assert!(work(cookies) < 5 * cookies, "{cookies}");
        }
    }
}
