//! The fragment of an address that the user is led back to. No server is told of it, so it waits in
//! this tab's storage, which no other tab and no server sees, until the page is there again.

use web_sys::{Storage, window};

use super::href;
use crate::url::split_hash;

const KEY: &str = "yew-authjs:fragment";

/// Keeps `fragment` for the return to `address`, which has none. An empty one is not worth a place.
pub(crate) fn keep_fragment(address: &str, fragment: &str) {
    if fragment.len() > 1
        && let Some(storage) = storage()
    {
        // Fails when the storage is full: the user then comes back to the page without it.
        let _ = storage.set_item(KEY, &[address, fragment].concat());
    }
}

/// Takes the fragment that was kept for `address`.
pub(crate) fn take_fragment(address: &str) -> Option<String> {
    let storage = storage()?;
    let kept = storage.get_item(KEY).ok()??;
    let (kept_for, fragment) = split_hash(&kept);
    let fragment = (kept_for == address).then(|| fragment.to_owned())?;
    forget_fragment();
    Some(fragment)
}

/// Forgets what was kept: the next user may be another one.
pub(crate) fn forget_fragment() {
    if let Some(storage) = storage() {
        // Fails where there is nothing to forget only.
        let _ = storage.remove_item(KEY);
    }
}

/// Gives the page the fragment that was kept for its address, if it has come without one.
pub(crate) fn restore_fragment() {
    let here = href();
    if here.contains('#') {
        return;
    }
    if let Some(fragment) = take_fragment(&here)
        && let Some(window) = window()
    {
        // Stays in the document, takes the place of the entry, and routers are told of it.
        let _ = window.location().replace(&[here, fragment].concat());
    }
}

/// Reading the property throws where a page is denied its storage.
fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}
