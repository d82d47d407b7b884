use yew::prelude::*;
use yew_router::Routable;
use yew_router::hooks::{use_location, use_navigator, use_route};
use yew_router::navigator::{Navigator, NavigatorKind};

use super::place::{AppPlace, place};
use crate::client::{place_to_return_to, with_kept_fragment};
use crate::hooks::use_session_selector;

/// Props of [`RedirectSignedIn`].
#[derive(Clone, PartialEq, Properties)]
#[allow(
    missing_debug_implementations,
    reason = "props contain rendered content, which may name the user"
)]
pub struct RedirectSignedInProps<R: Routable> {
    /// Where to go if the address does not say where the user came from.
    pub fallback: R,
    /// The sign-in page, shown until a user is signed in.
    ///
    /// It is shown while the session is loading, too, so that nothing typed is lost.
    #[prop_or_default]
    pub children: Html,
}

/// Leaves the app's sign-in page once a user is signed in, without loading a page.
///
/// A sign-in in another tab counts, too. The page goes to the `callbackUrl` in its address, letter
/// for letter, with the fragment that
/// [`use_sign_in_redirect`](super::use_sign_in_redirect()) has kept. That has to be another route
/// of the app on the page's own origin, of at most 8 KB; otherwise the page goes to `fallback`.
/// Either replaces the sign-in page in the history, so that "back" does not lead there again.
///
/// ```
/// # use yew::prelude::*;
/// # use yew_authjs::prelude::*;
/// # use yew_authjs::router::RedirectSignedIn;
/// # use yew_router::Routable;
/// # #[derive(Clone, PartialEq, Routable)]
/// # enum Route { #[at("/")] Home }
/// # fn view() -> Html {
/// html! {
///     <RedirectSignedIn<Route> fallback={Route::Home}>
///         <CredentialsForm />
///     </RedirectSignedIn<Route>>
/// }
/// # }
/// ```
#[component]
pub fn RedirectSignedIn<R>(props: &RedirectSignedInProps<R>) -> Html
where
    R: Routable + 'static,
{
    let navigator = use_navigator();
    // A page that led to itself would never be seen.
    let here = use_route::<R>();
    let is_signed_in = use_session_selector(|state| state.session().is_some());
    let location = use_location();
    use_effect_with((*is_signed_in, navigator), {
        let fallback = props.fallback.clone();
        move |(is_signed_in, navigator)| {
            let Some(navigator) = navigator.as_ref().filter(|_| *is_signed_in) else {
                return;
            };
            let requested = location.as_ref().and_then(|location| {
                place_to_return_to(&place(navigator, location), location.query_str())
            });
            let requested = match navigator.kind() {
                NavigatorKind::Browser => requested.map(with_kept_fragment),
                NavigatorKind::Hash | NavigatorKind::Memory => requested,
            };
            go_back(navigator, requested.as_deref(), here.as_ref(), &fallback);
        }
    });
    if *is_signed_in {
        Html::default()
    } else {
        props.children.clone()
    }
}

/// Goes to `requested` if it is a route of the app other than `here`, else to `fallback`.
fn go_back<R: Routable>(
    navigator: &Navigator,
    requested: Option<&str>,
    here: Option<&R>,
    fallback: &R,
) {
    let place = requested.and_then(|requested| AppPlace::of(requested, navigator));
    let is_elsewhere = |place: &AppPlace<'_>| {
        let route = place.route::<R>();
        route.is_some() && route.as_ref() != here
    };
    match place.filter(is_elsewhere) {
        Some(place) => place.replace(navigator),
        None => navigator.replace(fallback),
    }
}
