use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::spawn::spawn;
use super::use_rendered::use_rendered;
use super::use_seen_sign_out::use_seen_sign_out;
use super::{use_auth_client, use_session, use_session_selector};
use crate::client::{AuthClient, redirect_to_sign_in};
use crate::provider::SessionContext;
use crate::session::SessionState;
use crate::types::{RedactedUrl, Session, SessionStatus};

/// How [`use_session_with`] treats a visitor who is not signed in.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct UseSessionOptions {
    /// Whether the page requires a signed-in user. Default: false.
    pub required: bool,
    /// Called with `()` when there is no session, instead of going to the server's sign-in page.
    ///
    /// Not called while the page is leaving for another address, as after a sign-out.
    pub on_unauthenticated: Option<Callback<()>>,
    /// Where the server's sign-in page leads back to, absolute or relative to the page.
    ///
    /// The whole address is sent to the server. Default: the address of the page without its
    /// fragment.
    pub redirect_to: Option<String>,
}

impl fmt::Debug for UseSessionOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UseSessionOptions")
            .field("required", &self.required)
            .field("on_unauthenticated", &self.on_unauthenticated)
            .field("redirect_to", &self.redirect_to.as_deref().map(RedactedUrl))
            .finish()
    }
}

impl UseSessionOptions {
    /// Creates options for a page that does not require a session.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates options for a page that requires a session.
    pub fn required() -> Self {
        Self {
            required: true,
            ..Self::default()
        }
    }

    /// Sets [`on_unauthenticated`](Self::on_unauthenticated).
    pub fn on_unauthenticated(mut self, callback: impl Into<Callback<()>>) -> Self {
        self.on_unauthenticated = Some(callback.into());
        self
    }

    /// Sets [`redirect_to`](Self::redirect_to).
    pub fn redirect_to(mut self, url: impl Into<String>) -> Self {
        self.redirect_to = Some(url.into());
        self
    }
}

/// Returns the session, like [`use_session`], and acts on a missing one if `required` is set.
///
/// Each time that the server has said that there is no session, also when the page resumes from the
/// back/forward cache, `on_unauthenticated` is called, or the page goes to the server's sign-in
/// page, which replaces it in the history. The status is then
/// [`Loading`](SessionStatus::Loading), never [`Unauthenticated`](SessionStatus::Unauthenticated),
/// as with next-auth. An unreachable server sends no user away; the context's `error` says so.
///
/// The sign-in page leads back here, or to [`redirect_to`](UseSessionOptions::redirect_to), and its
/// address has `error=SessionRequired`. The server does not learn the fragment of the page's
/// address, unless it is the route of a hash router (`#/…`): it stays in this tab and is put back
/// on return.
///
/// After the user of this component has signed out, here or in another tab, the sign-in page leads
/// to the root of the page's origin instead: the next user may be another one. A session that has
/// expired, or that the server has ended, is led back to, and so is whatever a visitor opens after
/// a sign-out, but for a page that is loaded within ten seconds after it: the sign-out itself has
/// loaded that one anew. Nothing happens while the page is leaving for another address, as after a
/// sign-out.
///
/// A page to which no server can lead back, such as an `<iframe srcdoc>` or that of an app shell
/// (`tauri:`, `capacitor:`), stays where it is, and `error` is
/// [`AuthError::UnsafeRedirect`](crate::AuthError::UnsafeRedirect). Such a page needs
/// `on_unauthenticated`.
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_session_with(options: UseSessionOptions) -> SessionContext {
    let client = use_auth_client();
    let session = use_session();
    let is_missing = options.required && session.status == SessionStatus::Unauthenticated;
    // The visitor may have signed in since the server rendered the page.
    let is_rendered = use_rendered(Some(&client)).is_some();
    let is_withheld = *use_session_selector(SessionState::is_withheld);
    let is_certain = !is_rendered && !is_withheld;
    let returns = use_session_selector(SessionState::resume_count);
    let failure = use_state(|| None);
    let has_seen_sign_out = use_seen_sign_out();
    let on_missing = options.on_unauthenticated.unwrap_or_else({
        let (client, failure) = (client.clone(), failure.setter());
        let redirect_to = options.redirect_to;
        move || {
            Callback::from(move |()| {
                let is_sign_out = has_seen_sign_out.emit(());
                let redirect_to = redirect_to.as_deref();
                if let Err(error) = redirect_to_sign_in(&client, is_sign_out, redirect_to) {
                    failure.set(Some(Rc::new(error)));
                }
            })
        }
    });
    use_effect_with(
        (client.clone(), options.required),
        |(client, is_required)| {
            let guard = is_required.then(|| client.navigation().guard_page());
            move || drop(guard)
        },
    );
    use_effect_with(
        (client, is_missing && is_certain, *returns),
        move |(client, is_missing, _)| {
            let is_current = Rc::new(Cell::new(*is_missing));
            if *is_missing {
                redirect_when_settled(client.clone(), on_missing, is_current.clone());
            }
            move || is_current.set(false)
        },
    );
    if is_missing {
        SessionContext {
            status: SessionStatus::Loading,
            error: (*failure).clone().or(session.error),
            ..session
        }
    } else {
        session
    }
}

/// Calls `redirect` once the page is not, or no longer, leaving for another address.
///
/// It is not called if `is_current` has become false by then.
fn redirect_when_settled(client: AuthClient, redirect: Callback<()>, is_current: Rc<Cell<bool>>) {
    spawn(Box::pin(async move {
        client.navigation().settled().await;
        if is_current.get() {
            redirect.emit(());
        }
    }));
}

/// The session of a page that requires one.
#[derive(Clone, Debug, PartialEq)]
pub enum RequiredSession {
    /// The session is not known, or there is none and the visitor is led to the sign-in page.
    ///
    /// It is not known either after the page was restored from a cache of the browser. A page that
    /// cannot go to the sign-in page stays in this state; [`use_session_with`] has the error.
    Loading,
    /// A user is signed in.
    Authenticated(Rc<Session>),
}

/// Returns the session for a page that requires one; visitors go to the server's sign-in page.
///
/// See [`use_session_with`] for where it leads back to.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Profile() -> Html {
///     match use_required_session() {
///         RequiredSession::Loading => html! { <p>{ "One moment…" }</p> },
///         RequiredSession::Authenticated(session) => {
///             html! { <h1>{ session.user().name().unwrap_or("You") }</h1> }
///         }
///     }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_required_session() -> RequiredSession {
    let session = use_session_with(UseSessionOptions::required());
    let is_withheld = *use_session_selector(SessionState::is_withheld);
    session
        .data
        .filter(|_| !is_withheld)
        .map_or(RequiredSession::Loading, RequiredSession::Authenticated)
}
