use yew::prelude::*;

use super::{use_auth_client, use_session_selector};

/// Returns a callback that returns `true` if a user's sign-out has ended this component's session.
///
/// A sign-out in another tab counts. A component that is mounted after the sign-out has had no
/// session: what its visitor asks for may be led back to. A page that the sign-out itself has
/// reloaded may not.
#[hook]
pub(crate) fn use_seen_sign_out() -> Callback<(), bool> {
    let client = use_auth_client();
    let has_seen_session = use_mut_ref(|| false);
    if *use_session_selector(|state| state.session().is_some()) {
        *has_seen_session.borrow_mut() = true;
    }
    Callback::from(move |()| {
        let has_ended = *has_seen_session.borrow() && client.state().has_signed_out();
        has_ended || client.is_opened_by_sign_out()
    })
}
