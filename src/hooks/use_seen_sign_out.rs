use yew::prelude::*;

use super::{use_auth_client, use_session_selector};

/// Tells whether the session that this component has seen was ended by a user who has signed out,
/// here or in another tab.
///
/// A component that is shown after the sign-out has seen none: what its visitor asks for now may be
/// led back to. Not so in a page that the sign-out itself has loaded anew.
#[hook]
pub(crate) fn use_seen_sign_out() -> Callback<(), bool> {
    let client = use_auth_client();
    let has_seen_session = use_mut_ref(|| false);
    if *use_session_selector(|state| state.session().is_some()) {
        *has_seen_session.borrow_mut() = true;
    }
    Callback::from(move |()| {
        let has_seen_it = *has_seen_session.borrow() && client.state().has_signed_out();
        has_seen_it || client.is_opened_by_sign_out()
    })
}
