use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::RedirectSignedIn;

use super::sign_in_methods::SignInMethods;
use crate::route::Route;
use crate::skeleton::Skeleton;
use crate::texts::{Words, use_words};

/// The sign-in page, with all of the server's providers.
#[component]
pub(super) fn SignIn() -> Html {
    let words = use_words();
    let texts = use_texts();
    let reason = use_session().signed_out_reason;
    let error = use_sign_in_error();
    // The visitor comes from a page for members, which is not an error.
    let is_required = error == Some(SignInError::SessionRequired);
    let notice = reason.and_then(|reason| notice(reason, words));
    let notice = notice.map(AttrValue::from);
    let notice =
        notice.or_else(|| is_required.then(|| texts.refusal.of(&SignInError::SessionRequired)));
    html! {
        <RedirectSignedIn<Route> fallback={Route::Profile}>
            <section class="card narrow">
                <h1>{ words.sign_in }</h1>
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
                            { words.server_page }{ " " }
                            <SignInButton class="link">{ words.sign_in_there }</SignInButton>
                        </p>
                    }
                </SignedOut>
            </section>
        </RedirectSignedIn<Route>>
    }
}

/// Returns why a user who was signed in has to sign in again.
fn notice(reason: SignedOutReason, words: &Words) -> Option<&'static str> {
    match reason {
        SignedOutReason::SignedOut => Some(words.signed_out),
        SignedOutReason::SignedOutElsewhere => Some(words.signed_out_elsewhere),
        SignedOutReason::Expired => Some(words.expired),
        _ => None,
    }
}
