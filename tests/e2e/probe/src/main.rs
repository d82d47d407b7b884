//! A page with everything of the public API, driven by end-to-end tests and comparisons.

mod app;
mod buttons;
mod elsewhere;
mod query;
mod record;
mod reenter;
mod second;
mod shown;

fn main() {
    yew::Renderer::<app::App>::new().render();
}
