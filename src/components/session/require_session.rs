use std::rc::Rc;

use yew::prelude::*;

use super::gate::{Gate, gate};
use super::session_error::SessionError;
use super::signed_in::SignedIn;
use crate::components::use_texts;
use crate::hooks::{UseSessionOptions, use_session_selector, use_session_with};
use crate::types::{AuthError, Session};

/// Props of [`RequireSession`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct RequireSessionProps {
    /// What to show while a user is signed in.
    #[prop_or_default]
    pub children: Html,
    /// Called with the session; returns what to show after the children.
    #[prop_or_default]
    pub render: Option<Callback<Rc<Session>, Html>>,
    /// What to show while the session is loading, and while a visitor is led away.
    ///
    /// Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
    /// What to show if the session could not be loaded, or if the page cannot go to the sign-in
    /// page. Default: [`SessionError`], or the error's message.
    #[prop_or_default]
    pub failed: Option<Html>,
    /// Called with `()` when there is no session, instead of going to the server's sign-in page.
    ///
    /// It is called each time that the server has said so, but not while the page is leaving for
    /// another address. `router::use_sign_in_redirect` returns one for apps with yew-router.
    #[prop_or_default]
    pub on_unauthenticated: Option<Callback<()>>,
    /// Where the server's sign-in page leads back to; see [`UseSessionOptions::redirect_to`].
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
}

/// Shows its children while a user is signed in; visitors go to the server's sign-in page.
///
/// That page leads back here. No user is sent away unless the server has said that there is no
/// session, nor while the page is leaving for another address. The sign-in page replaces this one
/// in the history, so that "back" leads to where the visitor came from.
///
/// The server does not learn the fragment of the page's address, such as the key of an invitation:
/// it stays in this tab and is put back when the user returns. The route of a hash router (`#/…`)
/// is sent, because no server could lead back without it.
///
/// After the user of a guarded page has signed out, here or in another tab, the sign-in page gets
/// no error and leads to the root of the page's origin: the next user may be another one. A session
/// that has expired, or that the server has ended, is led back to, because its user is likely to
/// return. So is whatever a visitor opens after a sign-out, but for a page that the sign-out itself
/// has loaded anew: one that is loaded within ten seconds after it counts as such.
///
/// A page that was restored from the back/forward cache, or that the browser had stored, shows the
/// fallback until another tab or the server has confirmed the session.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Profile() -> Html {
///     let fallback = html! { "One moment…" };
///     html! { <RequireSession {fallback}><h1>{ "Your profile" }</h1></RequireSession> }
/// }
/// ```
///
/// For a role, `render` decides what to show. The check is for the looks of the page only: whatever
/// the page may not know, the server has to keep from it.
///
/// ```
/// use std::rc::Rc;
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Admin() -> Html {
///     let render = |session: Rc<Session>| {
///         if session.user().get::<String>("role").as_deref() == Some("admin") {
///             html! { <h1>{ "All accounts" }</h1> }
///         } else {
///             html! { <p>{ "Only administrators see this page." }</p> }
///         }
///     };
///     html! { <RequireSession {render} /> }
/// }
/// ```
#[component]
pub fn RequireSession(props: &RequireSessionProps) -> Html {
    let session = use_session_with(UseSessionOptions {
        required: true,
        on_unauthenticated: props.on_unauthenticated.clone(),
        redirect_to: props.redirect_to.as_ref().map(AttrValue::to_string),
    });
    // A visitor who is certain to have no session is led away, also after a failed request.
    let is_uncertain = *use_session_selector(|state| {
        state.is_withheld() || !matches!(gate(state), Gate::SignedOut)
    });
    let texts = use_texts();
    let failed = || props.failed.clone();
    let fallback = match session.error.as_deref() {
        Some(error) if is_stuck(error) => failed().unwrap_or_else(|| {
            html! { <p class="authjs-error" role="alert">{ texts.error_text(error) }</p> }
        }),
        Some(_) if is_uncertain => {
            failed().unwrap_or_else(|| html! { <SessionError show_stale=true /> })
        }
        _ => props.fallback.clone(),
    };
    html! {
        <SignedIn render={props.render.clone()} {fallback}>
            { props.children.clone() }
        </SignedIn>
    }
}

/// Returns `true` if the page cannot go to the sign-in page.
fn is_stuck(error: &AuthError) -> bool {
    matches!(error, AuthError::UnsafeRedirect(_))
}
