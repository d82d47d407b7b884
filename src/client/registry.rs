use std::cell::{Cell, RefCell};

use super::AuthClient;
use crate::browser;
use crate::types::AuthClientConfig;

thread_local! {
    /// The clients of the mounted providers in their order.
    ///
    /// A page has one thread; a server never mounts one.
    static REGISTRY: RefCell<Vec<(RenderOrder, AuthClient)>> = const { RefCell::new(Vec::new()) };
    static PASSES: Cell<u64> = const { Cell::new(0) };
    static DEFAULT: AuthClient = AuthClient::new(AuthClientConfig::default());
}

impl AuthClient {
    /// Returns the client that the free functions use: that of the outermost provider.
    ///
    /// While there is no provider, it is one with the default configuration.
    ///
    /// If several providers stand side by side, it is that of the one which was mounted first. Of
    /// those that were mounted together it is that of the one with the default base, `/api/auth` of
    /// the page's own origin, or else with the base that comes first in alphabetical order. In a
    /// component use [`use_auth_client`](crate::hooks::use_auth_client) instead.
    #[must_use]
    pub fn current() -> Self {
        let mounted =
            REGISTRY.with_borrow(|clients| clients.first().map(|(_, client)| client.clone()));
        mounted.unwrap_or_else(|| DEFAULT.with(Self::clone))
    }
}

/// One pass of rendering, in which components are mounted together.
///
/// Within it Yew renders siblings from the last to the first, but those of a page from a server
/// from the first to the last, so the order of rendering is no measure.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(crate) struct RenderPass(u64);

impl RenderPass {
    pub(crate) fn current() -> Self {
        Self(PASSES.get())
    }

    /// Ends the pass: effects run when all has been rendered.
    pub(crate) fn end(self) {
        PASSES.set(PASSES.get().max(self.0 + 1));
    }
}

/// The order of the clients that are mounted.
#[derive(PartialEq, PartialOrd)]
struct RenderOrder {
    pass: RenderPass,
    has_other_base: bool,
    base: String,
}

impl RenderOrder {
    fn of(client: &AuthClient, pass: RenderPass) -> Self {
        let base = client.config().base();
        Self {
            pass,
            has_other_base: base != AuthClientConfig::default().base(),
            base,
        }
    }
}

/// Registers a client as a mounted one until it is dropped. Does nothing on a server.
#[must_use = "dropping it unmounts the client"]
pub(crate) struct Registration(RenderPass, AuthClient);

impl Registration {
    pub(crate) fn new(pass: RenderPass, client: &AuthClient) -> Self {
        if browser::is_available() {
            let order = RenderOrder::of(client, pass);
            REGISTRY.with_borrow_mut(|clients| {
                let at = clients.partition_point(|(other, _)| *other <= order);
                clients.insert(at, (order, client.clone()));
            });
        }
        Self(pass, client.clone())
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        let removed = REGISTRY.with_borrow_mut(|clients| {
            let own = |(order, client): &(RenderOrder, AuthClient)| {
                (order.pass, client) == (self.0, &self.1)
            };
            let at = clients.iter().position(own)?;
            Some(clients.remove(at))
        });
        // The last owner's destructor runs here, after the list is free again.
        drop(removed);
    }
}
