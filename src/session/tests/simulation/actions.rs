//! What happens in a tab: by its user, its app and its browser.

use super::Millis;
use super::network::Kind;
use super::tab::{Call, Tab};
use crate::session::{CallParams, Event, MutationKind, RefetchCause};
use crate::types::millis;

impl Tab {
    pub(super) fn mount(&mut self) {
        if !self.is_running {
            self.is_running = true;
            self.dispatch(Event::Started);
        }
    }

    pub(super) fn unmount(&mut self) {
        if self.is_running {
            self.is_running = false;
            self.is_suspended = false;
            self.dispatch(Event::Stopped);
        }
    }

    pub(super) fn suspend(&mut self) {
        if self.is_running && !self.is_suspended {
            self.is_suspended = true;
            self.dispatch(Event::Suspended);
        }
    }

    pub(super) fn resume(&mut self, is_restored: bool) {
        if std::mem::take(&mut self.is_suspended) {
            self.dispatch(Event::Resumed { is_restored });
        }
    }

    pub(super) fn wake(&mut self) {
        self.timer = None;
        self.dispatch(Event::TimerFired);
    }

    pub(super) fn get_session(&mut self, applies: bool, broadcasts: bool) {
        let id = self.machine.next_id();
        let moment = self.moment;
        self.calls.push(Call { id, moment });
        let params = CallParams {
            cause: RefetchCause::Call,
            accepts_fresh: false,
            applies,
            broadcasts,
        };
        self.dispatch(Event::SessionRequested { call: id, params });
    }

    pub(super) fn mutate(&mut self, kind: Kind) {
        let id = self.machine.next_id();
        let mutation = match kind {
            Kind::SignIn(_) => MutationKind::SignIn,
            Kind::SignOut => MutationKind::SignOut,
            Kind::Update(_) | Kind::Read => MutationKind::Update,
        };
        self.mutations.push((id, kind));
        let kind = mutation;
        self.dispatch(Event::MutationRequested { id, kind });
    }

    /// The app drops the oldest mutation; its request goes on.
    pub(super) fn drop_mutation(&mut self) {
        if !self.mutations.is_empty() {
            let (id, _) = self.mutations.remove(0);
            self.dispatch(Event::MutationDropped(id));
        }
    }

    /// Shows or hides the page; one that is suspended stays as it is.
    pub(super) fn show(&mut self, is_visible: bool) {
        if self.is_suspended {
            return;
        }
        self.is_visible = is_visible;
        if self.is_running {
            self.dispatch(Event::VisibilityChanged);
        }
    }

    pub(super) fn connect(&mut self, is_online: bool) {
        self.is_online = is_online;
        if self.is_running {
            self.dispatch(match is_online {
                true => Event::WentOnline,
                false => Event::WentOffline,
            });
        }
    }

    pub(super) fn is_idle(&self) -> bool {
        self.mutations.is_empty() && self.calls.is_empty()
    }

    pub(super) fn interval(&self) -> Millis {
        millis(self.rules.refetch_interval)
    }
}
