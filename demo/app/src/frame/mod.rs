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
use crate::texts::use_language;

/// The header, the notices, and the page of the current route.
#[component]
pub(crate) fn Frame() -> Html {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let session = use_session();
    let language = use_language();
    let words = language.words();
    let main = use_node_ref();
    use_view_focus(main.clone(), route, session.status);
    use_effect_with((route, language), |(route, language)| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&format!("{} · yew-authjs", route.name(language.words())));
        }
    });

    let footer = if cfg!(feature = "in-page-server") {
        words.footer_in_page
    } else {
        words.footer
    };
    let home = use_navigator();
    let home = home.as_ref().and_then(Navigator::basename);
    let home = format!("{}/", home.unwrap_or_default());

    html! {
        <>
            <a class="skip" href="#main">{ words.skip }</a>
            <Header />
            <main ref={main} id="main" tabindex="-1">
                <Notices />
                { page(route, words) }
            </main>
            <footer class="footer">
                <p>{ footer }</p>
                <p>
                    <a href={home} target="_blank" rel="noopener">
                        { words.open_second_tab }
                        <span class="only-heard">{ " (" }{ words.opens_new_tab }{ ")" }</span>
                    </a>
                </p>
            </footer>
        </>
    }
}
