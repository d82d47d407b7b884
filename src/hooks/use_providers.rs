use std::cell::Cell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::use_auth_client;
use crate::client::AuthClient;
use crate::types::{AuthError, Providers};

/// The server's sign-in providers, as far as a component knows them.
///
/// A copy that a callback has kept shows the newest answer, also after later renders.
#[derive(Clone, Debug, PartialEq)]
pub struct UseProvidersHandle {
    client: AuthClient,
    shown: UseStateHandle<Option<Result<Rc<Providers>, AuthError>>>,
    is_loading: UseStateHandle<bool>,
    /// How often the server was asked.
    asked: Rc<Cell<u32>>,
}

impl UseProvidersHandle {
    /// The providers, once the server has told them.
    pub fn data(&self) -> Option<&Rc<Providers>> {
        self.shown.as_ref()?.as_ref().ok()
    }

    /// Why the server could not tell them.
    pub fn error(&self) -> Option<&AuthError> {
        self.shown.as_ref()?.as_ref().err()
    }

    /// Whether the server is being asked, for the first time or again.
    pub fn is_loading(&self) -> bool {
        *self.is_loading
    }

    /// Asks again. What the last answer was is shown until the next comes, so that a button to try
    /// again stays where it is.
    pub fn reload(&self) {
        let (client, shown) = (self.client.clone(), self.shown.setter());
        let is_loading = self.is_loading.setter();
        let asked = self.asked.clone();
        let number = asked.get().wrapping_add(1);
        asked.set(number);
        is_loading.set(true);
        spawn_local(async move {
            let answer = client.get_providers().await;
            // Another server may have been asked meanwhile, and have answered first.
            if asked.get() == number {
                shown.set(Some(answer.map(Rc::new)));
                is_loading.set(false);
            }
        });
    }
}

/// The server's sign-in providers, in its order. Asks when the component is mounted; components at the same time share one request.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::use_providers;
///
/// #[component]
/// fn Names() -> Html {
///     let providers = use_providers();
///     let names = providers.data().into_iter().flat_map(|all| all.iter()).map(|provider| html! { <li>{ provider.name.as_str() }</li> });
///     html! { <ul>{ for names }</ul> }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_providers() -> UseProvidersHandle {
    let client = use_auth_client();
    let shown = use_state_eq(|| None);
    let handle = UseProvidersHandle {
        client: client.clone(),
        shown,
        is_loading: use_state_eq(|| true),
        asked: use_memo((), |()| Cell::default()),
    };
    use_effect_with(client, {
        let handle = handle.clone();
        move |_| {
            // What another server said does not count here.
            handle.shown.set(None);
            handle.reload();
        }
    });
    handle
}
