//! The parts that all pages share.

mod header;
mod nav_link;
mod notices;
mod use_view_focus;

use header::Header;
use notices::Notices;
use use_view_focus::use_view_focus;
use yew::prelude::*;
use yew_authjs::use_session;
use yew_router::prelude::*;

use crate::pages::page;
use crate::route::Route;

/// Says who sees what visitors type.
const WHERE_DATA_GOES: &str = if cfg!(feature = "in-page-server") {
    "This is a demo. Its server is inside this page: nothing that you type here leaves your \
     browser."
} else {
    "This is a demo. Nothing that you type here leaves the server that it came from."
};

/// The header, the notices, and the page of the current route.
#[component]
pub(crate) fn Frame() -> Html {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let session = use_session();
    let main = use_node_ref();
    use_view_focus(main.clone(), route, session.status);
    use_effect_with(route, |route| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&format!("{} · yew-authjs", route.name()));
        }
    });

    let home = use_navigator();
    let home = home.as_ref().and_then(Navigator::basename);
    let home = format!("{}/", home.unwrap_or_default());

    html! {
        <>
            <a class="skip" href="#main">{ "Skip to the content" }</a>
            <Header />
            <main ref={main} id="main" tabindex="-1">
                <Notices />
                { page(route) }
            </main>
            <footer class="footer">
                <p>{ WHERE_DATA_GOES }</p>
                <p>
                    <a href={home} target="_blank" rel="noopener">
                        { "Open a second tab" }
                        <span class="only-heard">{ " (opens a new tab)" }</span>
                    </a>
                </p>
            </footer>
        </>
    }
}
