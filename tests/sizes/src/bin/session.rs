//! The app of `account.rs`, which sends a struct of its own with `update`, as the docs do.

#[path = "../account.rs"]
mod account;

use serde::Serialize;

#[derive(Serialize)]
struct Changes {
    name: &'static str,
}

fn data() -> impl Serialize {
    Changes { name: "Ada L." }
}

fn main() {
    account::render();
}
