//! The app of `account.rs`, which sends `json!` with `update`.

#[path = "../account.rs"]
mod account;

use serde_json::{Value, json};

fn data() -> Value {
    json!({ "name": "Ada L." })
}

fn main() {
    account::render();
}
