//! Entries of the local storage, which all pages of an origin share.

use gloo_events::EventListener;
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use web_sys::{StorageEvent, window};

use crate::bounds::LARGEST_MESSAGE;

/// Calls `callback` with the new text whenever another page writes the entry `key`.
///
/// Ignores a text of more than [`LARGEST_MESSAGE`] bytes. The listener ends when it is dropped;
/// `None` outside a browser.
pub(crate) fn on_entry_change(
    key: String,
    mut callback: impl FnMut(String) + 'static,
) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else {
            return;
        };
        if event.key().as_deref() == Some(&*key)
            && let Some(text) = event.new_value()
            && text.len() <= LARGEST_MESSAGE as usize
        {
            callback(text);
        }
    }))
}

/// Writes `text` as it is, if this page may write at all.
pub(crate) fn set_text(key: &str, text: &str) {
    if can_be_used(key) {
        // Fails when storage is full. `LocalStorage::set` would write the text as JSON, in quotes.
        let _ = LocalStorage::raw().set_item(key, text);
    }
}

/// Returns the text of an entry; `None` if there is no such entry, or storage is denied.
pub(crate) fn text(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok().flatten()
}

/// Removes an entry, if there is one.
pub(crate) fn remove(key: &str) {
    if let Some(storage) = local_storage() {
        // Fails only where storage is denied.
        let _ = storage.remove_item(key);
    }
}

/// Reads an entry and ignores its text.
///
/// WebKitGTK sends a page no storage events until its tab has used its storage once.
pub(crate) fn touch(key: &str) {
    // Where storage is denied there are no events either.
    let _ = text(key);
}

/// Returns `true` if this page may write entries.
///
/// gloo-storage panics where a page is denied its storage, so this asks the browser directly.
pub(crate) fn can_be_used(key: &str) -> bool {
    let probe = [key, ":probe"].concat();
    local_storage().is_some_and(|storage| {
        storage
            .set_item(&probe, "")
            .and_then(|()| storage.remove_item(&probe))
            .is_ok()
    })
}

fn local_storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}
