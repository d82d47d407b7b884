use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::RedirectSignedIn;

use super::sign_in_methods::SignInMethods;
use crate::route::Route;
use crate::skeleton::Skeleton;

/// The sign-in page, with all of the server's providers.
#[component]
pub(super) fn SignIn() -> Html {
    let texts = use_texts();
    let reason = use_session().signed_out_reason;
    let error = use_sign_in_error();
    // The visitor comes from a page for members, which is not an error.
    let is_required = error == Some(SignInError::SessionRequired);
    let notice = reason.and_then(notice);
    let notice = notice.map(AttrValue::from);
    let notice =
        notice.or_else(|| is_required.then(|| texts.refusal.of(&SignInError::SessionRequired)));
    html! {
        <RedirectSignedIn<Route> fallback={Route::Profile}>
            <section class="card narrow">
                <h1>{ "Sign in" }</h1>
                if let Some(error) = error.filter(|_| !is_required) {
                    <p class="authjs-error" role="alert">{ texts.refusal.of(&error) }</p>
                }
                if let Some(notice) = notice {
                    <p class="notice">{ notice }</p>
                }
                <SessionLoading><Skeleton /></SessionLoading>
                <SignedOut>
                    <SignInMethods />
                    // A server in the page has no pages of its own.
                    if cfg!(not(feature = "in-page-server")) {
                        <p class="soft">
                            { "The server has a page of its own, too, and leads back here. " }
                            <SignInButton class="link">{ "Sign in there" }</SignInButton>
                        </p>
                    }
                </SignedOut>
            </section>
        </RedirectSignedIn<Route>>
    }
}

/// Returns why a user who was signed in has to sign in again.
fn notice(reason: SignedOutReason) -> Option<&'static str> {
    match reason {
        SignedOutReason::SignedOut => Some("You have signed out, in every tab."),
        SignedOutReason::SignedOutElsewhere => Some("You were signed out in another tab."),
        SignedOutReason::Expired => Some("Your session has expired."),
        _ => None,
    }
}
