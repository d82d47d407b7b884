//! A small site that shows what yew-authjs does: one session in all open tabs.

mod app;
mod frame;
#[cfg(feature = "in-page-server")]
mod in_page_server;
mod network;
mod pages;
mod presence;
mod public_url;
mod route;
mod skeleton;
mod texts;
mod theme;
mod time;
mod use_now;

use app::App;

fn main() {
    #[cfg(feature = "in-page-server")]
    if let Err(error) = in_page_server::start() {
        web_sys::console::error_1(&error);
    }
    // The app replaces the static shell in this element.
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}
