use yew::prelude::*;
use yew_router::Routable;
use yew_router::history::Location;
use yew_router::hooks::{use_location, use_navigator, use_route};
use yew_router::navigator::Navigator;
use yew_router::query::Raw;

use crate::hooks::{use_auth_client, use_session_selector};

/// Props of [`ReturnSignedIn`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReturnSignedInProps<R: Routable> {
    /// Where to go if the address does not say where the user came from.
    pub or: R,
    /// The sign-in page, for whoever is not signed in. It stays while nothing is known, so that nothing typed is lost.
    #[prop_or_default]
    pub children: Html,
}

/// Leaves the app's sign-in page once somebody is signed in, here or in another tab, without loading a page.
///
/// It leads to the `callbackUrl` in the page's address, if that is another route of the app on the page's own origin, without its hash; otherwise to `or`. Either takes the place of the sign-in page in the history, so that "back" does not lead there again.
///
/// ```
/// # use yew::prelude::*;
/// # use yew_authjs::{CredentialsForm, router::ReturnSignedIn};
/// # use yew_router::Routable;
/// # #[derive(Clone, PartialEq, Routable)]
/// # enum Route { #[at("/")] Home }
/// # fn view() -> Html {
/// html! { <ReturnSignedIn<Route> or={Route::Home}><CredentialsForm /></ReturnSignedIn<Route>> }
/// # }
/// ```
#[component]
pub fn ReturnSignedIn<R>(props: &ReturnSignedInProps<R>) -> Html
where
    R: Routable + 'static,
{
    let client = use_auth_client();
    let navigator = use_navigator();
    // Nothing would ever be seen of a page that led to itself.
    let here = use_route::<R>();
    let is_signed_in = use_session_selector(|state| state.session().is_some());
    let location = use_location();
    use_effect_with((*is_signed_in, navigator), {
        let or = props.or.clone();
        move |(is_signed_in, navigator)| {
            let Some(navigator) = navigator.as_ref().filter(|_| *is_signed_in) else {
                return;
            };
            let query = location.as_ref().map_or("", Location::query_str);
            match client.place_to_return_to(query) {
                Some(place) => go_back(navigator, &place, here.as_ref(), &or),
                None => navigator.replace(&or),
            }
        }
    });
    if *is_signed_in {
        Html::default()
    } else {
        props.children.clone()
    }
}

/// Goes to `place`, a path of the page's origin with its query, if the app has such a route and is not there.
fn go_back<R: Routable>(navigator: &Navigator, place: &str, here: Option<&R>, or: &R) {
    let place = place.split('#').next().unwrap_or_default();
    let (path, query) = place.split_once('?').unwrap_or((place, ""));
    let known = R::recognize(without_base(path, navigator.basename()))
        .filter(|route| R::not_found_route().as_ref() != Some(route) && here != Some(route));
    match known {
        Some(route) if query.is_empty() => navigator.replace(&route),
        Some(route) => {
            let Ok(()) = navigator.replace_with_query(&route, Raw(query));
        }
        None => navigator.replace(or),
    }
}

/// The path as the app's routes have it, which know nothing of the router's basename.
fn without_base<'a>(path: &'a str, base: Option<&str>) -> &'a str {
    match base.and_then(|base| path.strip_prefix(base)) {
        Some("") => "/",
        Some(rest) if rest.starts_with('/') => rest,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basename_is_taken_off_whole() {
        assert_eq!(without_base("/app/profile", Some("/app")), "/profile");
        assert_eq!(without_base("/app", Some("/app")), "/");
        assert_eq!(without_base("/apple", Some("/app")), "/apple");
        assert_eq!(without_base("/profile", Some("")), "/profile");
        assert_eq!(without_base("/profile", None), "/profile");
    }
}
