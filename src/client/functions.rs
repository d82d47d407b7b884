//! next-auth's functions, each a call to [`AuthClient::current`].

use std::rc::Rc;

use super::AuthClient;
use crate::types::{
    AuthError, GetSessionParams, Providers, Session, SignInOptions, SignInOutcome, SignOutOutcome,
    SignOutParams,
};

/// Requests the session from the server; see [`AuthClient::get_session`].
///
/// # Errors
/// As [`AuthClient::get_session_with`].
pub async fn get_session() -> Result<Option<Rc<Session>>, AuthError> {
    AuthClient::current().get_session().await
}

/// Requests the session from the server as `params` say; see [`AuthClient::get_session_with`].
///
/// # Errors
/// As [`AuthClient::get_session_with`].
pub async fn get_session_with(params: GetSessionParams) -> Result<Option<Rc<Session>>, AuthError> {
    AuthClient::current().get_session_with(params).await
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

/// Signs in with the provider of this id; see [`AuthClient::sign_in`].
///
/// ```no_run
/// # async fn example() -> Result<(), yew_authjs::AuthError> {
/// yew_authjs::sign_in("github").await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// As [`AuthClient::sign_in_with`].
pub async fn sign_in(provider: &str) -> Result<SignInOutcome, AuthError> {
    AuthClient::current().sign_in(provider).await
}

/// Signs in with the provider of this id and with `options`; see [`AuthClient::sign_in_with`].
///
/// ```no_run
/// use yew_authjs::{SignInOptions, sign_in_with};
///
/// # async fn example() -> Result<(), yew_authjs::AuthError> {
/// let credentials = SignInOptions::new().field("username", "ada").field("password", "lovelace");
/// sign_in_with("credentials", credentials).await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// As [`AuthClient::sign_in_with`].
pub async fn sign_in_with(
    provider: &str,
    options: SignInOptions,
) -> Result<SignInOutcome, AuthError> {
    AuthClient::current().sign_in_with(provider, options).await
}

/// Goes to the server's sign-in page; see [`AuthClient::sign_in_page`].
///
/// # Errors
/// As [`AuthClient::sign_in_page`].
pub async fn sign_in_page(options: SignInOptions) -> Result<SignInOutcome, AuthError> {
    AuthClient::current().sign_in_page(options).await
}

/// Signs out, here and in every other tab; see [`AuthClient::sign_out`].
///
/// # Errors
/// As [`AuthClient::sign_out_with`].
pub async fn sign_out() -> Result<SignOutOutcome, AuthError> {
    AuthClient::current().sign_out().await
}

/// Signs out as `params` say; see [`AuthClient::sign_out_with`].
///
/// # Errors
/// As [`AuthClient::sign_out_with`].
pub async fn sign_out_with(params: SignOutParams) -> Result<SignOutOutcome, AuthError> {
    AuthClient::current().sign_out_with(params).await
}
