use yew::prelude::*;
use yew_router::Routable;
use yew_router::hooks::{use_location, use_navigator};
use yew_router::navigator::{Navigator, NavigatorKind};

use super::place::place;
use crate::client::{forget_fragment, keep_fragment_of};
use crate::hooks::use_seen_sign_out;
use crate::types::SignInError;

/// Returns a callback that leads a visitor to the app's sign-in page, without loading a page.
///
/// It is for the `on_unauthenticated` of [`RequireSession`](crate::components::RequireSession) or
/// [`UseSessionOptions`](crate::hooks::UseSessionOptions), which call it only if the server has
/// said that there is no session. Call the hook in the component of the guarded page. Outside a
/// router it is `None`, and visitors go to the server's sign-in page.
///
/// The page at `to` replaces the guarded page in the history. Its address gets the visitor's place
/// as `callbackUrl` and the reason, `SessionRequired`, as `error`.
/// [`RedirectSignedIn`](super::RedirectSignedIn) leads back, and so does every sign-in by redirect.
/// The fragment of the place, unless it is the route itself, is kept in this tab and put back on
/// return.
///
/// After the user of a guarded page has signed out, here or in another tab, the address gets
/// neither: the next user may be another one. A session that has expired, or that the server has
/// ended, is led back to, because its user is likely to return. So is whatever a visitor opens
/// after a sign-out, but for a page that is loaded within ten seconds after it: the sign-out itself
/// has loaded that one anew.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
/// use yew_authjs::router::use_sign_in_redirect;
/// use yew_router::Routable;
///
/// #[derive(Clone, PartialEq, Routable)]
/// enum Route {
///     #[at("/sign-in")]
///     SignIn,
/// }
///
/// #[component]
/// fn Profile() -> Html {
///     let on_unauthenticated = use_sign_in_redirect(Route::SignIn);
///     html! { <RequireSession {on_unauthenticated}>{ "Your profile" }</RequireSession> }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_sign_in_redirect<R>(to: R) -> Option<Callback<()>>
where
    R: Routable + 'static,
{
    let has_seen_sign_out = use_seen_sign_out();
    let location = use_location();
    use_navigator().map(|navigator| {
        Callback::from(move |()| {
            if has_seen_sign_out.emit(()) {
                forget_fragment();
                navigator.replace(&to);
            } else {
                let here = location.as_ref().map(|here| place(&navigator, here));
                replace_with_sign_in(&navigator, &to, &here.unwrap_or_default());
            }
        })
    })
}

/// Replaces the page at `here` with the sign-in page `to`, which is told where to lead back.
///
/// In an address whose path is the route, the fragment is kept from every server, also when the
/// sign-in page is reloaded or leads to a provider.
fn replace_with_sign_in<R: Routable>(navigator: &Navigator, to: &R, here: &str) {
    let here = match navigator.kind() {
        NavigatorKind::Browser => keep_fragment_of(here),
        NavigatorKind::Hash | NavigatorKind::Memory => here,
    };
    let query = [
        ("error", SignInError::SessionRequired.as_str()),
        ("callbackUrl", here),
    ];
    // Texts can always be written as a query.
    let _ = navigator.replace_with_query(to, query);
}
