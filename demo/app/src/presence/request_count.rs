use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How many requests to the auth server a page has made, by route.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct RequestCount(BTreeMap<String, u32>);

impl RequestCount {
    /// Counts a request to `url`, if it went below `base`.
    pub(super) fn add(&mut self, url: &str, base: &str) {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if let Some((_, route)) = path.split_once(&format!("{base}/")) {
            *self.0.entry(route.to_owned()).or_default() += 1;
        }
    }

    /// Returns the number of requests to all routes.
    pub(crate) fn total(&self) -> u32 {
        self.0.values().sum()
    }

    /// Returns each route with its number of requests, such as `session`, 2.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.0.iter().map(|(route, count)| (route.as_str(), *count))
    }
}

#[cfg(test)]
mod tests {
    use super::RequestCount;

    #[test]
    fn requests_below_the_base_are_counted_by_route() {
        let mut count = RequestCount::default();
        for url in [
            "http://127.0.0.1:8080/api/auth/session",
            "http://127.0.0.1:8080/api/auth/callback/credentials?x=/api/auth/csrf",
            "http://127.0.0.1:8080/api/auth/session?a#b",
            "http://127.0.0.1:8080/api/author/session",
            "http://127.0.0.1:8080/app_bg.wasm?from=/api/auth/session",
        ] {
            count.add(url, "/api/auth");
        }
        let counted: Vec<_> = count.iter().collect();
        assert_eq!(counted, [("callback/credentials", 1), ("session", 2)]);
        assert_eq!(count.total(), 3);
    }
}
