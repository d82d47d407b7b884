//! A small app that shows what yew-authjs does: one session, the same in every open tab.

mod app;
mod avatar;
mod display_name_form;
mod field;
mod header;
mod home;
mod nav_link;
mod profile;
mod route;
mod session_panel;
mod sign_in;
mod sign_in_form;
mod tabs_hint;
mod test_accounts;
mod time;
mod use_now;
mod use_view_focus;
mod view;
mod waiting;

use app::App;

fn main() {
    // The shell that the page came with stands in this element until the app takes its place.
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}
