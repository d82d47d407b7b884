use gloo_events::EventListener;
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use web_sys::{StorageEvent, window};

use super::Hear;
use super::message::{from_storage_entry, storage_entry};

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
                && let Some(message) = event.new_value().as_deref().and_then(from_storage_entry)
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

/// Writes `text` as it is, if this page may write at all.
pub(super) fn set_text(key: &str, text: &str) {
    if can_be_used(key) {
        // Fails when storage is full: then the others learn it at their next focus. `LocalStorage::set` would write the text as JSON, in quotes.
        let _ = LocalStorage::raw().set_item(key, text);
    }
}

/// Reads the entry and does nothing with it: WebKitGTK sends a page no storage events until its tab
/// has used its storage once.
pub(super) fn touch(key: &str) {
    // There is nothing to hear where storage is denied.
    let _ = local_storage().map(|storage| storage.get_item(key));
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
