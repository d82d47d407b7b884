use std::cell::Cell;

use yew::prelude::*;

thread_local!(static IDS: Cell<u32> = const { Cell::new(0) });

/// Returns an id for the form's error message that no other form of the page has.
///
/// A server counts differently from the page, so it is only for elements that are not part of the
/// first render.
#[hook]
pub(super) fn use_error_id() -> AttrValue {
    let id = *use_memo((), |()| {
        IDS.set(IDS.get().wrapping_add(1));
        IDS.get()
    });
    AttrValue::from(format!("authjs-error-{id}"))
}
