use std::cell::RefCell;

use yew::prelude::*;

use crate::client::AuthClient;
use crate::types::Session;

/// Calls `callback` each time that another user is signed in, in this or another tab.
///
/// It is the callback of the first render, and causes no render.
#[hook]
pub(super) fn use_signed_in(client: &AuthClient, callback: impl Fn() + 'static) {
    let callback = use_memo((), |()| callback);
    use_effect_with(client.clone(), move |client| {
        let before = RefCell::new(client.state().session().cloned());
        let source = client.clone();
        let subscription = client.subscribe(move || {
            let now = source.state().session().cloned();
            let before = before.replace(now.clone());
            if now.is_some_and(|now| !is_same(before.as_deref(), &now)) {
                callback();
            }
        });
        move || drop(subscription)
    });
}

/// Returns `true` if both sessions are of one user.
fn is_same(before: Option<&Session>, now: &Session) -> bool {
    before.is_some_and(|before| before.user().is_same_person(now.user()))
}
