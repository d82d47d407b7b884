use web_sys::{Document, window};

/// Returns `true` in a page, and `false` on a server or in a worker.
pub(crate) fn is_available() -> bool {
    cfg!(target_arch = "wasm32") && window().is_some()
}

/// Returns a random number from 0 to 1.
pub(crate) fn random() -> f64 {
    js_sys::Math::random()
}

/// Writes a warning for developers to the console.
pub(crate) fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

/// Returns the page's document, if there is one.
pub(super) fn document() -> Option<Document> {
    window()?.document()
}
