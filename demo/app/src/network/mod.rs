//! A switch that disconnects the demo from its auth server, in all tabs.

mod cut;

use cut::Cut;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Event, Storage, StorageEvent, window};
use yew::prelude::*;

/// The storage key under which all tabs find whether the network is cut.
const KEY: &str = "yew-authjs-demo:cut";

/// The state of the network, and the switch.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Network {
    pub(crate) is_cut: bool,
    /// Cuts or reconnects the network, in all tabs.
    pub(crate) set: Callback<bool>,
}

/// Returns the network, which is cut only while the component is mounted.
#[hook]
pub(crate) fn use_network() -> Network {
    let is_cut = use_state_eq(is_stored);
    // Cut during the render, before the first request.
    let _cut = use_memo(*is_cut, |is_cut| is_cut.then(Cut::begin).flatten());
    let before = use_mut_ref(|| *is_cut);
    use_effect_with(*is_cut, move |is_cut| {
        if before.replace(*is_cut) != *is_cut {
            dispatch(*is_cut);
        }
    });
    use_effect_with(is_cut.setter(), |is_cut| {
        let is_cut = is_cut.clone();
        let listener = window().map(|window| {
            EventListener::new(&window, "storage", move |event| {
                let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
                if key.is_none_or(|key| key == KEY) {
                    is_cut.set(is_stored());
                }
            })
        });
        move || drop(listener)
    });
    let set = use_callback(is_cut.setter(), |cut: bool, is_cut| {
        if let Some(storage) = storage() {
            // Without storage, the switch works for this tab only.
            let _ = if cut {
                storage.set_item(KEY, "1")
            } else {
                storage.remove_item(KEY)
            };
        }
        is_cut.set(cut);
    });
    Network {
        is_cut: *is_cut,
        set,
    }
}

/// Dispatches the event with which browsers report a change of the network.
fn dispatch(is_cut: bool) {
    let name = if is_cut { "offline" } else { "online" };
    if let (Some(window), Ok(event)) = (window(), Event::new(name)) {
        // It fails only while the event is being dispatched.
        let _ = window.dispatch_event(&event);
    }
}

/// Returns `true` if the network is cut according to the storage.
fn is_stored() -> bool {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .is_some()
}

/// Returns the local storage; `None` where the browser blocks it.
pub(crate) fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}
