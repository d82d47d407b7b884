use std::pin::pin;
use std::rc::Rc;

use futures_util::future::{Either, select};

use super::AuthClient;
use super::flight::Flight;
use super::tokens::need_page;
use crate::browser;
use crate::types::{AuthError, GetSessionParams, Session, UpdateCause};

/// Waits for so many seconds in which the page is awake: one timer for all of them would have
/// fired for a page that has slept, the moment that it is awake.
async fn seconds(count: u64) {
    for _ in 0..count {
        browser::sleep(1_000).await;
    }
}

impl AuthClient {
    /// Asks the server who is signed in, by a request that begins after the call. Calls of one
    /// moment share it.
    ///
    /// A request that is already under way may have been answered before what the app has just
    /// done. So an automatic one is given up, and one that an earlier call waits for is followed by
    /// another. While a user is signing in or out, here or in another tab, the call waits for that
    /// and returns what came of it. A call that names an [`event`](GetSessionParams::event) may
    /// join any request.
    ///
    /// # Errors
    /// Whatever kept a definitive answer away, see [`AuthError`]. The last known session stays.
    /// [`AuthError::Timeout`] no later than after twice the configured
    /// [`timeout`](crate::AuthClientConfig::timeout), whatever is waited for.
    pub async fn get_session(
        &self,
        params: GetSessionParams,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        need_page()?;
        let most = self.0.config.borrow().timeout.saturating_mul(2);
        let end = pin!(seconds(most.as_secs().saturating_add(1)));
        match select(pin!(self.ask_for_session(params)), end).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(AuthError::Timeout),
        }
    }

    async fn ask_for_session(
        &self,
        params: GetSessionParams,
    ) -> Result<Option<Rc<Session>>, AuthError> {
        let cause = params.event.map_or(UpdateCause::Call, UpdateCause::Event);
        let may_be_known = params.event.is_some();
        if may_be_known && self.state().is_fresh(browser::now(), self.focus_throttle()) {
            return Ok(self.state().session().cloned());
        }
        let asked_at = self.stamp();
        loop {
            self.until(|state| !state.is_held()).await;
            // A sign-in, sign-out or update that this call waited for has told the answer.
            let state = self.state();
            if state.as_of() > asked_at && !state.has_open_change() {
                return Ok(state.session().cloned());
            }
            if let Some(earlier) = self.earlier_call().filter(|_| !cause.is_automatic()) {
                drop(earlier.answer().await);
                continue;
            }
            match self
                .read(cause, params.trigger_event, params.broadcast)
                .answer()
                .await
            {
                // Whatever overtook the request decides, or is over and another one is sent.
                Err(AuthError::Cancelled) => {}
                answer => return answer,
            }
        }
    }

    /// Returns the request of an earlier call that has been sent.
    ///
    /// It is not given up for a later call: calls in quick succession would never be answered.
    fn earlier_call(&self) -> Option<Flight<Option<Rc<Session>>>> {
        let reading = self.0.reading.borrow();
        let sent = reading
            .as_ref()
            .filter(|reading| reading.wishes.is_sent.get())?;
        sent.wishes.is_call.get().then(|| sent.flight.clone())
    }
}
