//! Places in a router: the place of the page, and how to go to another one letter for letter.

use yew_router::history::Location;
use yew_router::navigator::{Navigator, NavigatorKind};
use yew_router::query::Raw;
use yew_router::{AnyRoute, Routable};

use crate::client::place_of_page;
use crate::url::is_own_place;

/// Returns the place of the page: its address, which servers lead back to, if that has the routes.
pub(super) fn place(navigator: &Navigator, location: &Location) -> String {
    match navigator.kind() {
        NavigatorKind::Memory => [location.path(), location.query_str(), location.hash()].concat(),
        NavigatorKind::Browser | NavigatorKind::Hash => place_of_page(),
    }
}

/// A place of an app, without the router's basename.
#[derive(PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct AppPlace<'a>(&'a str);

impl<'a> AppPlace<'a> {
    /// Returns the app's own part of `place`.
    ///
    /// `None` if `place` is not within the router's basename, or if a browser would read it as
    /// another address.
    pub(super) fn of(place: &'a str, navigator: &Navigator) -> Option<Self> {
        let place = match navigator.kind() {
            NavigatorKind::Hash => place.split_once('#').map_or(place, |(_, route)| route),
            NavigatorKind::Browser | NavigatorKind::Memory => place,
        };
        Self::within(place, navigator.basename().unwrap_or_default())
    }

    fn within(place: &'a str, base: &str) -> Option<Self> {
        let rest = place.strip_prefix(base).filter(|_| is_own_place(place))?;
        let is_path = rest.starts_with('/') && !rest.starts_with("//");
        let is_base = !base.is_empty() && (rest.is_empty() || rest.starts_with(['?', '#']));
        (is_path || is_base).then_some(Self(rest))
    }

    /// Returns the app's route at this place.
    ///
    /// The route for unknown paths counts only at its own path.
    ///
    /// A route does not count if the router would write it as a path that browsers read as another
    /// one. Its parameters are decoded, so they may have slashes and dots that the address does not
    /// have; a link of the app to its own route would then lead to another origin or be stopped.
    pub(super) fn route<R: Routable>(&self) -> Option<R> {
        let path = self.0.split(['?', '#']).next().unwrap_or_default();
        let route = R::recognize(path)?;
        let is_known = R::not_found_route().as_ref() != Some(&route);
        let is_own = || route.to_path().trim_end_matches('/') == path.trim_end_matches('/');
        let is_taken = (is_known || is_own()) && is_own_place(&route.to_path());
        is_taken.then_some(route)
    }

    /// Replaces the page in the history with this place, letter for letter.
    ///
    /// Going to the route would write the address anew.
    pub(super) fn replace(&self, navigator: &Navigator) {
        let place = match navigator.kind() {
            NavigatorKind::Browser => return navigator.replace(&AnyRoute::new(self.0)),
            NavigatorKind::Hash => self.0,
            // A memory router has no hash.
            NavigatorKind::Memory => self.0.split('#').next().unwrap_or_default(),
        };
        match place.split_once('?') {
            Some((path, query)) => {
                let Ok(()) = navigator.replace_with_query(&AnyRoute::new(path), Raw(query));
            }
            None => navigator.replace(&AnyRoute::new(place)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Routable)]
    enum Route {
        #[not_found]
        #[at("/")]
        Home,
        #[at("/secret/:what")]
        Secret { what: String },
    }

    #[test]
    fn a_basename_is_taken_off_whole() {
        for (place, base, expected) in [
            ("/app/profile?x=1#h", "/app", Some("/profile?x=1#h")),
            ("/app", "/app", Some("")),
            ("/app?x=1", "/app", Some("?x=1")),
            ("/app#h", "/app", Some("#h")),
            ("/apple", "/app", None),
            ("/profile", "/app", None),
            ("/app//other.example", "/app", None),
            ("/profile", "", Some("/profile")),
            ("//other.example", "", None),
            ("/app/.//other.example", "/app", None),
            ("/a/%2e%2E//other.example", "", None),
            ("/\\other.example", "", None),
            ("?x=1", "", None),
            ("", "", None),
        ] {
            assert_eq!(AppPlace::within(place, base), expected.map(AppPlace));
        }
    }

    #[test]
    fn the_route_for_unknown_paths_is_one_at_its_own_path_only() {
        let route = |place| AppPlace(place).route::<Route>();
        for place in ["/", "", "/?x=1", "/#h", "?x=1"] {
            assert_eq!(route(place), Some(Route::Home), "{place}");
        }
        let what = "a/b".to_owned();
        assert_eq!(route("/secret/a%2Fb/?x"), Some(Route::Secret { what }));
        for place in ["/unknown", "/secret", "/secret/a/b"] {
            assert_eq!(route(place), None, "{place}");
        }
    }

    /// Routes of an app that knows every path.
    #[derive(Clone, Debug, PartialEq, Routable)]
    enum Wild {
        #[at("/")]
        Home,
        #[at("/files/*path")]
        Files { path: String },
        #[at("/*path")]
        Any { path: String },
    }

    #[test]
    fn a_route_counts_by_what_the_router_would_write() {
        let route = |place| AppPlace(place).route::<Wild>();
        for place in [
            "/%2Fother.example",
            "/%2f%2Fother.example/x?y#z",
            "/.%2F%2Fother.example",
            "/a%2F..%2F%2Fother.example",
            "/files/..%2F%2Fother.example",
            "/files/a%2F..%2F..%2F%2Fother.example",
        ] {
            assert_eq!(route(place), None, "{place}");
        }
        let any = |path: &str| Wild::Any {
            path: path.to_owned(),
        };
        let files = |path: &str| Wild::Files {
            path: path.to_owned(),
        };
        for (place, expected) in [
            ("/", Wild::Home),
            ("/a%2Fb", any("a/b")),
            ("/%5Cother.example", any("\\other.example")),
            ("/...", any("...")),
            ("/files/%2Fa", files("/a")),
            ("/files/a//b?x=//y", files("a//b")),
        ] {
            assert_eq!(route(place), Some(expected), "{place}");
        }
    }
}
