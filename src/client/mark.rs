//! The mark that a sign-out leaves in the browser's storage, for pages that no tab can tell.
//!
//! A page that comes back from a cache of the browser, or that the browser had stored, may show a
//! user who has signed out since, also where the server cannot be reached. The mark is a time, and
//! says nothing of the user.

use super::AuthClient;
use crate::browser;
use crate::session::{Event, SessionState};
use crate::tabs::SignOutMark;
use crate::types::{SignedOutReason, UpdateCause};

impl AuthClient {
    /// Takes in the mark of a sign-out, if there is one.
    pub(super) fn look_for_mark(&self) {
        if let Some(at) = self.mark().read() {
            self.check_clock();
            let now = browser::now();
            self.dispatch(Event::SignOutMarked { at, now });
        }
    }

    /// Leaves the mark of a sign-out of which this tab has learned, and takes it away after a
    /// sign-in.
    pub(super) fn mark_change(&self, before: &SessionState, after: &SessionState) {
        if !browser::is_available() {
            return;
        }
        let is_sign_out = after.has_signed_out()
            && (before.session().is_some()
                || (after.signed_out_reason() == Some(SignedOutReason::SignedOut)
                    && after.signed_out_reason() != before.signed_out_reason()));
        if is_sign_out && !after.is_withheld() {
            self.mark().write(after.as_of());
        } else if after.presentable_session().is_some()
            && before.presentable_session().is_none()
            && after.cause() != Some(UpdateCause::Initial)
        {
            self.mark().remove();
        }
    }

    /// Returns `true` if there is no session because a user has signed out, in another page, a
    /// moment before this one was opened.
    pub(crate) fn is_opened_by_sign_out(&self) -> bool {
        self.state().is_opened_by_sign_out(browser::now())
    }

    fn mark(&self) -> SignOutMark {
        SignOutMark::of(&self.tabs_name())
    }
}
