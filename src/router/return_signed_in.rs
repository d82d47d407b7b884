use yew::prelude::*;
use yew_router::Routable;
use yew_router::hooks::{use_location, use_navigator, use_route};
use yew_router::navigator::{Navigator, NavigatorKind};

use super::place::{AppPlace, place};
use crate::client::{place_to_return_to, with_kept_fragment};
use crate::hooks::use_session_selector;

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
/// It leads to the `callbackUrl` in the page's address, letter for letter, and with the fragment
/// that [`RequireSessionOr`](super::RequireSessionOr) has kept. That has to be another route of the
/// app on the page's own origin, of no more than 8 KB; otherwise it leads to `or`. Either takes the
/// place of the sign-in page in the history, so that "back" does not lead there again.
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
            let wanted = location.as_ref().and_then(|location| {
                place_to_return_to(&place(navigator, location), location.query_str())
            });
            let wanted = match navigator.kind() {
                NavigatorKind::Browser => wanted.map(with_kept_fragment),
                NavigatorKind::Hash | NavigatorKind::Memory => wanted,
            };
            go_back(navigator, wanted.as_deref(), here.as_ref(), &or);
        }
    });
    if *is_signed_in {
        Html::default()
    } else {
        props.children.clone()
    }
}

/// Goes to `wanted`, a place on the page's origin, if the app has such a route and is not there.
fn go_back<R: Routable>(navigator: &Navigator, wanted: Option<&str>, here: Option<&R>, or: &R) {
    let place = wanted.and_then(|wanted| AppPlace::of(wanted, navigator));
    let is_elsewhere = |place: &AppPlace<'_>| {
        let route = place.route::<R>();
        route.is_some() && route.as_ref() != here
    };
    match place.filter(is_elsewhere) {
        Some(place) => place.replace(navigator),
        None => navigator.replace(or),
    }
}
