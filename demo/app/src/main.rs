//! A small site that shows what yew-authjs does: one session in all open tabs.

mod app;
mod frame;
mod network;
mod pages;
mod presence;
mod route;
mod skeleton;
mod texts;
mod theme;
mod time;
mod use_now;

use app::App;

fn main() {
    // The app replaces the static shell in this element.
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}
