use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::callback::Timeout;

use super::cache::Cache;
use super::hydration::Hydration;
use super::navigation::Navigation;
use super::pending::Pending;
use super::single_flight::SingleFlight;
use super::subscription::{Listeners, Subscription};
use super::tabs::TabConnections;
use crate::browser;
use crate::session::timing::{NAVIGATION_RETRY, NAVIGATION_TIMEOUT};
use crate::session::{Answer, Effect, Environment, Event, Machine, SessionState};
use crate::tabs::SignOutMark;
use crate::transport::{HttpClient, Reply, Routes, Unloading};
use crate::types::{AuthClientConfig, InitialSession, ProviderType, Providers};

/// A session with an Auth.js server: configuration, state, timers and the channel to the other
/// tabs.
///
/// Cheap to clone; clones are the same client and compare equal.
/// [`SessionProvider`](crate::SessionProvider) creates and runs one. Create your own to keep it
/// outside the component tree, and give it to
/// [`AuthClientProvider`](crate::provider::AuthClientProvider) or [`start`](Self::start) it
/// yourself.
#[derive(Clone)]
pub struct AuthClient(pub(super) Rc<Inner>);

pub(super) struct Inner {
    pub(super) config: RefCell<AuthClientConfig>,
    pub(super) machine: RefCell<Machine>,
    /// Effects that the machine has returned and that are not carried out yet.
    pub(super) effects: RefCell<Vec<Effect>>,
    pub(super) is_performing: Cell<bool>,
    pub(super) timer: RefCell<Option<Timeout>>,
    pub(super) pending: Pending,
    pub(super) tabs: Rc<TabConnections>,
    pub(super) listeners: Rc<Listeners>,
    pub(super) run_count: Cell<u32>,
    pub(super) page_signals: RefCell<Vec<gloo_events::EventListener>>,
    pub(super) csrf_token: Cache<Option<String>>,
    pub(super) csrf_requests: SingleFlight,
    pub(super) providers: Cache<Providers>,
    pub(super) provider_requests: SingleFlight,
    pub(super) unloading: Unloading,
    pub(super) navigation: Navigation,
    pub(super) hydration: Hydration,
    /// The page's address when the newest sign-in began.
    pub(super) sign_in_href: RefCell<Option<String>>,
    /// Whether the warning about a server that takes itself for another origin was printed.
    pub(super) has_warned: Cell<bool>,
    trailing_slash: Rc<Cell<bool>>,
}

impl AuthClient {
    /// Creates a client that knows nothing yet and does nothing until it is called or started.
    #[must_use]
    pub fn new(config: AuthClientConfig) -> Self {
        Self::with_session(config, InitialSession::Fetch)
    }

    /// Creates a client that starts with what the page came with.
    ///
    /// It is as old as the page: what was opened now was rendered a moment before, and a page that
    /// the browser had stored may have been rendered at any time.
    #[must_use]
    pub fn with_session(config: AuthClientConfig, initial: InitialSession) -> Self {
        let environment = Environment::without_page((&config).into());
        let client = Self(Rc::new(Inner {
            config: RefCell::new(config),
            machine: RefCell::new(Machine::new(environment)),
            effects: RefCell::default(),
            is_performing: Cell::default(),
            timer: RefCell::default(),
            pending: Pending::default(),
            tabs: Rc::default(),
            listeners: Rc::default(),
            run_count: Cell::default(),
            page_signals: RefCell::default(),
            csrf_token: Cache::default(),
            csrf_requests: SingleFlight::default(),
            providers: Cache::default(),
            provider_requests: SingleFlight::default(),
            unloading: Unloading::new(NAVIGATION_TIMEOUT),
            navigation: Navigation::default(),
            hydration: Hydration::default(),
            sign_in_href: RefCell::default(),
            has_warned: Cell::default(),
            trailing_slash: Rc::default(),
        }));
        if let InitialSession::Known(session) = initial {
            client.dispatch(Event::Hydrated {
                answer: Answer::new(session, None, browser::parse_date),
                opened_at: browser::opened_at(),
                is_stored: browser::is_stored_copy(),
            });
        }
        client
    }

    /// Returns what is known now.
    #[must_use]
    pub fn state(&self) -> Rc<SessionState> {
        self.0.machine.borrow().view().clone()
    }

