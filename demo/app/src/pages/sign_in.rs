use yew::prelude::*;
use yew_authjs::{
    SessionLoading, SessionStatus, SignInButton, SignInError, SignedOut, SignedOutReason,
    use_session,
};
use yew_router::prelude::*;

use super::way_back::use_way_back;
use super::ways_in::WaysIn;
use crate::skeleton::Skeleton;

/// Every way in that the server offers. Leads on once somebody is signed in, here or in another tab.
#[component]
pub(super) fn SignIn() -> Html {
    let session = use_session();
    let to = use_way_back();
    let navigator = use_navigator();
    use_effect_with((session.status, to), move |(status, to)| {
        // In the place of this page, so that the way back does not lead here again.
        if let (SessionStatus::Authenticated, Some(navigator)) = (status, navigator) {
            navigator.replace(to);
        }
    });
    let redirect_to = AttrValue::from(to.to_path());
    html! {
        <section class="card narrow">
            <h1>{ "Sign in" }</h1>
            if let Some(error) = SignInError::from_location() {
                <p class="authjs-error" role="alert">{ error.message() }</p>
            }
            if let Some(notice) = session.signed_out.and_then(notice) {
                <p class="notice">{ notice }</p>
            }
            <SessionLoading><Skeleton /></SessionLoading>
            <SignedOut>
                <WaysIn redirect_to={redirect_to.clone()} />
                <p class="soft">
                    { "The server has a page of its own, too, and leads back here. " }
                    <SignInButton class="link" {redirect_to}>{ "Sign in there" }</SignInButton>
                </p>
            </SignedOut>
        </section>
    }
}

/// Why somebody who was signed in is asked to do it again.
fn notice(reason: SignedOutReason) -> Option<&'static str> {
    match reason {
        SignedOutReason::SignedOut => Some("You have signed out, in every tab."),
        SignedOutReason::SignedOutElsewhere => Some("You were signed out in another tab."),
        SignedOutReason::Expired => Some("Your session has expired."),
        _ => None,
    }
}
