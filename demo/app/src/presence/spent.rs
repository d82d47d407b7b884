use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The requests to the auth server that a page has made, by what they asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Spent(BTreeMap<String, u32>);

impl Spent {
    /// Counts a request to `url`, if it went below `base`.
    pub(super) fn note(&mut self, url: &str, base: &str) {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if let Some((_, what)) = path.split_once(&format!("{base}/")) {
            *self.0.entry(what.to_owned()).or_default() += 1;
        }
    }

    pub(crate) fn total(&self) -> u32 {
        self.0.values().sum()
    }

    /// What was asked for, and how often, such as `session`, 2.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.0.iter().map(|(what, count)| (what.as_str(), *count))
    }
}

#[cfg(test)]
mod tests {
    use super::Spent;

    #[test]
    fn requests_below_the_base_are_counted_by_what_they_ask_for() {
        let mut spent = Spent::default();
        for url in [
            "http://127.0.0.1:8080/api/auth/session",
            "http://127.0.0.1:8080/api/auth/callback/credentials?x=/api/auth/csrf",
            "http://127.0.0.1:8080/api/auth/session?a#b",
            "http://127.0.0.1:8080/api/author/session",
            "http://127.0.0.1:8080/app_bg.wasm?from=/api/auth/session",
        ] {
            spent.note(url, "/api/auth");
        }
        let counted: Vec<_> = spent.iter().collect();
        assert_eq!(counted, [("callback/credentials", 1), ("session", 2)]);
        assert_eq!(spent.total(), 3);
    }
}
