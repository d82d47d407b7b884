//! The public view, and what follows from its changes.

use std::rc::Rc;

use super::Machine;
use crate::session::activity::Activity;
use crate::session::{Effect, SessionState};
use crate::types::{ServerClock, SignedOutReason, UpdateCause};

impl Machine {
    /// Renews the public view, and notifies the listeners if it has changed.
    pub(super) fn update_view(&mut self) {
        let known = &self.known;
        let reason = known.signed_out_reason();
        let end = known.session().and(known.expires_at);
        let offset = self.server_clock.map_or(0.0, ServerClock::offset);
        let view = SessionState {
            identity: known.identity.clone(),
            error: self.retry.error().cloned(),
            cause: known.cause,
            expires: known.expires.clone(),
            expires_at: known.expires_at,
            ends_at: end.map(|end| end.offset_by(-offset)),
            updated_at: known.received_at,
            is_refreshing: self.activity != Activity::Idle,
            resume_count: self.resume_count,
            is_withheld: known.is_withheld,
            has_signed_out: match reason {
                Some(SignedOutReason::SignedOut) => true,
                Some(SignedOutReason::SignedOutElsewhere) => !self.sign_out_check.is_under_way(),
                _ => false,
            },
            opening: known.opening,
        };
        if view != *self.view {
            let before = std::mem::replace(&mut self.view, Rc::new(view));
            self.mark_sign_out(&before);
            self.push(Effect::Notify);
        }
    }

    /// Writes the mark of a sign-out, for pages that no message can reach.
    ///
    /// Removes it after a sign-in.
    fn mark_sign_out(&mut self, before: &SessionState) {
        let after = self.view.clone();
        let reason = after.signed_out_reason();
        let is_new = before.session().is_some()
            || (reason == Some(SignedOutReason::SignedOut) && reason != before.signed_out_reason());
        let is_sign_in = after.presentable_session().is_some()
            && before.presentable_session().is_none()
            && after.cause() != Some(UpdateCause::Initial);
        if after.has_signed_out() && is_new && !after.is_withheld() {
            self.push(Effect::WriteSignOutMark(self.known.as_of));
        } else if is_sign_in {
            self.push(Effect::RemoveSignOutMark);
        }
    }
}
