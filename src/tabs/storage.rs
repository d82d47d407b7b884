use gloo_events::EventListener;
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use web_sys::{StorageEvent, window};

use super::Hear;
use super::message::{from_storage_entry, storage_entry};
use crate::bounds::LARGEST_MESSAGE;

/// The tabs' conversation over storage events, where there are no channels. Only what is not personal travels this way.
#[must_use = "dropping it stops listening"]
pub(super) struct StorageTabs {
    key: String,
    _listener: EventListener,
}

impl StorageTabs {
    /// None where storage is absent, denied or full.
    pub(super) fn open(key: &str, hear: Hear) -> Option<Self> {
        if !can_be_used(key) {
            return None;
        }
        let own_key = key.to_owned();
        let window = window()?;
        let listener = EventListener::new(&window, "storage", move |event| {
            let Some(event) = event.dyn_ref::<StorageEvent>() else {
                return;
            };
            if event.key().as_deref() == Some(own_key.as_str())
                && let Some(entry) = event.new_value().filter(|entry| is_short(entry))
                && let Some(message) = from_storage_entry(&entry)
            {
                hear(&message);
            }
        });
        Some(Self {
            key: key.to_owned(),
            _listener: listener,
        })
    }

    pub(super) fn post(&self, message: String) {
        let entry = storage_entry(&message, js_sys::Date::now(), js_sys::Math::random());
        set_text(&self.key, &entry);
    }
}

/// Returns whether a text is short enough to be read.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= LARGEST_MESSAGE as usize
}

/// Writes `text` as it is, if this page may write at all.
pub(super) fn set_text(key: &str, text: &str) {
    if can_be_used(key) {
        // Fails when storage is full: then the others learn it at their next focus. `LocalStorage::set` would write the text as JSON, in quotes.
        let _ = LocalStorage::raw().set_item(key, text);
    }
}

/// Returns the text of an entry; `None` if there is none, or storage is denied.
pub(super) fn text(key: &str) -> Option<String> {
    local_storage()?.get_item(key).ok().flatten()
}

/// Removes an entry, if there is one.
pub(super) fn remove(key: &str) {
    if let Some(storage) = local_storage() {
        // Fails where storage is denied only.
        let _ = storage.remove_item(key);
    }
}

/// Reads the entry and does nothing with it: WebKitGTK sends a page no storage events until its tab
/// has used its storage once.
pub(super) fn touch(key: &str) {
    // There is nothing to hear where storage is denied.
    let _ = text(key);
}

/// gloo-storage panics where a page is denied its storage, so storage is tried with bare hands first.
fn can_be_used(key: &str) -> bool {
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
