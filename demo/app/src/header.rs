use yew::prelude::*;
use yew_authjs::{SessionStatus, SignInButton, SignOutButton, use_session};

use crate::avatar::Avatar;
use crate::nav_link::NavLink;
use crate::route::Route;

/// The bar at the top: where to go, and who is signed in.
#[component]
pub(crate) fn Header() -> Html {
    html! {
        <header class="bar">
            <span class="brand">{ "yew-authjs" }</span>
            <nav aria-label="Views">
                <NavLink to={Route::Home}>{ "Start" }</NavLink>
                <NavLink to={Route::Profile}>{ "Profile" }</NavLink>
            </nav>
            <Account />
        </header>
    }
}

/// The two buttons of the library. Signing out stays on the page; signing in goes to the server's own page and comes back.
#[component]
fn Account() -> Html {
    let session = use_session();
    let name = session.data.as_ref().and_then(|data| data.user().name());
    let (shown, heard) = match session.status {
        SessionStatus::Loading => (Html::default(), String::new()),
        SessionStatus::Unauthenticated => (
            html! { <SignInButton class="button" redirect_to="/profile" /> },
            "Nobody is signed in".to_owned(),
        ),
        SessionStatus::Authenticated => (
            html! {
                <>
                    <Avatar name={name.map(str::to_owned)} />
                    <span class="name">{ name.unwrap_or("somebody") }</span>
                    <SignOutButton class="button quiet" redirect=false />
                </>
            },
            format!("Signed in as {}", name.unwrap_or("somebody")),
        ),
    };
    html! {
        <div class="account">
            { shown }
            <span class="only-heard" role="status">{ heard }</span>
        </div>
    }
}
