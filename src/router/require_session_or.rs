use std::rc::Rc;

use yew::prelude::*;
use yew_router::Routable;
use yew_router::history::Location;
use yew_router::hooks::{use_location, use_navigator};

use crate::components::RequireSession;
use crate::types::{Session, SignInError};

/// Props of [`RequireSessionOr`]; all but the route have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct RequireSessionOrProps<R: Routable> {
    /// The app's sign-in page. It is given the visitor's place as `callbackUrl`, and the reason, `SessionRequired`, as `error`; [`ReturnSignedIn`](super::ReturnSignedIn) leads back, and so does every sign-in by redirect.
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
/// Nobody is sent away unless the server has said that nobody is signed in. Outside a router, visitors go to the server's sign-in page.
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
    let location = use_location();
    let on_unauthenticated = use_navigator().map(|navigator| {
        let to = props.to.clone();
        Callback::from(move |()| {
            let here = location.as_ref().map(place).unwrap_or_default();
            let query = [
                ("error", SignInError::SessionRequired.as_str()),
                ("callbackUrl", &here),
            ];
            // Texts can always be written as a query.
            let _ = navigator.replace_with_query(&to, query);
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

fn place(location: &Location) -> String {
    [location.path(), location.query_str(), location.hash()].concat()
}
