//! The color scheme: that of the system, or the visitor's choice.

use web_sys::{Document, HtmlElement};
use yew::prelude::*;

/// The storage key of the choice, which the page reads before the app has loaded.
const KEY: &str = "yew-authjs-demo:theme";

/// The values of `color-scheme`: that of the system, and the visitor's choices.
pub(crate) const THEMES: [&str; 3] = ["light dark", "light", "dark"];

/// Returns the current theme, and a callback that changes it.
#[hook]
pub(crate) fn use_theme() -> (&'static str, Callback<&'static str>) {
    let chosen = use_state_eq(current);
    let choose = use_callback(chosen.setter(), |theme: &'static str, chosen| {
        apply(theme);
        chosen.set(theme);
    });
    (*chosen, choose)
}

fn current() -> &'static str {
    let here = root().and_then(|root| root.style().get_property_value("color-scheme").ok());
    let mut chosen = THEMES
        .into_iter()
        .filter(|theme| here.as_deref() == Some(*theme));
    chosen.next().unwrap_or("light dark")
}

fn apply(theme: &str) {
    if let Some(root) = root() {
        // The values are valid; a page whose style cannot be written keeps its theme.
        let _ = root.style().set_property("color-scheme", theme);
    }
    if let Some(storage) = crate::network::storage() {
        // Without storage, the choice is lost with the page.
        let _ = storage.set_item(KEY, theme);
    }
}

fn root() -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    let document: Document = web_sys::window()?.document()?;
    document.document_element()?.dyn_into().ok()
}
