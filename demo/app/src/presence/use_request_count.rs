use js_sys::{Array, Function};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit,
};
use yew::prelude::*;

use super::RequestCount;

/// Returns how many requests below `base` this page has made, according to the browser.
#[hook]
pub(super) fn use_request_count(base: &str) -> RequestCount {
    let count = use_state_eq(RequestCount::default);
    use_effect_with(base.to_owned(), {
        let count = count.setter();
        move |base| {
            let base = base.clone();
            let mut counted = RequestCount::default();
            let observation = Observation::start(move |urls| {
                urls.iter().for_each(|url| counted.add(url, &base));
                count.set(counted.clone());
            });
            move || drop(observation)
        }
    });
    (*count).clone()
}

/// The kinds of entries that have the URL of a request as their name.
const KINDS: [&str; 2] = ["resource", "mark"];

/// Observes what the page loads, until it is dropped.
#[must_use = "dropping it stops observing"]
struct Observation {
    observer: PerformanceObserver,
    _closure: Closure<dyn FnMut(PerformanceObserverEntryList)>,
}

impl Observation {
    /// Calls `callback` with the URLs that the page has loaded so far, and with each later one.
    ///
    /// A server in the page marks what it answers by the URL.
    fn start(mut callback: impl FnMut(Vec<String>) + 'static) -> Option<Self> {
        let performance = web_sys::window()?.performance()?;
        for kind in KINDS {
            callback(urls(&performance.get_entries_by_type(kind)));
        }
        let closure = Closure::new(move |list: PerformanceObserverEntryList| {
            callback(urls(&list.get_entries()));
        });
        let function: &Function = closure.as_ref().unchecked_ref();
        let observer = PerformanceObserver::new(function).ok()?;
        let kinds: Array = KINDS.into_iter().map(JsValue::from).collect();
        observer.observe(&PerformanceObserverInit::new(&kinds));
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn urls(entries: &Array) -> Vec<String> {
    let url = |entry: JsValue| {
        entry
            .dyn_into()
            .ok()
            .map(|entry: PerformanceEntry| entry.name())
    };
    entries.iter().filter_map(url).collect()
}
