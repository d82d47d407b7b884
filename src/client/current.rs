use std::cell::RefCell;

use super::AuthClient;
use crate::types::AuthClientConfig;

thread_local! {
    /// The clients of the mounted providers, oldest first. A page has one thread; a server never mounts one.
    static MOUNTED: RefCell<Vec<AuthClient>> = const { RefCell::new(Vec::new()) };
    static DEFAULT: AuthClient = AuthClient::new(AuthClientConfig::default());
}

impl AuthClient {
    /// The client that the free functions use: that of the outermost provider which was mounted first, or one with the default configuration while there is none.
    pub fn current() -> Self {
        let mounted = MOUNTED.with_borrow(|clients| clients.first().cloned());
        mounted.unwrap_or_else(|| DEFAULT.with(Self::clone))
    }
}

/// Makes a client one of the mounted ones until it is dropped.
#[must_use = "dropping it unmounts the client"]
pub(crate) struct Mounted(AuthClient);

impl Mounted {
    pub(crate) fn new(client: &AuthClient) -> Self {
        MOUNTED.with_borrow_mut(|clients| clients.push(client.clone()));
        Self(client.clone())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let removed = MOUNTED.with_borrow_mut(|clients| {
            let at = clients.iter().position(|client| *client == self.0)?;
            Some(clients.remove(at))
        });
        // The last owner's destructor runs here, after the list is free again.
        drop(removed);
    }
}
