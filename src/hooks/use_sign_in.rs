use std::fmt;

use yew::prelude::*;

use super::use_action::{Runs, use_runs};
use super::use_auth_client;
use crate::client::AuthClient;
use crate::types::{
    AuthError, SignInAuthorizationParams, SignInError, SignInOptions, SignInOutcome, SignInResponse,
};

/// A sign-in that a component starts and shows.
///
/// A copy that a callback has kept shows the newest sign-in, also after later renders.
#[derive(Clone)]
pub struct UseSignInHandle {
    runs: Runs<SignInOutcome>,
}

impl UseSignInHandle {
    /// Starts to sign in with the provider of this id, or at the server's sign-in page if there is none; see [`AuthClient::sign_in`].
    pub fn run<'a>(&self, provider: impl Into<Option<&'a str>>, options: SignInOptions) {
        self.run_with(provider, options, SignInAuthorizationParams::new(), |_| ());
    }

    /// Starts to sign in with parameters for the provider, and tells `done` how it ended.
    pub fn run_with<'a>(
        &self,
        provider: impl Into<Option<&'a str>>,
        options: SignInOptions,
        params: SignInAuthorizationParams,
        done: impl FnOnce(&Result<SignInOutcome, AuthError>) + 'static,
    ) {
        let provider = provider.into().map(str::to_owned);
        let action = async move |client: AuthClient| {
            client.sign_in(provider.as_deref(), options, params).await
        };
        self.runs.start(action, done);
    }

    /// Whether the newest sign-in is under way, also if it was started since the last render. While
    /// the page goes elsewhere it stays so, unless the user comes back to it.
    pub fn is_pending(&self) -> bool {
        self.runs.is_pending()
    }

    /// Why the newest sign-in could not be carried out.
    pub fn error(&self) -> Option<&AuthError> {
        self.runs.error()
    }

    /// What the server said to the newest sign-in that stayed on the page.
    pub fn response(&self) -> Option<&SignInResponse> {
        match self.runs.answer()? {
            SignInOutcome::Completed(response) => Some(response),
            SignInOutcome::Navigating(_) => None,
        }
    }

    /// Why the server refused the newest sign-in that stayed on the page.
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

/// A sign-in to start from a component, with its progress and result.
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
///             <button onclick={onclick(Some("github"))} aria-disabled={busy}>{ "Enter with GitHub" }</button>
///             <button onclick={onclick(None)} aria-disabled={busy}>{ "Enter in another way" }</button>
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
    UseSignInHandle {
        runs: use_runs(client),
    }
}
