use super::urlencoded;

/// The keys of which one comes first in the parameters that an Auth.js server adds.
const FIRST_KEYS: [&str; 2] = ["error", "callbackUrl"];

/// The part of an address with the parameters of an Auth.js server.
///
/// For its errors Auth.js appends `?error=…` to whatever text is configured as a page, so they may
/// follow another `?` or a `#` (seen with `@auth/core` 0.41.3: `/login?lang=en?error=…`,
/// `/login#form?error=…`). It appends a `callbackUrl` with `&` if there is a `?` already, so that
/// one follows another `?` only after a `#`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) struct ServerQuery<'a> {
    /// Everything before the `?`.
    pub(crate) before: &'a str,
    /// The parameters, without the `?`.
    pub(crate) query: &'a str,
    /// The rest: empty, or a hash.
    pub(crate) after: &'a str,
}

impl<'a> ServerQuery<'a> {
    /// Finds the query in `url`, which may be absolute or relative; `None` if there is none.
    pub(crate) fn of(url: &'a str) -> Option<Self> {
        let end = url.find('#').unwrap_or(url.len());
        let appended = Self::at(url, url.rfind('?')?);
        let is_in_hash = appended.before.len() > end;
        let is_of_server = is_in_hash
            && appended
                .keys()
                .next()
                .is_some_and(|key| FIRST_KEYS.contains(&&*key));
        if is_of_server || appended.is_appended_error() {
            return Some(appended);
        }
        Some(Self::at(url, url[..end].find('?')?))
    }

    fn at(url: &'a str, mark: usize) -> Self {
        let (before, rest) = url.split_at(mark);
        let (query, after) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
        Self {
            before,
            query: query.strip_prefix('?').unwrap_or(query),
            after,
        }
    }

    /// Returns the names of the parameters, and decodes no value: one may be a whole address.
    fn keys(&self) -> impl Iterator<Item = String> + use<'a> {
        let parts = self.query.split('&').filter(|part| !part.is_empty());
        parts.map(|part| urlencoded::decode(part.split('=').next().unwrap_or_default()))
    }

    /// Returns the first value of `name`.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        urlencoded::value(self.query, name)
    }

    /// Returns `true` if the query is one that the server appends for an error.
    ///
    /// The error comes first, then only what belongs to it: `code` of Auth.js 5, `provider` of
    /// next-auth 4.
    pub(crate) fn is_appended_error(&self) -> bool {
        let mut keys = self.keys();
        keys.next().is_some_and(|key| key == "error")
            && keys.all(|key| matches!(&*key, "code" | "provider"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(url: &str) -> Option<(&str, &str, &str)> {
        let query = ServerQuery::of(url)?;
        Some((query.before, query.query, query.after))
    }

    #[test]
    fn appended_parameters_are_found_behind_another_query_and_behind_a_hash() {
        for (url, expected) in [
            ("/in", None),
            ("", None),
            ("/in#?x=1", None),
            ("/in?", Some(("/in", "", ""))),
            ("/in?a=1&error=E#h", Some(("/in", "a=1&error=E", "#h"))),
            (
                "/in?a=1?error=E&code=c",
                Some(("/in?a=1", "error=E&code=c", "")),
            ),
            ("/in?a=1?error=E#h", Some(("/in?a=1", "error=E", "#h"))),
            ("/in#form?error=E", Some(("/in#form", "error=E", ""))),
            (
                "/in?a=1#form?error=E",
                Some(("/in?a=1#form", "error=E", "")),
            ),
            (
                "/#/in?callbackUrl=%2F&error=E",
                Some(("/#/in", "callbackUrl=%2F&error=E", "")),
            ),
            // Parameters of the app itself are no appended ones.
            (
                "/in?error=E&next=/a?callbackUrl=/b",
                Some(("/in", "error=E&next=/a?callbackUrl=/b", "")),
            ),
            (
                "/in?next=/a?error=E&x=1",
                Some(("/in", "next=/a?error=E&x=1", "")),
            ),
            ("/in?a=1?b=2#c?d=3", Some(("/in", "a=1?b=2", "#c?d=3"))),
        ] {
            assert_eq!(parts(url), expected, "{url}");
        }
    }

    #[test]
    fn an_appended_error_brings_nothing_but_what_belongs_to_it() {
        for (url, expected) in [
            ("/in?error=CredentialsSignin&code=credentials", true),
            ("/error?error=CredentialsSignin&provider=credentials", true),
            ("/in?lang=en?error=AccessDenied", true),
            ("/in?lang=en&error=AccessDenied", false),
            ("/in?error=AccessDenied&lang=en", false),
            ("/in?code=c", false),
        ] {
            let query = ServerQuery::of(url).unwrap();
            assert_eq!(query.is_appended_error(), expected, "{url}");
        }
    }
}
