use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, Node};
use yew::prelude::*;
use yew_authjs::SessionStatus;

use crate::route::Route;

/// Moves the focus to the page when the route changes, or when the focused element is removed.
///
/// Users of a keyboard or a screen reader would otherwise start at the top again, for instance once
/// the sign-in form has been removed. The first page, and changes from another tab, leave the focus
/// where it is.
#[hook]
pub(super) fn use_view_focus(view: NodeRef, route: Route, status: SessionStatus) {
    let before = use_mut_ref(|| route);
    let focused = use_mut_ref(|| None::<Node>);
    use_effect_with((), {
        let focused = focused.clone();
        move |()| {
            let document = web_sys::window().and_then(|window| window.document());
            let listener = document.map(|document| {
                EventListener::new(&document, "focusin", move |event| {
                    let target = event.target().and_then(|target| target.dyn_into().ok());
                    *focused.borrow_mut() = target;
                })
            });
            move || drop(listener)
        }
    });
    use_effect_with((route, status), move |(route, _)| {
        let is_new_page = before.replace(*route) != *route;
        let is_gone = |node: &Node| !node.is_connected();
        let is_focus_lost = focused.borrow().as_ref().is_some_and(is_gone);
        if is_new_page && let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        if (is_new_page || is_focus_lost)
            && let Some(view) = view.cast::<HtmlElement>()
        {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // A browser that refuses leaves the focus where it was.
            let _ = view.focus_with_options(&options);
        }
    });
}
