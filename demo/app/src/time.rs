//! Times in a readable form, in the language of the page.

use js_sys::Intl::{NumberFormat, RelativeTimeFormat};
use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::texts::Language;

/// Formats the time until an instant, such as `29 days 23:59:58`.
pub(crate) fn left(milliseconds: f64, language: Language) -> String {
    match split(milliseconds) {
        (0, clock) => clock,
        (days, clock) => [&in_days(days, language), " ", &clock].concat(),
    }
}

/// Formats the time since an instant, such as `3 min. ago`.
pub(crate) fn ago(milliseconds: f64, language: Language) -> String {
    let (number, unit) = past(milliseconds);
    let options = options(&[("numeric", "auto"), ("style", "short")]);
    let format = RelativeTimeFormat::new(&locales(language), &options);
    format.format(-(number as f64), unit).into()
}

/// Returns whole days, and the rest as hours, minutes and seconds.
fn split(milliseconds: f64) -> (u64, String) {
    let seconds = whole_seconds(milliseconds);
    let (days, hours) = (seconds / 86_400, seconds / 3600 % 24);
    let clock = format!("{hours:02}:{:02}:{:02}", seconds / 60 % 60, seconds % 60);
    (days, clock)
}

/// Returns a number and its unit, the largest that fits.
fn past(milliseconds: f64) -> (u64, &'static str) {
    match whole_seconds(milliseconds) {
        seconds @ ..60 => (seconds, "second"),
        seconds @ 60..3600 => (seconds / 60, "minute"),
        seconds => (seconds / 3600, "hour"),
    }
}

fn in_days(days: u64, language: Language) -> String {
    let options = options(&[("style", "unit"), ("unit", "day"), ("unitDisplay", "long")]);
    let format = NumberFormat::new(&locales(language), &options).format();
    let text = format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(days as f64));
    let text = text.ok().and_then(|text| text.dyn_into::<JsString>().ok());
    text.map(String::from).unwrap_or_default()
}

fn locales(language: Language) -> Array {
    Array::of1(&language.locale().into())
}

fn options(entries: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in entries {
        // An ordinary object takes every property.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

/// Rounds down, and up to zero: the clocks of server and browser differ.
fn whole_seconds(milliseconds: f64) -> u64 {
    (milliseconds / 1000.0).max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::{past, split};

    #[test]
    fn what_is_left_is_counted_down_to_zero_and_not_below() {
        let left = |milliseconds| {
            let (days, clock) = split(milliseconds);
            format!("{days} {clock}")
        };
        assert_eq!(left(2_591_998_999.0), "29 23:59:58");
        assert_eq!(left(86_399_000.0), "0 23:59:59");
        assert_eq!(left(61_000.0), "0 00:01:01");
        assert_eq!(left(-5000.0), "0 00:00:00");
    }

    #[test]
    fn the_past_is_in_the_largest_unit_that_fits() {
        assert_eq!(past(-40.0), (0, "second"));
        assert_eq!(past(59_999.0), (59, "second"));
        assert_eq!(past(60_000.0), (1, "minute"));
        assert_eq!(past(7_300_000.0), (2, "hour"));
    }
}
