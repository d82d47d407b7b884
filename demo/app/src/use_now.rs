use gloo_timers::callback::Interval;
use js_sys::Date;
use yew::prelude::*;

/// Returns the time in milliseconds since the Unix epoch, and renders every second.
#[hook]
pub(crate) fn use_now() -> f64 {
    let tick = use_force_update();
    use_effect_with((), move |()| {
        let interval = Interval::new(1000, move || tick.force_update());
        move || drop(interval)
    });
    Date::now()
}
