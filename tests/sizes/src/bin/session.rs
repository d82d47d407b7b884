//! The app that React has, too.

use yew_authjs_sizes::{App, render};

struct Session;

impl App for Session {}

fn main() {
    render::<Session>();
}
