//! A page with everything of the public API on it, for the end-to-end tests and comparisons to drive.

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
