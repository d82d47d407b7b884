use std::rc::Rc;

use yew::prelude::*;

use crate::client::AuthClient;
use crate::session::SessionState;

/// Returns what the server knew that has rendered this component, until the component is taken
/// over; `None` from then on, and for every component that was made in the browser.
///
/// Most of a page is taken over at once. What is in a suspended `<Suspense>` comes later, when the
/// session may have changed, and Yew panics where the first render differs from the server's.
#[hook]
pub(super) fn use_rendered(client: Option<&AuthClient>) -> Option<Rc<SessionState>> {
    let render = use_force_update();
    let rendered = use_mut_ref(|| client?.rendered());
    let known = rendered.borrow().clone();
    use_effect_with((), move |()| {
        if rendered.take().is_some() {
            render.force_update();
        }
    });
    known
}
