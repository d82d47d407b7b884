use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::use_rendered::use_rendered;
use super::use_seen_sign_out::use_seen_sign_out;
use super::{use_auth_client, use_session, use_session_selector};
use crate::client::AuthClient;
use crate::provider::SessionContext;
use crate::session::SessionState;
use crate::types::{RedactedUrl, Session, SessionStatus};

/// How [`use_session_with`] treats a visitor who is not signed in.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct UseSessionOptions {
    /// Whether somebody has to be signed in. Default: false.
    pub required: bool,
    /// What to do if there is no session, instead of going to the server's sign-in page. Not called
    /// while the page is on its way elsewhere, as after a sign-out.
    pub on_unauthenticated: Option<Callback<()>>,
    /// Where the server's sign-in page leads back to, absolute or relative to the page; the server
    /// is told of all of it. Default: the page, without what stands behind the `#` of its address.
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
    /// Nobody has to be signed in.
    pub fn new() -> Self {
        Self::default()
    }

    /// Somebody has to be signed in.
    pub fn required() -> Self {
        Self {
            required: true,
            ..Self::default()
        }
    }

    /// What to do if nobody is, instead of going to the server's sign-in page.
    pub fn on_unauthenticated(mut self, tell: impl Into<Callback<()>>) -> Self {
        self.on_unauthenticated = Some(tell.into());
        self
    }

    /// Has the server's sign-in page lead to `url` instead of back to the page.
    pub fn redirect_to(mut self, url: impl Into<String>) -> Self {
        self.redirect_to = Some(url.into());
        self
    }
}

/// [`use_session`] for a page that needs somebody to be signed in.
///
/// With `required`, each time that it becomes certain that there is no session, also when the page
/// comes back from the browser's back/forward cache, `on_unauthenticated` is called, or the page
/// goes to the server's sign-in page, which takes its place in the history. The status is then
/// [`Loading`](SessionStatus::Loading), never [`Unauthenticated`](SessionStatus::Unauthenticated),
/// as with next-auth. A server that cannot be reached sends no user away: the context's `error`
/// says so.
///
/// The sign-in page leads back here, or to [`redirect_to`](UseSessionOptions::redirect_to), and its
/// address has `error=SessionRequired`. The server is not told what stands behind the `#` of this
/// page's address, unless that is the route of a hash router (`#/…`): it waits in this tab and is
/// put back on return. Not so if the user of this component has signed out, here or in another tab:
/// then the sign-in page leads to the root of the page's origin, for the next user may be another
/// one. A session that has run out, or that the server has ended, is led back to, and so is a page
/// that is opened later than ten seconds after a sign-out. While the page is on its way elsewhere,
/// as after a sign-out, nothing happens.
///
/// A page to which no server can lead back, such as an `<iframe srcdoc>` or that of an app shell
/// (`tauri:`, `capacitor:`), stays where it is, and `error` is
/// [`AuthError::UnsafeRedirect`](crate::AuthError::UnsafeRedirect): use `on_unauthenticated` there.
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_session_with(options: UseSessionOptions) -> SessionContext {
    let client = use_auth_client();
    let session = use_session();
    let is_missing = options.required && session.status == SessionStatus::Unauthenticated;
    // What a server has seen is no reason to send a visitor away who has signed in since.
    let is_rendered = use_rendered(Some(&client)).is_some();
    let is_withheld = *use_session_selector(SessionState::is_withheld);
    let is_certain = !is_rendered && !is_withheld;
    let returns = use_session_selector(SessionState::returns);
    let failure = use_state(|| None);
    let has_seen_sign_out = use_seen_sign_out();
    let go = options.on_unauthenticated.unwrap_or_else({
        let (client, failure) = (client.clone(), failure.setter());
        let redirect_to = options.redirect_to;
        move || {
            Callback::from(move |()| {
                let is_sign_out = has_seen_sign_out.emit(());
                let redirect_to = redirect_to.as_deref();
                if let Err(error) = client.go_to_required_sign_in(is_sign_out, redirect_to) {
                    failure.set(Some(Rc::new(error)));
                }
            })
        }
    });
    use_effect_with(
        (client.clone(), options.required),
        |(client, is_required)| {
            let guard = is_required.then(|| client.guard_page());
            move || drop(guard)
        },
    );
    use_effect_with(
        (client, is_missing && is_certain, *returns),
        move |(client, is_missing, _)| {
            let is_wanted = Rc::new(Cell::new(*is_missing));
            if *is_missing {
                send_away(client.clone(), go, is_wanted.clone());
            }
            move || is_wanted.set(false)
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

/// Calls `go`, unless the page already goes elsewhere, as after a sign-out, and gets there.
fn send_away(client: AuthClient, go: Callback<()>, is_wanted: Rc<Cell<bool>>) {
    spawn_local(async move {
        client.until_return().await;
        if is_wanted.get() {
            go.emit(());
        }
    });
}

/// The session of a page that needs one.
#[derive(Clone, Debug, PartialEq)]
pub enum RequiredSession {
    /// Not known yet, also after the page has come back from a cache of the browser, or there is
    /// none and the visitor is on the way to the sign-in page. A page that cannot go there stays so;
    /// [`use_session_with`] has the error.
    Loading,
    /// Somebody is signed in.
    Authenticated(Rc<Session>),
}

/// The session, for a page that needs somebody to be signed in; others are sent to the server's sign-in page.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::{RequiredSession, use_required_session};
///
/// #[component]
/// fn Profile() -> Html {
///     match use_required_session() {
///         RequiredSession::Loading => html! { <p>{ "One moment…" }</p> },
///         RequiredSession::Authenticated(session) => html! { <h1>{ session.user().name().unwrap_or("You") }</h1> },
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
