use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

/// Returns a reference to an element that gets the focus when `is_shown` becomes true.
///
/// It takes the user of a screen reader to what has appeared.
#[hook]
pub(super) fn use_focus_when(is_shown: bool) -> NodeRef {
    let node = use_node_ref();
    use_effect_with(is_shown, {
        let node = node.clone();
        move |is_shown| {
            if *is_shown {
                focus(&node);
            }
        }
    });
    node
}

/// Returns a reference to an element that gets the focus of a button once that is removed.
///
/// The button sets the cell when it is pressed, and is removed when `is_gone` becomes true. An
/// element that has got the focus in the meantime keeps it.
#[hook]
pub(super) fn use_focus_after(is_gone: bool) -> (NodeRef, Rc<Cell<bool>>) {
    let node = use_node_ref();
    let is_pressed = use_memo((), |()| Cell::new(false));
    use_effect_with(is_gone, {
        let (node, is_pressed) = (node.clone(), is_pressed.clone());
        move |is_gone| {
            if *is_gone && is_pressed.take() && is_lost() {
                focus(&node);
            }
        }
    });
    (node, is_pressed)
}

/// Focuses `node`, if it is in the page.
fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // A browser that refuses leaves the focus where it was.
        let _ = element.focus();
    }
}

/// Returns `true` if no element has the focus, which is then on the page's body.
fn is_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| {
        let focused = document.active_element();
        focused.is_none() || focused == document.body().map(Into::into)
    })
}
