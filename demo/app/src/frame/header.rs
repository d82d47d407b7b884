use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::SignInLink;
use yew_router::prelude::*;

use super::nav_link::NavLink;
use crate::route::Route;
use crate::texts::{filled, use_words};

/// The bar at the top, with links to the pages and the signed-in user.
#[component]
pub(super) fn Header() -> Html {
    let words = use_words();
    let link = |to: Route| html! { <NavLink {to}>{ to.name(words) }</NavLink> };
    html! {
        <header class="bar">
            <Link<Route> classes="brand" to={Route::Home}>{ "yew-authjs" }</Link<Route>>
            <nav aria-label={words.pages}>
                { for [Route::Home, Route::Members, Route::Tabs, Route::Settings].map(link) }
            </nav>
            <Account />
        </header>
    }
}

/// The menu of the signed-in user, or a link to the sign-in page. A sign-out stays on the page.
#[component]
fn Account() -> Html {
    let words = use_words();
    let fallback = html! { <SignInLink<Route> class="button" to={Route::SignIn} /> };
    let loading = html! { <span class="account-waits" /> };
    html! {
        <div class="account">
            <UserBadge redirect=false {fallback} {loading}>
                <Link<Route> to={Route::Profile}>{ words.profile }</Link<Route>>
            </UserBadge>
            <Announcement />
        </div>
    }
}

/// Announces a change of the header to screen readers.
#[component]
fn Announcement() -> Html {
    let words = use_words();
    let session = use_session();
    let name = session.data.as_ref().and_then(|data| data.user().name());
    let text = match session.status {
        SessionStatus::Loading => String::new(),
        SessionStatus::Unauthenticated => words.nobody_is_signed_in.to_owned(),
        SessionStatus::Authenticated => filled(words.signed_in_as, name.unwrap_or(words.nameless)),
    };
    html! { <span class="only-heard" role="status">{ text }</span> }
}
