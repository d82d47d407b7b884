use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use super::clock::Clock;
use super::flight::SingleFlight;
use super::navigate::Navigation;
use super::prepare::Said;
use super::reading::Reading;
use super::rendered::Rendered;
use super::run::Life;
use super::subscription::Listener;
use crate::browser;
use crate::session::{Event, RequestId, SessionState, reduce};
use crate::transport::{AbortHandle, HttpClient, Reply, Routes, Unloading};
use crate::types::{AuthClientConfig, InitialSession, Millis, Providers};

/// A session with an Auth.js server: configuration, state, timers and the channel to the other tabs.
///
/// Cheap to clone; clones are the same client and compare equal. [`SessionProvider`](crate::SessionProvider) makes and runs one. Make your own to hold it outside the component tree, and give it to the provider's `client` prop or [`start`](Self::start) it yourself.
#[derive(Clone)]
pub struct AuthClient(pub(super) Rc<Inner>);

pub(super) struct Inner {
    pub(super) config: RefCell<AuthClientConfig>,
    pub(super) clock: Clock,
    trailing_slash: Rc<Cell<bool>>,
    pub(super) leaving: Unloading,
    /// Whether the console was told of a server that takes itself for another origin.
    pub(super) has_warned: Cell<bool>,
    pub(super) csrf: SingleFlight<Option<String>>,
    pub(super) providers: SingleFlight<Providers>,
    /// The providers and the CSRF token that the server has told last.
    pub(super) listed: Said<Providers>,
    pub(super) token: Said<Option<String>>,
    pub(super) reading: RefCell<Option<Reading>>,
    /// Gives up the update under way.
    pub(super) update: RefCell<Option<AbortHandle>>,
    pub(super) rendered: Rendered,
    pub(super) life: Life,
    pub(super) navigation: Navigation,
    state: RefCell<Rc<SessionState>>,
    pub(super) listeners: RefCell<Vec<(u64, Listener)>>,
    waiting: RefCell<Vec<Waker>>,
    ids: Cell<u64>,
}

impl Inner {
    /// Has whoever waits look again when something has changed.
    pub(super) fn wait(&self, context: &Context<'_>) -> Poll<()> {
        self.waiting.borrow_mut().push(context.waker().clone());
        Poll::Pending
    }
}

impl AuthClient {
    /// A client that knows nothing yet and does nothing until it is asked or started.
    pub fn new(config: AuthClientConfig) -> Self {
        Self::with_session(config, InitialSession::Fetch)
    }

    /// A client that starts with what the page came with.
    pub fn with_session(config: AuthClientConfig, initial: InitialSession) -> Self {
        let client = Self(Rc::new(Inner {
            config: RefCell::new(config),
            clock: Clock::default(),
            trailing_slash: Rc::default(),
            leaving: Unloading::default(),
            has_warned: Cell::default(),
            csrf: SingleFlight::default(),
            providers: SingleFlight::default(),
            listed: Said::default(),
            token: Said::default(),
            reading: RefCell::default(),
            update: RefCell::default(),
            rendered: Rendered::default(),
            life: Life::default(),
            navigation: Navigation::default(),
            state: RefCell::default(),
            listeners: RefCell::default(),
            waiting: RefCell::default(),
            ids: Cell::default(),
        }));
        if let InitialSession::Known(session) = initial {
            client.give(session);
        }
        client
    }

    /// What is known now.
    pub fn state(&self) -> Rc<SessionState> {
        self.0.state.borrow().clone()
    }

    /// Returns how long the session still lasts; `None` if no user is signed in or the end is not
    /// known, zero if it should be over.
    ///
    /// This counts by the server's clock, which the `Date` of its answers tells. A server on
    /// another origin has to allow that (`Access-Control-Expose-Headers: Date`), or this machine's
    /// clock is taken to agree with it.
    pub fn expires_in(&self) -> Option<Duration> {
        let end = self.state().ends_at()?;
        // What is over counts as zero.
        Some(Duration::from_millis((end - browser::now()) as u64))
    }

