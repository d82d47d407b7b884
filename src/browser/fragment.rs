//! The fragment of an address that the user is led back to.
//!
//! Browsers send no fragment to a server. So it waits in the session storage of this tab, which no
//! other tab and no server sees, until the page is loaded again.

use web_sys::{Storage, window};

use super::location::href;
use crate::url::split_hash;

const KEY: &str = "yew-authjs:fragment";

/// Stores `fragment` for the return to `address`, which has none. Ignores an empty fragment.
pub(crate) fn keep_fragment(address: &str, fragment: &str) {
    if fragment.len() > 1
        && let Some(storage) = storage()
    {
        // Fails when the storage is full: the user then comes back to the page without it.
        let _ = storage.set_item(KEY, &[address, fragment].concat());
    }
}

/// Removes and returns the fragment that was stored for `address`.
pub(crate) fn take_fragment(address: &str) -> Option<String> {
    let storage = storage()?;
    let kept = storage.get_item(KEY).ok()??;
    let (kept_for, fragment) = split_hash(&kept);
    let fragment = (kept_for == address).then(|| fragment.to_owned())?;
    forget_fragment();
    Some(fragment)
}

/// Removes the stored fragment, because the next user may be another one.
pub(crate) fn forget_fragment() {
    if let Some(storage) = storage() {
        // Fails only where nothing can be stored.
        let _ = storage.remove_item(KEY);
    }
}

/// Gives the page the fragment that was stored for its address, unless it has one already.
pub(crate) fn restore_fragment() {
    let here = href();
    if here.contains('#') {
        return;
    }
    if let Some(fragment) = take_fragment(&here)
        && let Some(window) = window()
    {
        // Loads nothing, replaces the history entry, and notifies routers.
        let _ = window.location().replace(&[here, fragment].concat());
    }
}

/// Returns the session storage; `None` where the page is denied it, which makes the property throw.
fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}
