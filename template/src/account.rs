use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::use_sign_in_redirect;

use crate::Route;

/// A page for users who are signed in; visitors are led to the sign-in page and back.
#[component]
pub fn Account() -> Html {
    let on_unauthenticated = use_sign_in_redirect(Route::SignIn);
    let fallback = html! { <p>{ "One moment…" }</p> };
    html! { <RequireSession {on_unauthenticated} {fallback} render={details} /> }
}

fn details(session: Rc<Session>) -> Html {
    let user = session.user();
    html! {
        <>
            <h1>{ user.name().unwrap_or("Your account") }</h1>
            // A field that the server adds to the user.
            <p>{ "Role: " }{ user.get::<String>("role").unwrap_or_default() }</p>
        </>
    }
}
