//! next-auth's functions, each a call to [`AuthClient::current`].

use std::rc::Rc;

use super::AuthClient;
use crate::types::{
    AuthError, GetSessionParams, Providers, Session, SignInAuthorizationParams, SignInOptions,
    SignInOutcome, SignOutOutcome, SignOutParams,
};

/// Requests the session from the server; see [`AuthClient::get_session`].
///
/// # Errors
/// As [`AuthClient::get_session`].
pub async fn get_session(params: GetSessionParams) -> Result<Option<Rc<Session>>, AuthError> {
    AuthClient::current().get_session(params).await
}

/// Requests a CSRF token from the server; see [`AuthClient::get_csrf_token`].
///
/// # Errors
/// As [`AuthClient::get_csrf_token`].
pub async fn get_csrf_token() -> Result<Option<String>, AuthError> {
    AuthClient::current().get_csrf_token().await
}

/// Requests the server's sign-in providers; see [`AuthClient::get_providers`].
///
/// # Errors
/// As [`AuthClient::get_providers`].
pub async fn get_providers() -> Result<Providers, AuthError> {
    AuthClient::current().get_providers().await
}

/// Signs in; see [`AuthClient::sign_in`].
///
/// ```no_run
/// use yew_authjs::{SignInAuthorizationParams, SignInOptions, sign_in};
///
/// # async fn example() -> Result<(), yew_authjs::AuthError> {
/// let credentials = SignInOptions::new().field("username", "ada").field("password", "lovelace");
/// sign_in("credentials", credentials, SignInAuthorizationParams::new()).await?;
/// // No provider: to the server's own sign-in page.
/// sign_in(None, SignInOptions::new(), SignInAuthorizationParams::new()).await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// As [`AuthClient::sign_in`].
pub async fn sign_in(
    provider: impl Into<Option<&str>>,
    options: SignInOptions,
    params: SignInAuthorizationParams,
) -> Result<SignInOutcome, AuthError> {
    AuthClient::current()
        .sign_in(provider, options, params)
        .await
}

/// Signs out, here and in every other tab; see [`AuthClient::sign_out`].
///
/// # Errors
/// As [`AuthClient::sign_out`].
pub async fn sign_out(params: SignOutParams) -> Result<SignOutOutcome, AuthError> {
    AuthClient::current().sign_out(params).await
}
