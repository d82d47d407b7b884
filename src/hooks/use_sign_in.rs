use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::use_action::{OnDone, UseAction, use_action};
use super::use_auth_client;
use crate::types::{AuthError, SignInError, SignInOptions, SignInOutcome, SignInResponse};

/// A sign-in that a component can start, with its progress and result.
///
/// A copy that a callback has kept shows the newest sign-in, also after later renders. Two handles
/// are equal if a component renders the same with both.
#[derive(Clone, PartialEq)]
pub struct UseSignInHandle {
    action: UseAction<SignInOutcome>,
}

impl UseSignInHandle {
    /// Starts a sign-in with the provider of this id; see [`AuthClient::sign_in`].
    ///
    /// [`AuthClient::sign_in`]: crate::AuthClient::sign_in
    pub fn run(&self, provider: &str) {
        self.run_with(provider, SignInOptions::new());
    }

    /// Starts a sign-in with the provider of this id and with `options`.
    pub fn run_with(&self, provider: &str, options: SignInOptions) {
        self.run_then(provider, options, |_| ());
    }

    /// Starts a sign-in, and calls `on_done` with the result.
    pub fn run_then(
        &self,
        provider: &str,
        options: SignInOptions,
        on_done: impl FnOnce(&Result<SignInOutcome, Rc<AuthError>>) + 'static,
    ) {
        self.start(Some(provider.to_owned()), options, Box::new(on_done));
    }

    /// Goes to the server's sign-in page; see [`AuthClient::sign_in_page`].
    ///
    /// [`AuthClient::sign_in_page`]: crate::AuthClient::sign_in_page
    pub fn run_page(&self, options: SignInOptions) {
        self.start(None, options, Box::new(|_| ()));
    }

    /// Starts a sign-in with a provider or, without one, at the server's sign-in page.
    pub(crate) fn start(
        &self,
        provider: Option<String>,
        options: SignInOptions,
        on_done: OnDone<SignInOutcome>,
    ) {
        let run = self.action.client().start_sign_in(provider, options);
        self.action.start(run, on_done);
    }

    /// Returns `true` while the newest sign-in is under way, also if it was started since the last
    /// render.
    ///
    /// Stays `true` while the page leaves for another address, unless the user comes back to it.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.action.is_pending()
    }

    /// Returns the error with which the newest sign-in failed.
    #[must_use]
    pub fn error(&self) -> Option<&AuthError> {
        self.action.error()
    }

    /// Returns the server's response to the newest sign-in that stayed on the page.
    #[must_use]
    pub fn response(&self) -> Option<&SignInResponse> {
        match self.action.outcome()? {
            SignInOutcome::Completed(response) => Some(response),
            SignInOutcome::Navigating(_) => None,
        }
    }

    /// Returns why the server refused the newest sign-in that stayed on the page.
    #[must_use]
    pub fn refusal(&self) -> Option<&SignInError> {
        self.response()?.error.as_ref()
    }
}

impl fmt::Debug for UseSignInHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UseSignInHandle")
            .field("is_pending", &self.is_pending())
            .finish_non_exhaustive()
    }
}

/// Returns a sign-in for a component to start, with its progress and result.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Enter() -> Html {
///     let sign_in = use_sign_in();
///     // A button that is `disabled` while it is busy would lose the focus.
///     let busy = sign_in.is_pending().then_some("true");
///     let onclick = move |_| {
///         if !sign_in.is_pending() {
///             sign_in.run_with("github", SignInOptions::new().redirect_to("/profile"));
///         }
///     };
///     html! { <button {onclick} aria-disabled={busy}>{ "GitHub" }</button> }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_sign_in() -> UseSignInHandle {
    let client = use_auth_client();
    let is_navigating = |outcome: &_| matches!(outcome, SignInOutcome::Navigating(_));
    UseSignInHandle {
        action: use_action(client, is_navigating),
    }
}
