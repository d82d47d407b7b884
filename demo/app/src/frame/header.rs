use yew::prelude::*;
use yew_authjs::{SessionStatus, UserBadge, use_session};
use yew_router::prelude::*;

use super::nav_link::NavLink;
use crate::route::Route;

/// The bar at the top: where to go, and who is signed in.
#[component]
pub(super) fn Header() -> Html {
    let link = |to: Route| html! { <NavLink {to}>{ to.name() }</NavLink> };
    html! {
        <header class="bar">
            <Link<Route> classes="brand" to={Route::Home}>{ "yew-authjs" }</Link<Route>>
            <nav aria-label="Pages">
                { for [Route::Home, Route::Members, Route::Tabs, Route::Settings].map(link) }
            </nav>
            <Account />
        </header>
    }
}

/// The menu of whoever is signed in, or the way in. Signing out stays on the page.
#[component]
fn Account() -> Html {
    let visitor = html! { <Link<Route> classes="button" to={Route::SignIn}>{ Route::SignIn.name() }</Link<Route>> };
    html! {
        <div class="account">
            <UserBadge redirect=false fallback={visitor} loading={html! { <span class="account-waits" /> }}>
                <Link<Route> to={Route::Profile}>{ Route::Profile.name() }</Link<Route>>
            </UserBadge>
            <Announcement />
        </div>
    }
}

/// Tells those who cannot see the header what it has become.
#[component]
fn Announcement() -> Html {
    let session = use_session();
    let name = session.data.as_ref().and_then(|data| data.user().name());
    let text = match session.status {
        SessionStatus::Loading => String::new(),
        SessionStatus::Unauthenticated => "Nobody is signed in".to_owned(),
        SessionStatus::Authenticated => format!("Signed in as {}", name.unwrap_or("somebody")),
    };
    html! { <span class="only-heard" role="status">{ text }</span> }
}
