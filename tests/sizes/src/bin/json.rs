//! The app with the session, which sends `json!` with `update`.

use serde::Serialize;
use serde_json::json;
use yew_authjs_sizes::{App, render};

struct Json;

impl App for Json {
    fn changes() -> impl Serialize {
        json!({ "name": "Ada L." })
    }
}

fn main() {
    render::<Json>();
}
