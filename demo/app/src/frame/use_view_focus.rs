use web_sys::HtmlElement;
use yew::prelude::*;
use yew_authjs::SessionStatus;

use crate::route::Route;

/// Moves the focus to the page that replaced another, or that replaced what had the focus.
///
/// Without it a keyboard or screen reader user would start at the top of the page again, for instance after the sign-in form has gone. The first page leaves the focus where the browser puts it.
#[hook]
pub(super) fn use_view_focus(view: NodeRef, route: Route, status: SessionStatus) {
    let before = use_mut_ref(|| (route, SessionStatus::Loading));
    use_effect_with((route, status), move |now| {
        let (old_route, old_status) = before.replace(*now);
        let replaced_the_focused = old_status != SessionStatus::Loading && is_focus_lost();
        if (old_route != now.0 || replaced_the_focused)
            && let Some(view) = view.cast::<HtmlElement>()
        {
            // A browser that refuses leaves the focus where it was.
            let _ = view.focus();
        }
    });
}

/// Whether nothing in particular has the focus, which is so once the element that had it is gone.
fn is_focus_lost() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element())
        .is_none_or(|element| element.tag_name() == "BODY")
}
