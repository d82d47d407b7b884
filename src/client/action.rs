use std::cell::Cell;
use std::rc::Rc;

use super::AuthClient;
use super::reading::news;
use crate::browser;
use crate::session::{Event, RequestId};
use crate::tabs::Body;
use crate::transport::{AbortHandle, Reply, Request};
use crate::types::{AuthError, Session, UpdateCause};

/// A change of who is signed in, from before its POST until its outcome is known.
///
/// While it lasts, no session request of any tab is believed, because the server may answer it before or after the change. Dropping it ends it, also when the call is given up half-way.
#[must_use = "dropping it ends the change"]
pub(super) struct Action {
    client: AuthClient,
    id: RequestId,
    /// Gives up its POST.
    abort: AbortHandle,
    /// Whether what the server has done is still to be found out.
    is_open: Cell<bool>,
}

impl Action {
    /// Waits for the change that this tab is making already, then begins: cancels what is being read, here and in the other tabs.
    ///
    /// A sign-out does not wait for an update, which is given up.
    pub(super) async fn begin(client: &AuthClient, cause: UpdateCause) -> Self {
        let is_sign_out = cause == UpdateCause::SignOut;
        let update = || client.0.update.borrow().clone().filter(|_| is_sign_out);
        client
            .until(|state| !state.is_acting() || update().is_some())
            .await;
        if let Some(update) = update() {
            update.cancel();
        }
        let id = client.next_id();
        let abort = AbortHandle::new();
        let update = (cause == UpdateCause::Update).then(|| abort.clone());
        client.0.update.replace(update);
        client.dispatch(Event::ActionStarted { id });
        client.say(Body::MutationStarted);
        Self {
            client: client.clone(),
            id,
            abort,
            is_open: Cell::new(true),
        }
    }

    pub(super) fn abort(&self) -> &AbortHandle {
        &self.abort
    }

    /// Returns `true` if another change has taken the place of this one.
    fn is_overtaken(&self) -> bool {
        !self.client.state().is_acting_as(self.id)
    }

    /// Takes in what the POST has answered, and tells the other tabs.
    ///
    /// It is true from now on: a read that began before now may have been answered before the change.
    pub(super) fn answered(&self, session: Option<Session>, cause: UpdateCause) {
        let client = &self.client;
        let news = news(session.map(Rc::new), client.stamp(), cause);
        let event = Event::ActionAnswered {
            news,
            now: browser::now(),
        };
        client.dispatch_telling(event, || client.tell_state(true, true));
    }

    /// What the POST has come to. If that leaves open whether the server has done it, it is asked.
    pub(super) async fn outcome<T>(
        &self,
        posted: Result<T, AuthError>,
        cause: UpdateCause,
    ) -> Result<T, AuthError> {
        // Of a sign-out nothing is taken for granted.
        let is_open = |error| cause == UpdateCause::SignOut || !is_refusal(error);
        if self.is_overtaken() {
            return posted.and(Err(AuthError::Cancelled));
        }
        if posted.as_ref().is_err_and(is_open) {
            // If this fails too, the state says so, and the client asks again by itself.
            let _ = self.read(cause).await;
        }
        self.is_open.set(false);
        posted
    }

    /// Asks the server who is signed in now, and tells the other tabs.
    pub(super) async fn read(&self, cause: UpdateCause) -> Result<Option<Rc<Session>>, AuthError> {
        // The POST may have taken longer than the others wait. What they are reading meanwhile must not bring the old cookie back.
        self.client.say(Body::MutationStarted);
        self.is_open.set(true);
        let answer = self.client.read(cause, true, true).answer().await;
        self.is_open.set(false);
        answer
    }
}

/// Whether the server has turned a request away before it did anything.
fn is_refusal(error: &AuthError) -> bool {
    matches!(
        error,
        AuthError::MissingCsrf | AuthError::Status { status: 429, .. }
    )
}

impl Drop for Action {
    fn drop(&mut self) {
        let client = &self.client;
        if self.is_overtaken() {
            return;
        }
        client.dispatch(Event::ActionEnded {
            id: self.id,
            now: browser::now(),
            is_open: self.is_open.get(),
        });
        // This page may be closed before it has learned the outcome.
        if client.state().has_open_change() {
            client.say(Body::Invalidate);
        }
        client.say(Body::MutationEnded);
    }
}

impl AuthClient {
    /// Sends what `make` makes of `token`, once more with a fresh one if the answer is that it was not accepted.
    ///
    /// Two first requests at the same time get two tokens of which one survives, and another tab may have replaced the cookie.
    pub(super) async fn post_with_csrf(
        &self,
        abort: &AbortHandle,
        token: Option<String>,
        make: &dyn Fn(Option<&str>) -> Request,
        is_refused: &dyn Fn(&Reply) -> bool,
    ) -> Result<Reply, AuthError> {
        let send = async |csrf: Option<&str>| {
            let sender = self.sender();
            let reply = sender.send(&make(csrf), abort).await?;
            self.note_date(&reply);
            Ok(reply)
        };
        let reply = send(token.as_deref()).await?;
        if !is_refused(&reply) {
            return Ok(reply);
        }
        self.forget_token();
        let fresh = self.get_csrf_token().await?;
        send(fresh.as_deref()).await
    }
}
