use js_sys::{Object, Promise, Reflect, TypeError};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Window;

/// A cut network: no request comes through, and the browser says that it is offline. Dropping it mends both.
#[must_use = "dropping it mends the network"]
pub(super) struct Cut {
    window: Window,
    /// The browser's own `fetch`.
    fetch: JsValue,
    _refusal: Closure<dyn FnMut(JsValue) -> Promise>,
}

impl Cut {
    /// None where there is no page.
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
            // Hides the browser's own word, which its prototype has.
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
        // Neither fails: both were set here.
        let _ = Reflect::set(&self.window, &"fetch".into(), &self.fetch);
        let _ = Reflect::delete_property(&self.window.navigator(), &"onLine".into());
    }
}