    /// Returns the time until the session ends, by the local clock.
    ///
    /// Returns `None` without a session or a known end; zero once it has ended.
    ///
    /// The end is compared with the server's clock, by the `Date` of its responses. A server on
    /// another origin has to allow that (`Access-Control-Expose-Headers: Date`), or the local clock
    /// is taken to agree with it.
    #[must_use]
    pub fn expires_in(&self) -> Option<Duration> {
        Some(self.state().ends_at()? - browser::now())
    }

    /// Returns the configuration: where the server is and how the session is kept fresh.
    pub fn config(&self) -> AuthClientConfig {
        self.0.config.borrow().clone()
    }

    /// Changes how the session is kept fresh, at once.
    ///
    /// The base and the channels stay those that the client was created with: create another client
    /// for another server.
    pub fn set_refetch_rules(&self, rules: AuthClientConfig) {
        let fixed = self.config();
        *self.0.config.borrow_mut() = AuthClientConfig {
            base_url: fixed.base_url,
            base_path: fixed.base_path,
            sync_tabs: fixed.sync_tabs,
            sync_next_auth: fixed.sync_next_auth,
            ..rules
        };
        self.dispatch(Event::RulesChanged);
    }

    /// Calls `listener` after each change of the state, until the subscription is dropped.
    ///
    /// The listener reads the state with [`state`](Self::state): it may have changed again.
    pub(crate) fn subscribe(&self, listener: impl Fn() + 'static) -> Subscription {
        Listeners::add(&self.0.listeners, Rc::new(listener))
    }

    /// Returns `true` if the newest sign-in has begun at the page's address.
    pub(crate) fn has_begun_sign_in_here(&self) -> bool {
        self.0.sign_in_href.borrow().as_deref() == Some(&*browser::href())
    }

    /// Keeps the state from before the client is started.
    ///
    /// That is what the server has rendered, if the page came from a server.
    pub(crate) fn note_rendered(&self) {
        self.0.hydration.begin(&self.state());
    }

    /// Notes that all is hydrated that is not suspended.
    pub(crate) fn note_hydrated(&self) {
        self.0.hydration.note_hydrated();
    }

    /// Returns what the server has rendered, for the first render of a component in its page.
    ///
    /// Returns `None` once all of that is hydrated, and in every other page.
    pub(crate) fn rendered(&self) -> Option<Rc<SessionState>> {
        self.0.hydration.state()
    }

    /// Returns the navigations of the page because of this client.
    pub(crate) fn navigation(&self) -> &Navigation {
        &self.0.navigation
    }

    /// Returns `true` if there is no session because a user signed out just before.
    ///
    /// That was in another page, a moment before this one was opened.
    pub(crate) fn is_opened_by_sign_out(&self) -> bool {
        self.state().is_opened_by_sign_out(browser::now())
    }

    /// Returns where a plain form of a provider posts, for a page whose wasm is not there yet.
    pub(crate) fn form_action(&self, kind: &ProviderType, id: &str) -> String {
        self.routes().form_action(kind, id)
    }

    /// Returns the origin that a form's action needs in this document to reach the page's own.
    ///
    /// Returns `None` if it needs none. Only to be called after the first render: on a server there
    /// is no document.
    pub(crate) fn form_origin(&self) -> Option<String> {
        let has_origin = self.config().base_url.is_some();
        browser::origin_despite_base().filter(|_| !has_origin)
    }

    pub(super) fn routes(&self) -> Routes {
        Routes::new(self.0.config.borrow().base())
    }

    pub(super) fn http(&self) -> HttpClient {
        let config = self.0.config.borrow();
        HttpClient {
            timeout: config.timeout,
            credentials: config.credentials,
            origin: browser::own_origin(),
            trailing_slash: self.0.trailing_slash.clone(),
            unloading: self.0.unloading.clone(),
            unloading_delay: NAVIGATION_RETRY,
        }
    }

    /// Notes the server's time, by which the end of a session counts.
    pub(super) fn note_date(&self, reply: &Reply) {
        if let Some(clock) = reply.server_clock() {
            self.dispatch(Event::ServerDated(clock));
        }
    }

    /// Returns the name of the channel between the tabs; there is one for each base.
    pub(super) fn channel_name(&self) -> String {
        ["yew-authjs:", &self.0.config.borrow().base()].concat()
    }

    pub(super) fn sign_out_mark(&self) -> SignOutMark {
        SignOutMark::of(&self.channel_name())
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
