//! The app of the README.

#[path = "../readme.rs"]
mod readme;

fn main() {
    readme::render();
}
