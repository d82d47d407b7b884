//! Start and stop of the client, and what suspends and resumes its page.

use std::time::Duration;

use super::Machine;
use crate::session::lifecycle::Lifecycle;
use crate::session::sign_out_check::SignOutCheck;
use crate::session::{Effect, RefetchCause};

impl Machine {
    pub(super) fn start(&mut self) {
        match self.lifecycle {
            Lifecycle::New => {}
            // No message could arrive meanwhile, so what is known may be out of date.
            Lifecycle::Stopped => {
                self.sign_out_check.note_unreachable(self.env.now);
                self.request_refetch_within(RefetchCause::Mount, Duration::ZERO);
            }
            Lifecycle::Running | Lifecycle::Suspended | Lifecycle::Resuming => return,
        }
        self.lifecycle = Lifecycle::Running;
        self.open_channels();
    }

    pub(super) fn stop(&mut self) {
        self.abort_fetch();
        self.refetch.pending = None;
        self.peers.clear();
        self.sign_out_check = SignOutCheck::default();
        self.lifecycle = Lifecycle::Stopped;
        self.push(Effect::CloseChannels);
        // One that waits because the page is suspended would wait for ever.
        self.start_next_mutation();
    }

    pub(super) fn suspend(&mut self) {
        if !self.lifecycle.is_started() {
            return;
        }
        // Mutations that wait are not posted by a page that may be gone for good.
        self.lifecycle = Lifecycle::Suspended;
        self.abort_fetch();
        self.refetch.leave_lock();
        // An open channel, a lock or a request would keep the page out of the back/forward cache.
        self.push(Effect::CloseChannels);
    }

    pub(super) fn resume(&mut self, is_restored: bool) {
        // Some browsers report this of a page that was not suspended, but is shown again.
        self.push(Effect::EndNavigation);
        if self.lifecycle == Lifecycle::Suspended {
            self.lifecycle = Lifecycle::Resuming;
            self.open_channels();
            self.sign_out_check.note_unreachable(self.env.now);
            self.request_refetch_within(RefetchCause::Resumed, Duration::ZERO);
            self.start_next_mutation();
        }
        // Browsers fire `visibilitychange` first, and `pageshow` after it.
        self.known.is_withheld |= is_restored && self.lifecycle == Lifecycle::Resuming;
    }

    fn open_channels(&mut self) {
        self.push(Effect::OpenChannels);
        self.push(Effect::ReadSignOutMark);
        self.query_peers();
    }

    pub(super) fn change_visibility(&mut self) {
        if !self.env.is_visible {
            return;
        }
        if self.lifecycle == Lifecycle::Suspended {
            // Some browsers show a page again without a `resume` or `pageshow` event.
            self.resume(false);
        }
        if self.env.rules.on_focus {
            self.request_refetch(RefetchCause::Focus);
        }
    }

    /// Notes that a snapshot was accepted.
    pub(super) fn note_resumed(&mut self) {
        if self.lifecycle == Lifecycle::Resuming {
            self.lifecycle = Lifecycle::Running;
            self.resume_count += 1;
        }
    }
}
