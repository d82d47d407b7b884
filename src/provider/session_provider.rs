use std::fmt;

use yew::prelude::*;

use super::props::SessionProviderProps;
use super::running::{ProviderCallbacks, RunningProvider, is_outermost};
use crate::client::AuthClient;

/// Provides the session to the components inside, and keeps it in sync in all tabs.
///
/// A client that the app has created goes to [`AuthClientProvider`](super::AuthClientProvider).
///
/// ```
/// use std::time::Duration;
/// use yew::prelude::*;
/// use yew_authjs::{SessionProvider, SessionStatus, SignInButton, use_session};
///
/// #[component]
/// fn Greeting() -> Html {
///     let session = use_session();
///     match (session.status, session.data) {
///         (SessionStatus::Loading, _) => html! {},
///         (_, Some(data)) => {
///             html! { <p>{ "Hello, " }{ data.user().name().unwrap_or("you") }</p> }
///         }
///         (_, None) => html! { <SignInButton /> },
///     }
/// }
///
/// #[component]
/// fn App() -> Html {
///     let refetch_interval = Duration::from_secs(300);
///     html! { <SessionProvider {refetch_interval}><Greeting /></SessionProvider> }
/// }
/// ```
pub struct SessionProvider(RunningProvider);

impl SessionProviderProps {
    fn callbacks(&self) -> ProviderCallbacks {
        ProviderCallbacks {
            on_change: self.on_change.clone(),
            on_error: self.on_error.clone(),
        }
    }

    fn new_client(&self) -> AuthClient {
        AuthClient::with_session(self.config(), self.session.clone())
    }
}

impl fmt::Debug for SessionProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionProvider").finish_non_exhaustive()
    }
}

impl Component for SessionProvider {
    /// The state of the client has changed.
    type Message = ();
    type Properties = SessionProviderProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let client = props.new_client();
        Self(RunningProvider::new(
            client,
            is_outermost(ctx),
            props.callbacks(),
        ))
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.0.update()
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &SessionProviderProps) -> bool {
        let props = ctx.props();
        self.0.set_callbacks(props.callbacks());
        if props.needs_other_client(old) {
            self.0.set_client(props.new_client(), is_outermost(ctx));
        } else if props.config() != old.config() {
            self.0.client().set_refetch_rules(props.config());
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.0.view(&ctx.props().children)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _is_first: bool) {
        self.0.rendered(|| ctx.link().callback(|()| ()));
    }
}
