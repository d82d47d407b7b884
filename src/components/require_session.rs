use std::rc::Rc;

use yew::prelude::*;

use super::{SessionError, SignedIn};
use crate::hooks::{UseSessionOptions, use_session_selector, use_session_with};
use crate::session::SessionState;
use crate::types::{AuthError, Session};

/// Props of [`RequireSession`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct RequireSessionProps {
    /// What to show to whoever is signed in.
    #[prop_or_default]
    pub children: Html,
    /// The same, made from the session; shown after the children.
    #[prop_or_default]
    pub render: Option<Callback<Rc<Session>, Html>>,
    /// What to show until it is known who is signed in, and while a visitor is sent away. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
    /// What to show if it could not be found out, or if the page cannot go to the sign-in page.
    /// Default: [`SessionError`], or a sentence.
    #[prop_or_default]
    pub failed: Option<Html>,
    /// What to do about a visitor instead of going to the server's sign-in page. Called each time
    /// that it becomes certain that there is no session, but not while the page is on its way
    /// elsewhere.
    #[prop_or_default]
    pub on_unauthenticated: Option<Callback<()>>,
    /// Where the server's sign-in page leads back to, absolute or relative to the page; the server
    /// is told of all of it. Default: the page, without what stands behind the `#` of its address.
    #[prop_or_default]
    pub redirect_to: Option<AttrValue>,
}

/// Shows something to whoever is signed in, and sends others to the server's sign-in page, which leads back here.
///
/// No user is sent away unless the server has said that there is no session, nor while the page is
/// on its way elsewhere. The sign-in page takes the place of this one in the history, so that
/// "back" leads to where the visitor came from.
///
/// The server is not told what stands behind the `#` of the page's address, such as the key of an
/// invitation: it waits in this tab, and is put back when the user returns. The route of a hash
/// router (`#/…`) goes along, for without it no server could lead back.
///
/// When the user of a guarded page signs out, here or in another tab, the sign-in page is given no
/// error and leads to the root of the page's origin, for the next user may be another one. A
/// session that has run out, or that the server has ended, is led back to, for the same user is
/// likely to return; so is a page that is opened later than ten seconds after a sign-out.
///
/// A page that comes back from the browser's back/forward cache, or that the browser had stored,
/// shows the fallback until a tab or the server has told who is signed in now.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::RequireSession;
///
/// #[component]
/// fn Profile() -> Html {
///     html! { <RequireSession fallback={html! { "One moment…" }}><h1>{ "Yours alone" }</h1></RequireSession> }
/// }
/// ```
#[component]
pub fn RequireSession(props: &RequireSessionProps) -> Html {
    let session = use_session_with(UseSessionOptions {
        required: true,
        on_unauthenticated: props.on_unauthenticated.clone(),
        redirect_to: props.redirect_to.as_ref().map(AttrValue::to_string),
    });
    let is_withheld = *use_session_selector(SessionState::is_withheld);
    let failed = || props.failed.clone();
    let fallback = match session.error.as_deref() {
        Some(error) if is_stuck(error) => failed().unwrap_or_else(|| {
            html! { <p class="authjs-error" role="alert">{ error.message() }</p> }
        }),
        Some(_) if session.signed_out.is_none() || is_withheld => {
            failed().unwrap_or_else(|| html! { <SessionError show_stale=true /> })
        }
        _ => props.fallback.clone(),
    };
    html! { <SignedIn render={props.render.clone()} {fallback}>{ props.children.clone() }</SignedIn> }
}

/// Returns whether the page cannot go to the sign-in page.
fn is_stuck(error: &AuthError) -> bool {
    matches!(error, AuthError::UnsafeRedirect(_))
}
