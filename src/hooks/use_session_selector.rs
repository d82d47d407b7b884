use std::rc::Rc;

use yew::prelude::*;

use super::use_auth_client;
use super::use_rendered::use_rendered;
use crate::session::SessionState;

/// A part of what the client knows. Renders only when that part changes.
///
/// It sees more than [`use_session`](crate::use_session): whether a request is under way, the newest expiry, what brought the newest answer. `select` is called after each change with the newest state; it should be cheap and must not call hooks.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::use_session_selector;
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
    let client = use_auth_client();
    let render = use_force_update();
    let state = use_rendered(Some(&client)).unwrap_or_else(|| client.state());
    let selected = Rc::new(select(&state));
    // The newest render's selector and result: a closure may see other props each time.
    let newest = use_mut_ref(|| None);
    *newest.borrow_mut() = Some((Rc::new(select), selected.clone()));
    use_effect_with(client, move |client| {
        let source = client.clone();
        let check = move || {
            let known = newest.borrow().clone();
            if known
                .is_some_and(|(select, shown): (Rc<F>, Rc<T>)| select(&source.state()) != *shown)
            {
                render.force_update();
            }
        };
        // What happened between the render and this effect has told nobody yet.
        check();
        let subscription = client.subscribe(check);
        move || drop(subscription)
    });
    selected
}
