use std::cell::{Cell, RefCell};

use super::AuthClient;
use crate::page;
use crate::types::AuthClientConfig;

thread_local! {
    /// The clients of the mounted providers by their places. A page has one thread; a server never mounts one.
    static MOUNTED: RefCell<Vec<(Place, AuthClient)>> = const { RefCell::new(Vec::new()) };
    static PLACES: Cell<u64> = const { Cell::new(0) };
    static DEFAULT: AuthClient = AuthClient::new(AuthClientConfig::default());
}

impl AuthClient {
    /// The client that the free functions use: that of the outermost provider which was rendered first, or one with the default configuration while there is none.
    pub fn current() -> Self {
        let mounted =
            MOUNTED.with_borrow(|clients| clients.first().map(|(_, client)| client.clone()));
        mounted.unwrap_or_else(|| DEFAULT.with(Self::clone))
    }
}

/// A provider's place among all that were ever rendered, the first first.
///
/// It is taken on the first render, which goes down the page. The effect that mounts is no measure: those of siblings run from the last to the first.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(crate) struct Place(u64);

impl Place {
    pub(crate) fn next() -> Self {
        PLACES.set(PLACES.get() + 1);
        Self(PLACES.get())
    }
}

/// Makes a client one of the mounted ones until it is dropped. On a server it does nothing.
#[must_use = "dropping it unmounts the client"]
pub(crate) struct Mounted(Place, AuthClient);

impl Mounted {
    pub(crate) fn new(place: Place, client: &AuthClient) -> Self {
        if page::is_present() {
            MOUNTED.with_borrow_mut(|clients| {
                let at = clients.partition_point(|(other, _)| *other < place);
                clients.insert(at, (place, client.clone()));
            });
        }
        Self(place, client.clone())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let removed = MOUNTED.with_borrow_mut(|clients| {
            let own = |(place, client): &(Place, AuthClient)| (*place, client) == (self.0, &self.1);
            let at = clients.iter().position(own)?;
            Some(clients.remove(at))
        });
        // The last owner's destructor runs here, after the list is free again.
        drop(removed);
    }
}
