use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use super::SessionContext;
use super::change::{ChangeDetector, Difference, SessionChange};
use crate::client::{AuthClient, Registration, RenderPass};
use crate::types::{AuthClientConfig, AuthError, CredentialsMode, InitialSession};

/// Props of [`SessionProvider`]; all but the children have defaults.
#[derive(Clone, PartialEq, Properties)]
#[allow(
    missing_debug_implementations,
    reason = "props contain rendered content, which may name the user"
)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "they are switches of next-auth, independent of one another"
)]
pub struct SessionProviderProps {
    /// The components that can use the session.
    #[prop_or_default]
    pub children: Html,
    /// The session that the page was rendered with. Default: none, so it is fetched.
    ///
    /// Read on mount, and again when `base_url` or `base_path` changes, when it has to be that of
    /// the new server. Later changes are ignored.
    #[prop_or_default]
    pub session: InitialSession,
    /// The path of the server's Auth.js routes. Default: `/api/auth`.
    #[prop_or_default]
    pub base_path: Option<AttrValue>,
    /// The server's origin. Default: that of the page. For another one, see
    /// [`CredentialsMode::Include`].
    #[prop_or_default]
    pub base_url: Option<AttrValue>,
    /// Whether cookies are sent to a server on another origin; needed with
    /// [`base_url`](Self::base_url). Default: only to the page's own origin.
    #[prop_or_default]
    pub credentials: CredentialsMode,
    /// The timeout of one request, body included. Default: 15 s.
    #[prop_or(Duration::from_secs(15))]
    pub timeout: Duration,
    /// The seconds between two polls, counted from the last response to any tab. Default: 0, which
    /// disables polling.
    ///
    /// Tabs poll only while a user is signed in.
    #[prop_or_default]
    pub refetch_interval: u32,
    /// Whether to refetch when the page becomes visible. Default: true.
    #[prop_or(true)]
    pub refetch_on_window_focus: bool,
    /// Whether to poll while the browser is offline. Default: false.
    #[prop_or_default]
    pub refetch_when_offline: bool,
    /// Whether to poll while the page is hidden. Default: false.
    #[prop_or_default]
    pub refetch_when_hidden: bool,
    /// The minimum time between two requests caused by focus and similar events, over all tabs.
    /// Default: 5 s.
    #[prop_or(Duration::from_secs(5))]
    pub focus_throttle: Duration,
    /// Whether to keep the session of all tabs in sync. Read on mount. Default: true.
    #[prop_or(true)]
    pub sync_tabs: bool,
    /// Whether tabs may send each other the session itself, or only an invalidation. Default: true.
    #[prop_or(true)]
    pub share_session: bool,
    /// Whether to stay in sync with tabs of next-auth/react on this origin, too. Read on mount.
    /// Default: true.
    #[prop_or(true)]
    pub sync_next_auth: bool,
    /// Called with the change when the identity changes. It may call anything.
    #[prop_or_default]
    pub on_change: Option<Callback<SessionChange>>,
    /// Called with the error when a session request fails. It may call anything.
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
    /// A client that the app has created. Default: the provider creates one.
    ///
    /// Its configuration applies: the props above are ignored, except the children and callbacks.
    #[prop_or_default]
    pub client: Option<AuthClient>,
}

impl SessionProviderProps {
    fn config(&self) -> AuthClientConfig {
        let defaults = AuthClientConfig::default();
        AuthClientConfig {
            base_url: self.base_url.as_ref().map(|url| url.as_str().to_owned()),
            base_path: self
                .base_path
                .as_ref()
                .map_or(defaults.base_path, |path| path.as_str().to_owned()),
            timeout: self.timeout,
            credentials: self.credentials,
            refetch_interval: Duration::from_secs(self.refetch_interval.into()),
            refetch_on_window_focus: self.refetch_on_window_focus,
            refetch_when_offline: self.refetch_when_offline,
            refetch_when_hidden: self.refetch_when_hidden,
            focus_throttle: self.focus_throttle,
            sync_tabs: self.sync_tabs,
            share_session: self.share_session,
            sync_next_auth: self.sync_next_auth,
        }
    }
}

/// Provides the session to the components inside, and keeps it in sync in all tabs.
///
/// ```
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
///     html! { <SessionProvider refetch_interval={300}><Greeting /></SessionProvider> }
/// }
/// ```
#[component]
pub fn SessionProvider(props: &SessionProviderProps) -> Html {
    let client = use_client(props);
    let context = use_context_value(&client, props);
    use_running_client(&client);

    html! {
        <ContextProvider<AuthClient> context={client}>
            <ContextProvider<SessionContext> {context}>
                { props.children.clone() }
            </ContextProvider<SessionContext>>
        </ContextProvider<AuthClient>>
    }
}

/// Returns the client of the props, or one that is created for each base.
#[hook]
fn use_client(props: &SessionProviderProps) -> AuthClient {
    let base = (
        props.base_url.clone(),
        props.base_path.clone(),
        props.client.clone(),
    );
    let client = use_memo(base, |_| {
        let own = || AuthClient::with_session(props.config(), props.session.clone());
        props.client.clone().unwrap_or_else(own)
    });
    let rules = props.client.is_none().then(|| props.config());
    use_effect_with(((*client).clone(), rules), |(client, rules)| {
        if let Some(rules) = rules {
            client.set_refetch_rules(rules.clone());
        }
    });
    (*client).clone()
}

/// Returns the value of the session context, and calls the callbacks of the newest render.
///
/// One subscription serves both, the context first.
#[hook]
fn use_context_value(client: &AuthClient, props: &SessionProviderProps) -> SessionContext {
    let now = SessionContext::of(client);
    let context = use_state_eq(|| now.clone());
    let callbacks = use_mut_ref(|| (None, None));
    *callbacks.borrow_mut() = (props.on_change.clone(), props.on_error.clone());
    use_effect_with(client.clone(), {
        let context = context.setter();
        move |client| {
            // A change between the render and this effect has notified no listener.
            context.set(SessionContext::of(client));
            let source = client.clone();
            let detector = ChangeDetector::new(client.state());
            let subscription = client.subscribe(move || {
                let state = source.state();
                context.set(SessionContext::at(&state, &source));
                let Difference { change, error } = detector.diff(&state);
                let (on_change, on_error) = callbacks.borrow().clone();
                if let (Some(callback), Some(change)) = (on_change, change) {
                    callback.emit(change);
                }
                if let (Some(callback), Some(error)) = (on_error, error) {
                    callback.emit(error);
                }
            });
            move || drop(subscription)
        }
    });
    // The first render with another client comes before its effect.
    if context.update == now.update {
        (*context).clone()
    } else {
        now
    }
}

/// Runs the client while the provider is mounted.
///
/// The client of the outermost provider becomes that of the free functions.
#[hook]
fn use_running_client(client: &AuthClient) {
    let is_nested = use_context::<AuthClient>().is_some();
    let pass = *use_memo((), |()| RenderPass::current());
    // Before the components inside have rendered, so that the request is under way meanwhile, and
    // so that free functions called there find this client: Yew may yield to the browser, and to a
    // click, between a render and its effects.
    use_memo(client.clone(), |client| {
        // Starting changes the state at once.
        client.note_rendered();
        client.start()
    });
    use_memo((client.clone(), is_nested), |(client, is_nested)| {
        (!is_nested).then(|| Registration::new(pass, client))
    });
    use_effect_with(client.clone(), move |client| {
        pass.end();
        client.note_hydrated();
        // Routers have read the address by now, and get an event for the change.
        client.navigation().restore_fragment();
    });
}
