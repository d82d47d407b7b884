use std::cell::Cell;

use yew::prelude::*;

thread_local!(static IDS: Cell<u32> = const { Cell::new(0) });

/// An id for the form's message that no other form of the page has.
///
/// A server counts otherwise than the page: it is for what is not there before the first event.
#[hook]
pub(super) fn use_error_id() -> AttrValue {
    let number = *use_memo((), |()| {
        IDS.set(IDS.get().wrapping_add(1));
        IDS.get()
    });
    AttrValue::from(format!("authjs-error-{number}"))
}
