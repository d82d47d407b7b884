//! The actions.

mod callback;
mod csrf;
mod page;
mod providers;
mod session;
mod signin;
mod signout;

use std::sync::Arc;

use crate::action_path::Action;
use crate::auth_request::AuthRequest;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::visit::{Shared, Visit};

/// Answers a request with the action that it asks for.
pub(crate) async fn answer(shared: &Arc<Shared>, request: &AuthRequest) -> Result<Reply, Failure> {
    let visit = Visit::begin(shared, request)?;
    match (request.is_post, request.action) {
        (false, Action::Csrf) => Ok(csrf::show(visit)),
        (false, Action::Providers) => Ok(providers::list(&visit)),
        (false, Action::Session) => session::show(visit),
        (true, Action::Session) => session::update(visit),
        (false, Action::SignIn) => page::sign_in(visit),
        (true, Action::SignIn) => signin::start(visit),
        (true, Action::Callback) => callback::sign_in(visit).await,
        (false, Action::SignOut) => Ok(page::sign_out(visit)),
        (true, Action::SignOut) => signout::sign_out(visit),
        (false, Action::Error) => Ok(page::error(visit)),
        (false, Action::VerifyRequest) => Ok(page::verify_request(visit)),
        _ => Err(Failure::unsupported_action()),
    }
}
