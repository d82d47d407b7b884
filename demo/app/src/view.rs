use yew::prelude::*;
use yew_authjs::use_session;
use yew_router::prelude::*;

use crate::home::Home;
use crate::profile::Profile;
use crate::route::Route;
use crate::session_panel::SessionPanel;
use crate::sign_in::SignIn;
use crate::tabs_hint::TabsHint;
use crate::use_view_focus::use_view_focus;

/// The view of the current address, with the live session beside it.
#[component]
pub(crate) fn View() -> Html {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let session = use_session();
    let main = use_node_ref();
    use_view_focus(main.clone(), route, session.status);
    use_effect_with(route, |route| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(route.title());
        }
    });

    html! {
        <div class="columns">
            <main ref={main} tabindex="-1">
                { match route {
                    Route::Home => html! { <Home /> },
                    Route::SignIn => html! { <SignIn /> },
                    Route::Profile => html! { <Profile /> },
                    Route::NotFound => html! { <NotFound /> },
                } }
            </main>
            <aside aria-label="What this tab knows">
                <SessionPanel />
                <TabsHint />
            </aside>
        </div>
    }
}

#[component]
fn NotFound() -> Html {
    html! {
        <section class="card">
            <h1>{ "There is no such page" }</h1>
            <p><Link<Route> to={Route::Home}>{ "Go to the start" }</Link<Route>></p>
        </section>
    }
}
