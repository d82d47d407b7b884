use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::change::SessionChange;
use super::running::{ProviderCallbacks, RunningProvider, is_outermost};
use crate::client::AuthClient;
use crate::types::AuthError;

/// Props of [`AuthClientProvider`]; all but the client have defaults.
#[derive(Clone, PartialEq, Properties)]
#[allow(
    missing_debug_implementations,
    reason = "props contain rendered content, which may name the user"
)]
pub struct AuthClientProviderProps {
    /// The client, which the app has created. It runs while the provider is mounted.
    pub client: AuthClient,
    /// The components that can use the session.
    #[prop_or_default]
    pub children: Html,
    /// Called with the change when the identity changes. It may call anything.
    #[prop_or_default]
    pub on_change: Option<Callback<SessionChange>>,
    /// Called with the error when a session request fails. It may call anything.
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
}

/// Provides the session of a client that the app has created to the components inside.
///
/// It is for a client that lives outside the component tree, such as one that requests need.
/// [`SessionProvider`](super::SessionProvider) creates one by itself.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
/// use yew_authjs::{AuthClient, AuthClientConfig};
///
/// #[component]
/// fn App() -> Html {
///     let client = use_memo((), |()| AuthClient::new(AuthClientConfig::new().base_path("/auth")));
///     html! {
///         <AuthClientProvider client={(*client).clone()}>
///             <SignedIn>{ "Signed in" }</SignedIn>
///         </AuthClientProvider>
///     }
/// }
/// ```
pub struct AuthClientProvider(RunningProvider);

impl AuthClientProviderProps {
    fn callbacks(&self) -> ProviderCallbacks {
        ProviderCallbacks {
            on_change: self.on_change.clone(),
            on_error: self.on_error.clone(),
        }
    }
}

impl fmt::Debug for AuthClientProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthClientProvider").finish_non_exhaustive()
    }
}

impl Component for AuthClientProvider {
    /// The state of the client has changed.
    type Message = ();
    type Properties = AuthClientProviderProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let client = props.client.clone();
        Self(RunningProvider::new(
            client,
            is_outermost(ctx),
            props.callbacks(),
        ))
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.0.update()
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AuthClientProviderProps) -> bool {
        let props = ctx.props();
        self.0.set_callbacks(props.callbacks());
        if props.client != old.client {
            self.0.set_client(props.client.clone(), is_outermost(ctx));
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
