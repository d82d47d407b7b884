use std::rc::Rc;

use yew::prelude::*;
use yew_router::Routable;
use yew_router::hooks::{use_location, use_navigator};
use yew_router::navigator::{Navigator, NavigatorKind};

use super::place::place;
use crate::client::{forget_fragment, keep_fragment_of};
use crate::components::RequireSession;
use crate::hooks::use_seen_sign_out;
use crate::types::{Session, SignInError};

/// Props of [`RequireSessionOr`]; all but the route have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct RequireSessionOrProps<R: Routable> {
    /// The app's sign-in page. It is given the visitor's place as `callbackUrl`, and the reason,
    /// `SessionRequired`, as `error`; [`ReturnSignedIn`](super::ReturnSignedIn) leads back, and so
    /// does every sign-in by redirect. It is given neither after a sign-out. What stands behind the
    /// `#` of the place, unless it is the route itself, is kept in this tab and put back on return.
    pub to: R,
    /// What to show to whoever is signed in.
    #[prop_or_default]
    pub children: Html,
    /// The same, made from the session; shown after the children.
    #[prop_or_default]
    pub render: Option<Callback<Rc<Session>, Html>>,
    /// What to show until it is known who is signed in. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
    /// What to show if it could not be found out. Default: [`SessionFailed`](crate::SessionFailed).
    #[prop_or_default]
    pub failed: Option<Html>,
}

/// [`RequireSession`] for apps with yew-router: visitors go to a route of the app, in place of the page that they may not see, without loading a page.
///
/// No user is sent away unless the server has said that there is no session, nor while the page is
/// on its way elsewhere. Outside a router, visitors go to the server's sign-in page.
///
/// When the user of a guarded page signs out, here or in another tab, the sign-in page is given no
/// error and no way back: the next user may be another one. A session that has run out, or that the
/// server has ended, is led back to, for the same user is likely to return; so is a page that is
/// opened later than ten seconds after a sign-out.
///
/// ```
/// # use yew::prelude::*;
/// # use yew_authjs::router::RequireSessionOr;
/// # use yew_router::Routable;
/// # #[derive(Clone, PartialEq, Routable)]
/// # enum Route { #[at("/sign-in")] SignIn }
/// # fn view() -> Html {
/// html! { <RequireSessionOr<Route> to={Route::SignIn}><h1>{ "Yours alone" }</h1></RequireSessionOr<Route>> }
/// # }
/// ```
#[component]
pub fn RequireSessionOr<R>(props: &RequireSessionOrProps<R>) -> Html
where
    R: Routable + 'static,
{
    let has_seen_sign_out = use_seen_sign_out();
    let location = use_location();
    let on_unauthenticated = use_navigator().map(|navigator| {
        let to = props.to.clone();
        Callback::from(move |()| {
            if has_seen_sign_out.emit(()) {
                forget_fragment();
                navigator.replace(&to);
            } else {
                let here = location.as_ref().map(|here| place(&navigator, here));
                require_session(&navigator, &to, &here.unwrap_or_default());
            }
        })
    });
    html! {
        <RequireSession
            render={props.render.clone()}
            fallback={props.fallback.clone()}
            failed={props.failed.clone()}
            {on_unauthenticated}
        >
            { props.children.clone() }
        </RequireSession>
    }
}

/// Leads a visitor from `here` to the sign-in page `to`, in place of the page.
///
/// In an address whose path is the route, what stands behind the `#` is sent to no server: not even
/// when the sign-in page is loaded anew, or by a sign-in at a provider.
fn require_session<R: Routable>(navigator: &Navigator, to: &R, here: &str) {
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
