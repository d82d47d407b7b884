use js_sys::{Array, Function};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit,
};
use yew::prelude::*;

use super::Spent;

/// The requests below `base` that this page has made: the browser's own record, and nobody's claim.
#[hook]
pub(super) fn use_spent(base: &str) -> Spent {
    let spent = use_state_eq(Spent::default);
    use_effect_with(base.to_owned(), {
        let spent = spent.setter();
        move |base| {
            let base = base.clone();
            let mut counted = Spent::default();
            let record = Record::watch(move |urls| {
                urls.iter().for_each(|url| counted.note(url, &base));
                spent.set(counted.clone());
            });
            move || drop(record)
        }
    });
    (*spent).clone()
}

/// Watches what the page loads. Dropping it stops that.
#[must_use = "dropping it stops watching"]
struct Record {
    observer: PerformanceObserver,
    _closure: Closure<dyn FnMut(PerformanceObserverEntryList)>,
}

impl Record {
    /// Tells the URLs of all that the page has loaded so far, and then of each thing that it loads.
    fn watch(mut tell: impl FnMut(Vec<String>) + 'static) -> Option<Self> {
        let performance = web_sys::window()?.performance()?;
        tell(urls(&performance.get_entries_by_type("resource")));
        let closure = Closure::new(move |list: PerformanceObserverEntryList| {
            tell(urls(&list.get_entries()));
        });
        let function: &Function = closure.as_ref().unchecked_ref();
        let observer = PerformanceObserver::new(function).ok()?;
        let kinds = Array::of1(&"resource".into());
        observer.observe(&PerformanceObserverInit::new(&kinds));
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn urls(entries: &Array) -> Vec<String> {
    let url = |entry: wasm_bindgen::JsValue| {
        entry
            .dyn_into()
            .ok()
            .map(|entry: PerformanceEntry| entry.name())
    };
    entries.iter().filter_map(url).collect()
}
