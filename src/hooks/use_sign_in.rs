use std::fmt;

use yew::prelude::*;

use super::use_action::{OnDone, UseAction, use_action};
use super::use_auth_client;
use crate::types::{
    AuthError, SignInAuthorizationParams, SignInError, SignInOptions, SignInOutcome, SignInResponse,
};

/// A sign-in that a component can start, with its progress and result.
///
/// A copy that a callback has kept shows the newest sign-in, also after later renders.
#[derive(Clone)]
pub struct UseSignInHandle {
    action: UseAction<SignInOutcome>,
}

impl UseSignInHandle {
    /// Starts a sign-in with the provider of this id, or at the server's sign-in page if `None`.
    ///
    /// See [`AuthClient::sign_in`](crate::AuthClient::sign_in).
    pub fn run<'a>(&self, provider: impl Into<Option<&'a str>>, options: SignInOptions) {
        self.run_with(provider, options, SignInAuthorizationParams::new(), |_| ());
    }

    /// Starts a sign-in with `params` for the provider, and calls `on_done` with the result.
    pub fn run_with<'a>(
        &self,
        provider: impl Into<Option<&'a str>>,
        options: SignInOptions,
        params: SignInAuthorizationParams,
        on_done: impl FnOnce(&Result<SignInOutcome, AuthError>) + 'static,
    ) {
        let provider = provider.into().map(str::to_owned);
        self.start(provider, options, params, Box::new(on_done));
    }

    fn start(
        &self,
        provider: Option<String>,
        options: SignInOptions,
        params: SignInAuthorizationParams,
        on_done: OnDone<SignInOutcome>,
    ) {
        let client = self.action.client();
        let run = async move { client.sign_in(provider.as_deref(), options, params).await };
        self.action.start(Box::pin(run), on_done);
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
/// use yew_authjs::{SignInOptions, use_sign_in};
///
/// #[component]
/// fn Enter() -> Html {
///     let sign_in = use_sign_in();
///     let onclick = |provider: Option<&'static str>| {
///         let sign_in = sign_in.clone();
///         // A button that is `disabled` while it is busy would lose the focus.
///         move |_| if !sign_in.is_pending() {
///             sign_in.run(provider, SignInOptions::new().redirect_to("/profile"))
///         }
///     };
///     let busy = sign_in.is_pending().then_some("true");
///     html! {
///         <>
///             <button onclick={onclick(Some("github"))} aria-disabled={busy}>{ "GitHub" }</button>
///             <button onclick={onclick(None)} aria-disabled={busy}>{ "Other ways" }</button>
///         </>
///     }
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
