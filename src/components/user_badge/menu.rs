use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent, Window};
use yew::prelude::*;

/// Returns a reference to the menu, a `<details>` that closes when the user is done with it.
///
/// It closes with Escape, with a click or the focus elsewhere, with a link inside, and when the
/// page's address changes. The browser has the state of the menu, so that it opens before
/// hydration; Yew does not know it.
#[hook]
pub(super) fn use_menu() -> NodeRef {
    let menu = use_node_ref();
    use_effect_with((), {
        let menu = menu.clone();
        move |()| {
            let listeners = web_sys::window().map(|window| {
                let listen = |target: &EventTarget, kind: &'static str| {
                    let menu = menu.clone();
                    EventListener::new_with_options(target, kind, options(kind), move |event| {
                        if let Some(menu) = menu.cast::<Element>() {
                            react(&menu, event);
                        }
                    })
                };
                let route = match navigation(&window) {
                    Some(navigation) => listen(&navigation, "currententrychange"),
                    None => listen(&window, "popstate"),
                };
                let others = ["keydown", "click", "focusin"].map(|kind| listen(&window, kind));
                (route, others)
            });
            move || drop(listeners)
        }
    });
    menu
}

/// Returns the Navigation API, which has an event for each change of the address.
///
/// Older browsers have none, and an event for "back" and "forward" only.
fn navigation(window: &Window) -> Option<EventTarget> {
    let navigation = Reflect::get(window, &"navigation".into()).ok()?;
    navigation.dyn_into().ok()
}

/// Returns the options of the listener for events of this kind.
///
/// Escape is handled after all other listeners, which may prevent it; the other events are captured
/// before a listener can stop them.
fn options(kind: &str) -> EventListenerOptions {
    if kind == "keydown" {
        EventListenerOptions::default()
    } else {
        EventListenerOptions::run_in_capture_phase()
    }
}

/// Closes the menu if it is open and `event` asks for it.
fn react(menu: &Element, event: &Event) {
    if !menu.has_attribute("open") {
        return;
    }
    // The path of the event: its target may have left the page by now, or be in a shadow tree.
    let path = event.composed_path();
    let is_inside = path.includes(menu, 0);
    let is_escape = is_escape(event);
    let closes = match event.type_().as_str() {
        "keydown" => is_escape,
        "click" => !is_inside || is_link(&path.get(0)),
        "focusin" => !is_inside,
        _ => true,
    };
    if closes {
        close(menu, is_escape);
    }
}

fn is_escape(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>();
    key.is_some_and(|key| key.key() == "Escape" && !key.is_composing() && !key.default_prevented())
}

fn is_link(target: &JsValue) -> bool {
    let target = target.dyn_ref::<Element>();
    target.is_some_and(|target| target.closest("a").is_ok_and(|link| link.is_some()))
}

/// Closes the menu, and focuses the badge if `focuses` is set or the focus would be lost.
fn close(menu: &Element, focuses: bool) {
    let focuses = focuses || menu.matches(":focus-within").unwrap_or_default();
    // An attribute of this name can always be removed.
    let _ = menu.remove_attribute("open");
    let summary = menu.query_selector("summary").ok().flatten();
    let summary = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok());
    if let Some(summary) = summary.filter(|_| focuses) {
        // A browser that refuses leaves the focus where it was.
        let _ = summary.focus();
    }
}
