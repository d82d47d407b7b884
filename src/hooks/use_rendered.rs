use std::rc::Rc;

use yew::prelude::*;

use crate::client::AuthClient;
use crate::session::SessionState;

/// Returns the state that this component was server-rendered with, until it is hydrated.
///
/// `None` afterwards, and for components that were created in the browser. Most of a page is
/// hydrated at once. The content of a suspended `<Suspense>` follows later, when the session may
/// have changed, and Yew panics if the first render differs from the server's.
#[hook]
pub(super) fn use_rendered(client: Option<&AuthClient>) -> Option<Rc<SessionState>> {
    let render = use_force_update();
    let rendered = use_mut_ref(|| client?.rendered());
    let state = rendered.borrow().clone();
    use_effect_with((), move |()| {
        if rendered.take().is_some() {
            render.force_update();
        }
    });
    state
}
