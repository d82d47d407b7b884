use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, window};

/// A request for a Web Lock. Dropping it withdraws the request; a lock that was granted stays.
#[must_use = "dropping it withdraws the request"]
pub(crate) struct LockRequest {
    abort: AbortController,
    _on_granted: Closure<dyn FnMut(JsValue) -> Promise>,
}

impl LockRequest {
    /// Requests the Web Lock called `name`, and calls `on_granted` with the lock.
    ///
    /// Returns `None` if the browser has no locks or no `AbortController`. The lock may never be
    /// granted, because any script of this origin can keep it: callers must set a timeout.
    pub(crate) fn new(name: &str, on_granted: impl FnOnce(LockGuard) + 'static) -> Option<Self> {
        // web-sys has them behind a cfg that every app would have to set.
        let locks = Reflect::get(&window()?.navigator(), &"locks".into()).ok()?;
        let request: Function = Reflect::get(&locks, &"request".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let abort = AbortController::new().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"signal".into(), &abort.signal()).ok()?;

        let on_granted = Closure::once(move |_lock: JsValue| {
            let (guard, released) = LockGuard::new();
            on_granted(guard);
            released
        });
        let outcome = request.call3(
            &locks,
            &name.into(),
            &options,
            on_granted.as_ref().unchecked_ref(),
        );
        let outcome: Promise = outcome.ok()?.dyn_into().ok()?;
        // It rejects when the request is withdrawn, which is no error.
        spawn_local(async move { drop(JsFuture::from(outcome).await) });
        Some(Self {
            abort,
            _on_granted: on_granted,
        })
    }
}

impl Drop for LockRequest {
    fn drop(&mut self) {
        self.abort.abort();
    }
}

/// A Web Lock of this page. Dropping it releases the lock.
#[must_use = "dropping it releases the lock"]
pub(crate) struct LockGuard(Option<Function>);

impl LockGuard {
    /// Returns a guard, and the promise that the browser waits for before it releases the lock.
    fn new() -> (Self, Promise) {
        let mut release = None;
        let released = Promise::new(&mut |resolve, _| release = Some(resolve));
        (Self(release), released)
    }
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // Resolving a promise cannot fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}