    /// Where the server is and how the session is kept fresh.
    pub fn config(&self) -> AuthClientConfig {
        self.0.config.borrow().clone()
    }

    /// Changes how the session is kept fresh, at once. The base and the tabs' channel stay those that the client was made with: make another client for another server.
    pub fn set_refetch_rules(&self, rules: AuthClientConfig) {
        let mut config = self.0.config.borrow_mut();
        let fixed = config.clone();
        *config = AuthClientConfig {
            base_url: fixed.base_url,
            base_path: fixed.base_path,
            sync_tabs: fixed.sync_tabs,
            sync_next_auth: fixed.sync_next_auth,
            ..rules
        };
        drop(config);
        self.replan();
    }

    pub(super) fn endpoint(&self) -> Routes {
        Routes::new(self.0.config.borrow().base())
    }

    pub(super) fn sender(&self) -> HttpClient {
        let config = self.0.config.borrow();
        HttpClient {
            timeout: config.timeout,
            credentials: config.credentials,
            origin: browser::own_origin(),
            trailing_slash: self.0.trailing_slash.clone(),
            unloading: self.0.leaving.clone(),
        }
    }

    /// Notices whether the clock was set back. To be called before moments are compared.
    pub(super) fn check_clock(&self) {
        if let Some(by) = self.0.clock.set_back() {
            self.adjust(Event::ClockSetBack { by });
        }
    }

    /// Notes the server's time, by which the end of a session counts.
    pub(super) fn note_date(&self, reply: &Reply) {
        self.check_clock();
        if let Some(clock) = reply.server_clock() {
            self.adjust(Event::ServerDated { clock });
        }
    }

    /// A moment of this tab's own, later than all that it has heard of.
    pub(super) fn stamp(&self) -> Millis {
        self.check_clock();
        self.0.clock.stamp(self.state().heard_until())
    }

    pub(super) fn next_id(&self) -> RequestId {
        RequestId(self.next_number())
    }

    pub(super) fn next_number(&self) -> u64 {
        let id = self.0.ids.get() + 1;
        self.0.ids.set(id);
        id
    }

    /// Lets `event` happen that nobody needs to be told of, and from which nothing follows by itself.
    pub(super) fn adjust(&self, event: Event) {
        let after = reduce(self.state(), event);
        self.0.state.replace(after);
    }

    /// Lets `event` happen and everything follow from it. Nothing is borrowed while foreign code runs.
    pub(super) fn dispatch(&self, event: Event) {
        self.dispatch_telling(event, || ());
    }

    /// The same, and calls `tell` before anybody in this tab is told: what the page's own components do about it may take its time.
    pub(super) fn dispatch_telling(&self, event: Event, tell: impl FnOnce()) {
        let before = self.state();
        let after = reduce(before.clone(), event);
        let is_change = !Rc::ptr_eq(&before, &after);
        if is_change {
            self.0.state.replace(after.clone());
            self.cancel_overtaken_read();
            self.replan();
            self.mark_change(&before, &after);
        }
        tell();
        if is_change {
            self.notify();
        }
    }

    /// Has all who wait look again.
    pub(super) fn wake(&self) {
        for waker in self.0.waiting.take() {
            waker.wake();
        }
    }

    fn notify(&self) {
        self.wake();
        let listeners: Vec<_> = self
            .0
            .listeners
            .borrow()
            .iter()
            .map(|(_, listener)| listener.clone())
            .collect();
        for listener in listeners {
            listener();
        }
    }

    /// Waits until the state is as wanted.
    pub(super) async fn until(&self, ready: impl Fn(&SessionState) -> bool) {
        poll_fn(|context| {
            if ready(&self.state()) {
                return Poll::Ready(());
            }
            self.0.wait(context)
        })
        .await;
    }
}

impl PartialEq for AuthClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for AuthClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthClient")
            .field("base", &self.config().base())
            .finish_non_exhaustive()
    }
}
