//! What an app does from inside `on_change`.

use serde_json::json;
use web_sys::{Event, window};
use yew::Callback;
use yew::platform::spawn_local;
use yew_authjs::AuthClient;
use yew_authjs::prelude::*;

use crate::record;

/// Does what `how` names as soon as a user is signed in.
pub(crate) fn reenter(how: Option<&str>, change: &SessionChange, unmount: &Callback<()>) {
    if change.to.session().is_none() {
        return;
    }
    match how {
        Some("sign-out") => spawn_local(async {
            let params = SignOutParams::new().without_redirect();
            let outcome = AuthClient::current().sign_out_with(params).await;
            record::result("reenter", outcome.map(|outcome| record::sign_out(&outcome)));
        }),
        Some("update") => spawn_local(async {
            let outcome = AuthClient::current()
                .update(&json!({ "name": "Ada L." }))
                .await;
            record::result("reenter", outcome.map(|session| json!(session.is_some())));
        }),
        Some("unmount") => unmount.emit(()),
        Some("visibilitychange") => turn(),
        _ => {}
    }
}

/// Listeners of the page run before this returns.
fn turn() {
    let document = window().and_then(|window| window.document());
    if let (Some(document), Ok(event)) = (document, Event::new("visibilitychange")) {
        // Whether it was cancelled is all that it tells.
        let _ = document.dispatch_event(&event);
    }
}
