use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::SessionContext;
use super::change::{ChangeDetector, Difference, SessionChange};
use super::props::SessionProviderProps;
use crate::client::{AuthClient, ClientGuard, Registration, RenderPass, Subscription};
use crate::types::AuthError;

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
pub struct SessionProvider {
    client: RunningClient,
    context: SessionContext,
    /// Made after the first render with the client.
    subscription: Option<Subscription>,
    /// Those of the newest render.
    callbacks: Rc<RefCell<Callbacks>>,
    pass: RenderPass,
}

/// A client that runs until this is dropped. That of the outermost provider is also that of the
/// free functions.
struct RunningClient {
    client: AuthClient,
    _guard: ClientGuard,
    _registration: Option<Registration>,
}

#[derive(Clone)]
struct Callbacks {
    on_change: Option<Callback<SessionChange>>,
    on_error: Option<Callback<Rc<AuthError>>>,
}

impl Callbacks {
    fn of(props: &SessionProviderProps) -> Self {
        Self {
            on_change: props.on_change.clone(),
            on_error: props.on_error.clone(),
        }
    }

    fn emit(self, difference: Difference) {
        if let (Some(callback), Some(change)) = (self.on_change, difference.change) {
            callback.emit(change);
        }
        if let (Some(callback), Some(error)) = (self.on_error, difference.error) {
            callback.emit(error);
        }
    }
}

impl RunningClient {
    /// Starts the client of the props, or one that is created for them.
    ///
    /// Before the components inside have rendered, so that the request is under way meanwhile, and
    /// so that free functions called there find this client: Yew may yield to the browser, and to a
    /// click, between a render and what follows it.
    fn start(ctx: &Context<SessionProvider>, pass: RenderPass) -> (Self, SessionContext) {
        let props = ctx.props();
        let own = || AuthClient::with_session(props.config(), props.session.clone());
        let client = props.client.clone().unwrap_or_else(own);
        // Starting changes the state at once.
        let context = SessionContext::of(&client);
        client.note_rendered();
        let guard = client.start();
        let outer = ctx.link().context::<AuthClient>(Callback::noop());
        let registration = outer.is_none().then(|| Registration::new(pass, &client));
        let running = Self {
            client,
            _guard: guard,
            _registration: registration,
        };
        (running, context)
    }
}

impl fmt::Debug for SessionProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionProvider").finish_non_exhaustive()
    }
}

impl SessionProvider {
    /// Subscribes to the client: one subscription for the context and the callbacks.
    fn subscribe(&mut self, ctx: &Context<Self>) {
        let (link, callbacks) = (ctx.link().clone(), self.callbacks.clone());
        let client = &self.client.client;
        let detector = ChangeDetector::new(client.state());
        let source = client.clone();
        self.subscription = Some(client.subscribe(move || {
            link.send_message(());
            let difference = detector.diff(&source.state());
            let callbacks = callbacks.borrow().clone();
            callbacks.emit(difference);
        }));
        // A change between the render and this has notified no listener.
        ctx.link().send_message(());
    }
}

impl Component for SessionProvider {
    /// The state of the client has changed.
    type Message = ();
    type Properties = SessionProviderProps;

    fn create(ctx: &Context<Self>) -> Self {
        let pass = RenderPass::current();
        let (client, context) = RunningClient::start(ctx, pass);
        Self {
            client,
            context,
            subscription: None,
            callbacks: Rc::new(RefCell::new(Callbacks::of(ctx.props()))),
            pass,
        }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        let context = SessionContext::of(&self.client.client);
        let is_changed = context != self.context;
        self.context = context;
        is_changed
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &SessionProviderProps) -> bool {
        let props = ctx.props();
        self.callbacks.replace(Callbacks::of(props));
        if props.needs_other_client(old) {
            self.subscription = None;
            (self.client, self.context) = RunningClient::start(ctx, self.pass);
        } else if props.client.is_none() && props.config() != old.config() {
            self.client.client.set_refetch_rules(props.config());
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <ContextProvider<AuthClient> context={self.client.client.clone()}>
                <ContextProvider<SessionContext> context={self.context.clone()}>
                    { ctx.props().children.clone() }
                </ContextProvider<SessionContext>>
            </ContextProvider<AuthClient>>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _is_first: bool) {
        if self.subscription.is_none() {
            self.subscribe(ctx);
            self.pass.end();
            let client = &self.client.client;
            client.note_hydrated();
            // Routers have read the address by now, and get an event for the change.
            client.navigation().restore_fragment();
        }
    }
}
