use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::spawn::spawn;
use super::use_auth_client;
use crate::client::AuthClient;
use crate::types::{AuthError, Providers};

/// The server's sign-in providers, as far as a component has loaded them.
///
/// A copy that a callback has kept returns the newest response, also after later renders.
#[derive(Clone, Debug, PartialEq)]
pub struct UseProvidersHandle {
    client: AuthClient,
    state: UseStateHandle<Loaded>,
    latest_id: Rc<Cell<u32>>,
}

/// The newest response, and whether another one is awaited.
#[derive(Clone, Debug, PartialEq)]
struct Loaded {
    result: Option<Result<Rc<Providers>, Rc<AuthError>>>,
    is_loading: bool,
}

impl UseProvidersHandle {
    /// Returns the providers; `None` until they are loaded, and after a failure.
    #[must_use]
    pub fn data(&self) -> Option<&Rc<Providers>> {
        self.state.result.as_ref()?.as_ref().ok()
    }

    /// Returns the error of the newest request.
    #[must_use]
    pub fn error(&self) -> Option<&AuthError> {
        let result = self.state.result.as_ref()?;
        result.as_ref().err().map(|error| &**error)
    }

    /// Returns `true` while a request is under way, the first one or a later one.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        self.state.is_loading
    }

    /// Requests the providers again.
    ///
    /// The last response is shown until the next one arrives, so that a button to try again stays
    /// in its place.
    pub fn refetch(&self) {
        self.load(self.state.result.clone());
    }

    /// Requests the providers, and shows `meanwhile` until the response arrives.
    fn load(&self, meanwhile: Option<Result<Rc<Providers>, Rc<AuthError>>>) {
        let (client, state) = (self.client.clone(), self.state.setter());
        let latest_id = self.latest_id.clone();
        let id = latest_id.get().wrapping_add(1);
        latest_id.set(id);
        state.set(Loaded {
            result: meanwhile,
            is_loading: true,
        });
        spawn(Box::pin(async move {
            let response = client.get_providers().await;
            // Another server may have been asked meanwhile, and have responded first.
            if latest_id.get() == id {
                state.set(Loaded {
                    result: Some(response.map(Rc::new).map_err(Rc::new)),
                    is_loading: false,
                });
            }
        }));
    }
}

/// Returns the server's sign-in providers, in the server's order.
///
/// They are requested when the component is mounted. Components that are mounted together share one
/// request.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Names() -> Html {
///     let providers = use_providers();
///     let providers = providers.data().into_iter().flat_map(|all| all.iter());
///     html! { <ul>{ for providers.map(|provider| html! { <li>{ &provider.name }</li> }) }</ul> }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_providers() -> UseProvidersHandle {
    let client = use_auth_client();
    let handle = UseProvidersHandle {
        client: client.clone(),
        state: use_state_eq(|| Loaded {
            result: None,
            is_loading: true,
        }),
        latest_id: use_memo((), |()| Cell::default()),
    };
    use_effect_with(client, {
        let handle = handle.clone();
        move |_| {
            // The response of another server is no longer valid.
            handle.load(None);
        }
    });
    handle
}
