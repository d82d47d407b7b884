use gloo_events::EventListener;
use web_sys::{Document, VisibilityState};
use yew::prelude::*;

/// Whether the page can be seen.
#[hook]
pub(super) fn use_visible() -> bool {
    let is_visible = use_state_eq(|| document().is_some_and(|document| look(&document)));
    use_effect_with(is_visible.setter(), |is_visible| {
        let is_visible = is_visible.clone();
        let listener = document().map(|document| {
            let source = document.clone();
            EventListener::new(&document, "visibilitychange", move |_| {
                is_visible.set(look(&source));
            })
        });
        move || drop(listener)
    });
    *is_visible
}

fn look(document: &Document) -> bool {
    document.visibility_state() == VisibilityState::Visible
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
