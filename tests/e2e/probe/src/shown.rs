//! What the probe shows.

use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;

use crate::record;

/// Everything that `use_session` returns.
#[component]
pub(crate) fn SessionView() -> Html {
    let session = use_session();
    let renders = use_mut_ref(|| 0);
    *renders.borrow_mut() += 1;
    let view = use_view_id();
    use_effect_with(session.clone(), move |session| record::log(&view, session));
    // An effect of an app that depends on the handle must run once.
    use_effect_with(session.update.clone(), |_| record::update_effect());
    html! {
        <dl>
            <dt>{ "status" }</dt><dd data-testid="status">{ session.status.as_str() }</dd>
            <dt>{ "name" }</dt><dd data-testid="name">{ session.data.as_ref().and_then(|data| data.user().name().map(str::to_owned)) }</dd>
            <dt>{ "error" }</dt><dd data-testid="error">{ session.error.as_ref().map(|error| error.kind()) }</dd>
            <dt>{ "signed out" }</dt><dd data-testid="signed-out">{ session.signed_out_reason.map(|reason| format!("{reason:?}")) }</dd>
            <dt>{ "renders" }</dt><dd data-testid="renders">{ *renders.borrow() }</dd>
        </dl>
    }
}

/// Shows the user's data, and notes each time that it has to.
#[component]
pub(crate) fn UserView() -> Html {
    let view = use_view_id();
    let session = use_session_selector(|state| state.session().cloned());
    record::user(&view, session.as_deref());
    html! {}
}

/// Tells a component that is mounted anew from the one before.
#[hook]
fn use_view_id() -> Rc<String> {
    use_memo((), |()| js_sys::Math::random().to_string())
}

/// Whether a request is under way.
#[component]
pub(crate) fn Refreshing() -> Html {
    let is_refreshing = use_session_selector(|state| state.is_refreshing());
    html! { <p data-testid="refreshing">{ is_refreshing.to_string() }</p> }
}
