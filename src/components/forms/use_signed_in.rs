use std::cell::RefCell;

use yew::prelude::*;

use crate::client::AuthClient;
use crate::types::Session;

/// Calls `told`, that of the first render, each time that a user is signed in who was not before,
/// here or in another tab. Nothing is rendered for it.
#[hook]
pub(super) fn use_signed_in(client: &AuthClient, told: impl Fn() + 'static) {
    let told = use_memo((), |()| told);
    use_effect_with(client.clone(), move |client| {
        let before = RefCell::new(client.state().session().cloned());
        let source = client.clone();
        let subscription = client.subscribe(move || {
            let now = source.state().session().cloned();
            let before = before.replace(now.clone());
            if now.is_some_and(|now| !is_same(before.as_deref(), &now)) {
                told();
            }
        });
        move || drop(subscription)
    });
}

fn is_same(before: Option<&Session>, now: &Session) -> bool {
    before.is_some_and(|before| before.user().is_same_person(now.user()))
}
