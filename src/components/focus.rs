use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

/// Moves the focus to an element when it appears, so that a screen reader's user is where the news
/// is.
#[hook]
pub(super) fn use_focus_when(is_there: bool) -> NodeRef {
    let node = use_node_ref();
    use_effect_with(is_there, {
        let node = node.clone();
        move |is_there| {
            if *is_there {
                focus(&node);
            }
        }
    });
    node
}

/// Moves the focus of a button that goes away once it has done its work to another element.
///
/// The button sets the cell when it is pressed. An element that has got the focus since keeps it.
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

/// Gives the focus to `node`, if it is in the page.
pub(super) fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // A browser that refuses leaves the focus where it was.
        let _ = element.focus();
    }
}

/// Whether no element has the focus: then it is at the page's body.
fn is_lost() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| {
        let focused = document.active_element();
        focused.is_none() || focused == document.body().map(Into::into)
    })
}
