use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use crate::browser::{self, LockGuard, LockRequest};
use crate::session::{Message, MessageBody, Trigger};
use crate::tabs::{Channel, Echo, NextAuthBridge};
use crate::types::Timestamp;

/// The connections to the other tabs, and the Web Lock that tabs share.
#[derive(Default)]
pub(super) struct TabConnections {
    /// The tab's name in its messages. It stays when the page resumes, so that other tabs know
    /// whose mutation has ended.
    name: OnceCell<String>,
    channel: RefCell<Option<Channel>>,
    next_auth: RefCell<Option<NextAuthBridge>>,
    lock: RefCell<Option<Lock>>,
    echo: RefCell<Option<Echo>>,
}

/// Dropping either variant withdraws the request or releases the lock.
enum Lock {
    Requested { _request: LockRequest },
    Granted { _guard: LockGuard },
}

impl TabConnections {
    /// Opens the channel called `name` to the other tabs.
    pub(super) fn open(&self, name: &str, on_message: impl Fn(Message) + 'static) {
        let own_name = self.name.get_or_init(tab_id).clone();
        let channel = Channel::open(name, own_name, on_message);
        if channel.is_none() {
            browser::warn(
                "yew-authjs: no BroadcastChannel and no storage; this tab will not be kept in step with the others",
            );
        }
        self.channel.replace(channel);
    }

    /// Opens the connection to the tabs of next-auth/react.
    ///
    /// Their messages name no base; theirs is taken to be the client's.
    pub(super) fn open_next_auth(&self, on_trigger: impl Fn(Trigger) + 'static) {
        self.next_auth
            .replace(Some(NextAuthBridge::open(on_trigger)));
    }

    pub(super) fn close(&self) {
        self.channel.take();
        self.next_auth.take();
    }

    /// Returns `true` if sessions may be posted, not only invalidations.
    pub(super) fn can_carry_session(&self) -> bool {
        let channel = self.channel.borrow();
        channel.as_ref().is_some_and(Channel::can_carry_session)
    }

    pub(super) fn broadcast(&self, at: Timestamp, body: MessageBody) {
        if let Some(channel) = &*self.channel.borrow() {
            channel.post(at, body);
        }
    }

    pub(super) fn notify_next_auth(&self, trigger: Trigger) {
        if let Some(bridge) = &*self.next_auth.borrow() {
            bridge.post(trigger);
        }
    }

    /// Requests the Web Lock called `name`, and calls `on_granted` once the lock is this tab's.
    ///
    /// Returns `false` if the browser has no locks.
    pub(super) fn acquire_lock(
        self: &Rc<Self>,
        name: &str,
        on_granted: impl Fn() + 'static,
    ) -> bool {
        let connections = Rc::downgrade(self);
        let request = LockRequest::new(name, move |guard| {
            if let Some(connections) = connections.upgrade() {
                connections
                    .lock
                    .replace(Some(Lock::Granted { _guard: guard }));
                on_granted();
            }
        });
        let request = request.map(|request| Lock::Requested { _request: request });
        let is_requested = request.is_some();
        self.lock.replace(request);
        is_requested
    }

    pub(super) fn release_lock(&self) {
        self.lock.take();
        self.echo.take();
    }

    /// Calls `on_flushed` once all messages have arrived that other tabs have posted before now.
    ///
    /// `name` is that of the channel. Returns `false` if the browser has no channels.
    pub(super) fn flush_messages(&self, name: &str, on_flushed: impl Fn() + 'static) -> bool {
        let name = [name, ":", &tab_id()].concat();
        let echo = Echo::send(&name, on_flushed);
        let is_sent = echo.is_some();
        self.echo.replace(echo);
        is_sent
    }
}

/// Returns a random name for this tab's messages, which a duplicate of the tab does not share.
fn tab_id() -> String {
    let half = || browser::random().to_bits();
    format!("{:x}-{:x}", half(), half())
}
