use std::cell::{Cell, RefCell};

use super::AuthClient;
use crate::browser;
use crate::types::AuthClientConfig;

thread_local! {
    /// The clients of the mounted providers by their places. A page has one thread; a server never mounts one.
    static MOUNTED: RefCell<Vec<(Place, AuthClient)>> = const { RefCell::new(Vec::new()) };
    static PASSES: Cell<u64> = const { Cell::new(0) };
    static DEFAULT: AuthClient = AuthClient::new(AuthClientConfig::default());
}

impl AuthClient {
    /// The client that the free functions use: that of the outermost provider, or one with the
    /// default configuration while there is none.
    ///
    /// If several providers stand side by side, it is that of the one which was mounted first. Of
    /// those that were mounted together it is that of the one with the default base, `/api/auth` of
    /// the page's own origin, or else with the base that comes first in alphabetical order. In a
    /// component use [`use_auth_client`](crate::use_auth_client) instead.
    pub fn current() -> Self {
        let mounted =
            MOUNTED.with_borrow(|clients| clients.first().map(|(_, client)| client.clone()));
        mounted.unwrap_or_else(|| DEFAULT.with(Self::clone))
    }
}

/// One pass of rendering, in which components are mounted together.
///
/// Within it Yew renders siblings from the last to the first, but those of a page from a server
/// from the first to the last, so the order of rendering says nothing.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) struct Pass(u64);

impl Pass {
    pub(crate) fn current() -> Self {
        Self(PASSES.get())
    }

    /// Notes that it is over: effects run when all has been rendered.
    pub(crate) fn end(self) {
        PASSES.set(PASSES.get().max(self.0 + 1));
    }
}

/// A client's place among those that are mounted, the first first.
#[derive(PartialEq, PartialOrd)]
struct Place {
    pass: Pass,
    has_other_base: bool,
    base: String,
}

impl Place {
    fn of(client: &AuthClient, pass: Pass) -> Self {
        let base = client.config().base();
        Self {
            pass,
            has_other_base: base != AuthClientConfig::default().base(),
            base,
        }
    }
}

/// Makes a client one of the mounted ones until it is dropped. On a server it does nothing.
#[must_use = "dropping it unmounts the client"]
pub(crate) struct Mounted(Pass, AuthClient);

impl Mounted {
    pub(crate) fn new(pass: Pass, client: &AuthClient) -> Self {
        if browser::is_available() {
            let place = Place::of(client, pass);
            MOUNTED.with_borrow_mut(|clients| {
                let at = clients.partition_point(|(other, _)| *other <= place);
                clients.insert(at, (place, client.clone()));
            });
        }
        Self(pass, client.clone())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let removed = MOUNTED.with_borrow_mut(|clients| {
            let own =
                |(place, client): &(Place, AuthClient)| (place.pass, client) == (self.0, &self.1);
            let at = clients.iter().position(own)?;
            Some(clients.remove(at))
        });
        // The last owner's destructor runs here, after the list is free again.
        drop(removed);
    }
}
