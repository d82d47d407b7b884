use js_sys::{Object, Promise, Reflect, TypeError};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Window;

/// Makes all requests fail and the browser report that it is offline, until it is dropped.
#[must_use = "dropping it reconnects the network"]
pub(super) struct Cut {
    window: Window,
    /// The browser's own `fetch`.
    fetch: JsValue,
    _refusal: Closure<dyn FnMut(JsValue) -> Promise>,
}

impl Cut {
    /// Replaces `fetch` and `navigator.onLine`; `None` outside a browser.
    pub(super) fn begin() -> Option<Self> {
        let window = web_sys::window()?;
        let fetch = Reflect::get(&window, &"fetch".into()).ok()?;
        let refusal =
            Closure::new(|_: JsValue| Promise::reject(&TypeError::new("Failed to fetch")));
        Reflect::set(&window, &"fetch".into(), refusal.as_ref()).ok()?;
        let no = Object::new();
        let is_described = Reflect::set(&no, &"value".into(), &JsValue::FALSE)
            .and_then(|_| Reflect::set(&no, &"configurable".into(), &JsValue::TRUE));
        if is_described.is_ok() {
            // Hides the browser's own property, which is that of the prototype.
            Object::define_property(&window.navigator(), &"onLine".into(), &no);
        }
        Some(Self {
            window,
            fetch,
            _refusal: refusal,
        })
    }
}

impl Drop for Cut {
    fn drop(&mut self) {
        // Both were set here, so neither fails.
        let _ = Reflect::set(&self.window, &"fetch".into(), &self.fetch);
        let _ = Reflect::delete_property(&self.window.navigator(), &"onLine".into());
    }
}
