use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use super::SessionContext;
use super::change::{Seen, SessionChange};
use crate::client::{AuthClient, Mounted, Pass};
use crate::types::{AuthClientConfig, AuthError, CredentialsMode, InitialSession};

/// Props of [`SessionProvider`]; all but the children have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SessionProviderProps {
    /// The components that can use the session.
    #[prop_or_default]
    pub children: Html,
    /// What the page came with. Default: nothing, so the server is asked.
    ///
    /// It is read when the provider is mounted, and again if its base changes, where it has to be the new server's; another one that is passed later counts for nothing.
    #[prop_or_default]
    pub session: InitialSession,
    /// The path of the server's Auth.js routes. Default: `/api/auth`.
    #[prop_or_default]
    pub base_path: Option<AttrValue>,
    /// The server's origin. Default: the page's own. For another one, see [`CredentialsMode::Include`].
    #[prop_or_default]
    pub base_url: Option<AttrValue>,
    /// Whether cookies go to a server on another origin. Needed with [`base_url`](Self::base_url). Default: to the page's own origin only.
    #[prop_or_default]
    pub credentials: CredentialsMode,
    /// How long one request may take, body included. Default: 15 s.
    #[prop_or(Duration::from_secs(15))]
    pub timeout: Duration,
    /// Seconds between two polls, counted from the last answer that any tab got; 0 switches polling off. Only a tab in which somebody is signed in polls. Default: 0.
    #[prop_or_default]
    pub refetch_interval: u32,
    /// Whether to ask when the page becomes visible. Default: true.
    #[prop_or(true)]
    pub refetch_on_window_focus: bool,
    /// Whether to poll while the browser says that it is offline. Default: false.
    #[prop_or_default]
    pub refetch_when_offline: bool,
    /// Whether to poll while the page is hidden. Default: false.
    #[prop_or_default]
    pub refetch_when_hidden: bool,
    /// The least time between two requests that focus and like events cause, over all tabs. Default: 5 s.
    #[prop_or(Duration::from_secs(5))]
    pub focus_throttle: Duration,
    /// Whether to keep the tabs in step. Read when the provider is mounted. Default: true.
    #[prop_or(true)]
    pub sync_tabs: bool,
    /// Whether tabs may pass the session itself to one another, or just a hint to ask. Default: true.
    #[prop_or(true)]
    pub share_session: bool,
    /// Whether to keep in step with tabs of next-auth/react on this origin, too. Read when the provider is mounted. Default: true.
    #[prop_or(true)]
    pub sync_next_auth: bool,
    /// Told when it changes who is signed in, or what is known of them. It may call anything.
    #[prop_or_default]
    pub on_change: Option<Callback<SessionChange>>,
    /// Told when a session request fails. It may call anything.
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
    /// A client made elsewhere; then its configuration counts, and all props above but the children and callbacks are ignored.
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

/// Makes the session known to the components inside, and keeps it the same in every tab.
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
///         (_, Some(data)) => html! { <p>{ "Hello, " }{ data.user().name().unwrap_or("you") }</p> },
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
    let context = use_live_context(&client);
    use_running_client(&client);
    use_reports(&client, props);

    html! {
        <ContextProvider<AuthClient> context={client}>
            <ContextProvider<SessionContext> {context}>
                { props.children.clone() }
            </ContextProvider<SessionContext>>
        </ContextProvider<AuthClient>>
    }
}

/// The client from outside, or one of its own for each base.
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

/// What the client knows, rendered anew when it differs.
#[hook]
fn use_live_context(client: &AuthClient) -> SessionContext {
    let now = SessionContext::of(client);
    let shown = use_state_eq(|| now.clone());
    use_effect_with(client.clone(), {
        let shown = shown.setter();
        move |client| {
            // What happened between the render and this effect has told nobody yet.
            shown.set(SessionContext::of(client));
            let source = client.clone();
            let subscription = client.subscribe(move || shown.set(SessionContext::of(&source)));
            move || drop(subscription)
        }
    });
    // The first render with another client comes before its effect.
    if shown.update == now.update {
        (*shown).clone()
    } else {
        now
    }
}

/// Runs the client while the provider is mounted, and makes the outermost provider's the one of the free functions.
#[hook]
fn use_running_client(client: &AuthClient) {
    let is_nested = use_context::<AuthClient>().is_some();
    let pass = *use_memo((), |()| Pass::current());
    // Before the components inside have rendered, so that the server is asked meanwhile, and so
    // that a free function that they call never finds another client: Yew may yield to the browser,
    // and to a click, between a render and its effects.
    use_memo(client.clone(), |client| {
        // A start changes at once what is known.
        client.note_rendered();
        client.start()
    });
    use_memo((client.clone(), is_nested), |(client, is_nested)| {
        (!is_nested).then(|| Mounted::new(pass, client))
    });
    use_effect_with(client.clone(), move |client| {
        pass.end();
        client.note_taken_over();
        // Routers have read the address by now, and are told of the change.
        client.restore_fragment();
    });
}

/// Calls the callbacks of the newest render.
#[hook]
fn use_reports(client: &AuthClient, props: &SessionProviderProps) {
    let callbacks = use_mut_ref(|| (None, None));
    *callbacks.borrow_mut() = (props.on_change.clone(), props.on_error.clone());
    use_effect_with(client.clone(), move |client| {
        let source = client.clone();
        let seen = Seen::new(client.state());
        let subscription = client.subscribe(move || {
            let state = source.state();
            let (change, failed) = seen.look(&state);
            let (on_change, on_error) = callbacks.borrow().clone();
            if let (Some(tell), Some(change)) = (on_change, change) {
                tell.emit(change);
            }
            if let (Some(tell), Some(error), true) = (on_error, state.error(), failed) {
                tell.emit(error.clone());
            }
        });
        move || drop(subscription)
    });
}
