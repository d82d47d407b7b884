use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, window};

/// A place in the tabs' queue for a turn. Dropping it leaves the queue; a turn that has come is not affected.
#[must_use = "dropping it leaves the queue"]
pub(crate) struct Queue {
    leave: AbortController,
    _granted: Closure<dyn FnMut(JsValue) -> Promise>,
}

impl Queue {
    /// Queues for the Web Lock called `name`; none where the browser has no locks or no `AbortController`.
    ///
    /// Nobody may ever be given a turn: a tab of any script can keep the lock. So whoever queues sets a time for itself.
    pub(crate) fn join(name: &str, granted: impl FnOnce(Turn) + 'static) -> Option<Self> {
        // web-sys has them behind a cfg that every app would have to set.
        let locks = Reflect::get(&window()?.navigator(), &"locks".into()).ok()?;
        let request: Function = Reflect::get(&locks, &"request".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let leave = AbortController::new().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"signal".into(), &leave.signal()).ok()?;

        let on_granted = Closure::once(move |_lock: JsValue| {
            let (turn, over) = Turn::begin();
            granted(turn);
            over
        });
        let outcome = request.call3(
            &locks,
            &name.into(),
            &options,
            on_granted.as_ref().unchecked_ref(),
        );
        let outcome: Promise = outcome.ok()?.dyn_into().ok()?;
        // It fails when the queue is left, which is nobody's error.
        spawn_local(async move { drop(JsFuture::from(outcome).await) });
        Some(Self {
            leave,
            _granted: on_granted,
        })
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.leave.abort();
    }
}

/// A turn of this tab. Dropping it lets the next tab have one.
#[must_use = "dropping it ends the turn"]
pub(crate) struct Turn(Option<Function>);

impl Turn {
    /// A turn, and the promise whose end the browser waits for.
    fn begin() -> (Self, Promise) {
        let mut end = None;
        let over = Promise::new(&mut |resolve, _| end = Some(resolve));
        (Self(end), over)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(end) = &self.0 {
            // Resolving a promise cannot fail.
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}
