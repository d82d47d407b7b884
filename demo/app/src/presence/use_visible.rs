use gloo_events::EventListener;
use web_sys::{Document, VisibilityState};
use yew::prelude::*;

/// Returns `true` while the page is visible.
#[hook]
pub(super) fn use_visible() -> bool {
    let state = use_state_eq(|| document().is_some_and(|document| is_visible(&document)));
    use_effect_with(state.setter(), |state| {
        let state = state.clone();
        let listener = document().map(|document| {
            let source = document.clone();
            EventListener::new(&document, "visibilitychange", move |_| {
                state.set(is_visible(&source));
            })
        });
        move || drop(listener)
    });
    *state
}

fn is_visible(document: &Document) -> bool {
    document.visibility_state() == VisibilityState::Visible
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
