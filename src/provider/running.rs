use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::SessionContext;
use super::change::{ChangeDetector, Difference, SessionChange};
use crate::client::{AuthClient, ClientGuard, Registration, RenderPass, Subscription};
use crate::types::AuthError;

/// What both providers do: run a client, and provide it and its session.
pub(super) struct RunningProvider {
    client: RunningClient,
    context: SessionContext,
    /// Made after the first render with the client.
    subscription: Option<Subscription>,
    /// Those of the newest render.
    callbacks: Rc<RefCell<ProviderCallbacks>>,
    pass: RenderPass,
}

/// A client that runs until this is dropped. That of the outermost provider is also that of the
/// free functions.
struct RunningClient {
    client: AuthClient,
    _guard: ClientGuard,
    _registration: Option<Registration>,
}

/// The callbacks of a provider's props.
#[derive(Clone)]
pub(super) struct ProviderCallbacks {
    pub(super) on_change: Option<Callback<SessionChange>>,
    pub(super) on_error: Option<Callback<Rc<AuthError>>>,
}

impl ProviderCallbacks {
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
    /// Starts `client`.
    ///
    /// Before the components inside have rendered, so that the request is under way meanwhile, and
    /// so that free functions called there find this client: Yew may yield to the browser, and to a
    /// click, between a render and what follows it.
    fn start(client: AuthClient, is_outermost: bool, pass: RenderPass) -> (Self, SessionContext) {
        // Starting changes the state at once.
        let context = SessionContext::of(&client);
        client.note_rendered();
        let guard = client.start();
        let registration = is_outermost.then(|| Registration::new(pass, &client));
        let running = Self {
            client,
            _guard: guard,
            _registration: registration,
        };
        (running, context)
    }
}

/// Returns `true` if the component is in no other provider.
pub(super) fn is_outermost<C: Component>(ctx: &Context<C>) -> bool {
    ctx.link().context::<AuthClient>(Callback::noop()).is_none()
}

impl RunningProvider {
    pub(super) fn new(
        client: AuthClient,
        is_outermost: bool,
        callbacks: ProviderCallbacks,
    ) -> Self {
        let pass = RenderPass::current();
        let (client, context) = RunningClient::start(client, is_outermost, pass);
        Self {
            client,
            context,
            subscription: None,
            callbacks: Rc::new(RefCell::new(callbacks)),
            pass,
        }
    }

    pub(super) fn client(&self) -> &AuthClient {
        &self.client.client
    }

    /// Replaces the client by another one.
    pub(super) fn set_client(&mut self, client: AuthClient, is_outermost: bool) {
        self.subscription = None;
        (self.client, self.context) = RunningClient::start(client, is_outermost, self.pass);
    }

    pub(super) fn set_callbacks(&self, callbacks: ProviderCallbacks) {
        self.callbacks.replace(callbacks);
    }

    /// Takes over the state of the client. Returns `true` if the components are to be rendered.
    pub(super) fn update(&mut self) -> bool {
        let context = SessionContext::of(self.client());
        let is_changed = context != self.context;
        self.context = context;
        is_changed
    }

    pub(super) fn view(&self, children: &Html) -> Html {
        html! {
            <ContextProvider<AuthClient> context={self.client().clone()}>
                <ContextProvider<SessionContext> context={self.context.clone()}>
                    { children.clone() }
                </ContextProvider<SessionContext>>
            </ContextProvider<AuthClient>>
        }
    }

    /// Subscribes to the client after the first render with it.
    ///
    /// `on_state` is called after each change of the client's state.
    pub(super) fn rendered(&mut self, on_state: impl FnOnce() -> Callback<()>) {
        if self.subscription.is_none() {
            self.subscribe(on_state());
            self.pass.end();
            let client = self.client();
            client.note_hydrated();
            // Routers have read the address by now, and get an event for the change.
            client.navigation().restore_fragment();
        }
    }

    /// Makes one subscription for the context and the callbacks.
    fn subscribe(&mut self, on_state: Callback<()>) {
        let client = self.client().clone();
        let detector = ChangeDetector::new(client.state());
        let callbacks = self.callbacks.clone();
        let source = client.clone();
        let on_change = on_state.clone();
        self.subscription = Some(client.subscribe(move || {
            on_change.emit(());
            let difference = detector.diff(&source.state());
            let callbacks = callbacks.borrow().clone();
            callbacks.emit(difference);
        }));
        // A change between the render and this has notified no listener.
        on_state.emit(());
    }
}
