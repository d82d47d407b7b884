use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::use_auth_client;
use super::use_rendered::use_rendered;
use crate::session::SessionState;

/// Returns the part of the session state that `select` returns; renders when that part changes.
///
/// The state says more than [`use_session`](crate::use_session): whether a request is under way,
/// the newest expiry, and what has caused the newest change. `select` is called after each change
/// of the state. It should be cheap and must not call hooks.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Spinner() -> Html {
///     let busy = use_session_selector(|state| state.is_refreshing());
///     html! { <span hidden={!*busy}>{ "…" }</span> }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_session_selector<T, F>(select: F) -> Rc<T>
where
    T: PartialEq + 'static,
    F: Fn(&SessionState) -> T + 'static,
{
    let subscription = use_state_subscription();
    let selected = Rc::new(select(&subscription.state));
    let rendered = selected.clone();
    // Replaced on each render, because a closure may have captured other props each time.
    *subscription.is_stale.borrow_mut() = Some(Rc::new(move |state| select(state) != *rendered));
    selected
}

/// Returns `true` if a render with this state would differ from the last one.
type IsStale = Rc<dyn Fn(&SessionState) -> bool>;

/// The subscription of a component to the state of the surrounding provider's client.
struct StateSubscription {
    /// The state to render.
    state: Rc<SessionState>,
    /// Decides after each change of the state whether the component renders.
    is_stale: Rc<RefCell<Option<IsStale>>>,
}

/// Subscribes the component to the state. Not generic, so that it is compiled once.
#[hook]
fn use_state_subscription() -> StateSubscription {
    let client = use_auth_client();
    let render = use_force_update();
    let state = use_rendered(Some(&client)).unwrap_or_else(|| client.state());
    let is_stale = use_mut_ref(|| None::<IsStale>);
    use_effect_with(client, {
        let is_stale = is_stale.clone();
        move |client| {
            let source = client.clone();
            let check = move || {
                let is_stale = is_stale.borrow().clone();
                if is_stale.is_some_and(|is_stale| is_stale(&source.state())) {
                    render.force_update();
                }
            };
            // A change between the render and this effect has notified no listener.
            check();
            let subscription = client.subscribe(check);
            move || drop(subscription)
        }
    });
    StateSubscription { state, is_stale }
}
