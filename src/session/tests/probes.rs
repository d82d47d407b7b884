//! What can be learned of a tab only by trying it out, on a copy.

use std::rc::Rc;

use super::tab::Tab;
use crate::session::{Event, MessageBody, MutationKind, PostResult};

impl Tab {
    /// Returns `true` if `event` changes nothing and has nothing done.
    pub(super) fn ignores(&self, event: Event) -> bool {
        let mut tab = self.clone();
        tab.effects();
        tab.dispatch(event);
        let is_quiet = tab.effects().is_empty() && tab.timer == self.timer;
        is_quiet && Rc::ptr_eq(tab.view(), self.view())
    }

    /// Returns `true` if a call of the app has to wait before a request is sent for it.
    pub(super) fn is_blocked(&self) -> bool {
        let mut tab = self.clone();
        tab.call();
        tab.machine.activity.is_mutating() || tab.fetch().is_none()
    }

    /// Returns `true` if it answers the query of a new tab, as one does that the server has
    /// answered.
    pub(super) fn answers_queries(&self) -> bool {
        let mut tab = self.clone();
        tab.effects();
        tab.receive_from("new", tab.now, MessageBody::Query);
        let is_snapshot = |body: &MessageBody| matches!(body, MessageBody::Snapshot(_));
        tab.broadcasts().iter().any(is_snapshot)
    }

    /// Returns `true` if it has mutated the session and does not know the outcome, which the other
    /// tabs are told at the end of every mutation.
    pub(super) fn has_unknown_outcome(&self) -> bool {
        let mut tab = self.clone();
        tab.effects();
        let mutation = tab.mutate(MutationKind::Update);
        tab.post(mutation, PostResult::Refused);
        tab.broadcasts().contains(&MessageBody::Invalidate)
    }
}
