use super::AuthClient;
use super::one_shot::{Receiver, one_shot};
use super::waiting::Waiting;
use crate::session::{Event, MutationKind, PostResult, SessionResult};
use crate::transport::{AbortHandle, Reply, Request};
use crate::types::AuthError;

/// Guard for a sign-in, sign-out or update in progress.
///
/// While it lives, this tab sends no session request and aborts one under way, because the server
/// may produce the response before or after the mutation; other tabs do so while its lease lasts.
/// Dropping it, also by cancelling the future that has it, ends the mutation.
#[must_use = "dropping it ends the mutation"]
pub(super) struct Mutation {
    waiting: Waiting,
    result: Receiver<SessionResult>,
    abort: AbortHandle,
}

impl Mutation {
    /// Waits for the mutation under way in this tab, then begins.
    ///
    /// Session requests are aborted, here and in the other tabs.
    pub(super) async fn start(client: &AuthClient, kind: MutationKind) -> Self {
        let (start, started) = one_shot();
        let abort = AbortHandle::new();
        let (waiting, result) = Waiting::for_mutation(client, start, abort.clone());
        let id = waiting.id();
        client.dispatch(Event::MutationRequested { id, kind });
        started.await;
        Self {
            waiting,
            result,
            abort,
        }
    }

    /// Returns the handle that aborts the POST.
    pub(super) fn abort(&self) -> &AbortHandle {
        &self.abort
    }

    /// Passes the outcome of the POST to the machine, which may send a session request for it.
    pub(super) async fn finish(self, client: &AuthClient, result: PostResult) -> SessionResult {
        let id = self.waiting.id();
        client.dispatch(Event::MutationPosted { id, result });
        self.result.await
    }
}

/// Sends the request that `make` returns for `token`.
///
/// If the reply `is_rejected`, sends it once more with a fresh token: of two tokens that were
/// requested at once only one survives, and another tab may have replaced the cookie.
pub(super) async fn post_with_csrf(
    client: &AuthClient,
    abort: &AbortHandle,
    token: Option<String>,
    make: &dyn Fn(Option<&str>) -> Request,
    is_rejected: &dyn Fn(&Reply) -> bool,
) -> Result<Reply, AuthError> {
    let mut token = token;
    let mut is_fresh = false;
    loop {
        let request = make(token.as_deref());
        let reply = client.http().send(&request, abort).await?;
        client.note_date(&reply);
        if is_fresh || !is_rejected(&reply) {
            return Ok(reply);
        }
        client.0.csrf_token.forget();
        token = client.get_csrf_token().await?;
        is_fresh = true;
    }
}
