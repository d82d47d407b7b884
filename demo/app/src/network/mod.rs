//! A switch that cuts the demo off from its auth server, in every tab, to see what an app does then.

mod cut;

use cut::Cut;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Event, Storage, StorageEvent, window};
use yew::prelude::*;

/// Where the tabs read whether the network is cut, new ones included.
const KEY: &str = "yew-authjs-demo:cut";

/// Whether the network is cut, and the switch.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Network {
    pub(crate) is_cut: bool,
    /// Cuts or mends it, in every tab.
    pub(crate) set: Callback<bool>,
}

/// The switch, at work as long as the component is there.
#[hook]
pub(crate) fn use_network() -> Network {
    let is_cut = use_state_eq(is_stored);
    // Cut while rendering, so that not even the first request comes before it.
    let _cut = use_memo(*is_cut, |is_cut| is_cut.then(Cut::begin).flatten());
    let before = use_mut_ref(|| *is_cut);
    use_effect_with(*is_cut, move |is_cut| {
        if before.replace(*is_cut) != *is_cut {
            tell_page(*is_cut);
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
            // Where nothing can be stored, the switch is for this tab alone.
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

/// As a browser does when the network goes or comes.
fn tell_page(is_cut: bool) {
    let name = if is_cut { "offline" } else { "online" };
    if let (Some(window), Ok(event)) = (window(), Event::new(name)) {
        // It cannot fail: nobody else dispatches this event.
        let _ = window.dispatch_event(&event);
    }
}

fn is_stored() -> bool {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .is_some()
}

/// None where the browser keeps nothing for this site.
pub(crate) fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}
