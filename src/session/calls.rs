//! Calls of `get_session` that are not answered yet.

use std::time::Duration;

use super::RequestId;
use super::activity::Consumers;
use crate::types::Timestamp;

/// The calls in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Calls(pub(super) Vec<Call>);

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Call {
    pub(super) id: RequestId,
    pub(super) asked_at: Timestamp,
    pub(super) consumer: Consumers,
    /// The session request whose answer is awaited.
    pub(super) fetch: Option<RequestId>,
}

impl Calls {
    pub(super) fn remove(&mut self, id: RequestId) {
        self.0.retain(|call| call.id != id);
    }

    /// Detaches the calls that await `fetch`, so that they get another request.
    pub(super) fn detach(&mut self, fetch: RequestId) {
        for call in self.0.iter_mut().filter(|call| call.fetch == Some(fetch)) {
            call.fetch = None;
        }
    }

    /// Removes and returns the calls that await `fetch`.
    pub(super) fn take(&mut self, fetch: RequestId) -> Vec<RequestId> {
        let answered = self.0.extract_if(.., |call| call.fetch == Some(fetch));
        answered.map(|call| call.id).collect()
    }

    /// Shifts all deadlines back by `step`.
    pub(super) fn shift_back(&mut self, step: Duration) {
        for call in &mut self.0 {
            call.asked_at = call.asked_at - step;
        }
    }
}
