use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::message::Message;

const NAME: &str = "yew-authjs-demo:presence";

/// The demo's own channel between its tabs, which is closed on drop.
#[derive(PartialEq)]
#[must_use = "dropping it closes the channel"]
pub(super) struct Channel(BroadcastChannel);

impl Channel {
    /// Opens the channel; `None` where the browser has no channels.
    pub(super) fn open() -> Option<Self> {
        BroadcastChannel::new(NAME).ok().map(Self)
    }

    /// Sends `message` to everything that has opened the channel, in this tab, too.
    pub(super) fn post(&self, message: &Message) {
        if let Ok(text) = serde_json::to_string(message) {
            // Throws only in a page that is unloaded.
            let _ = self.0.post_message(&JsValue::from_str(&text));
        }
    }

    /// Calls `callback` with each message.
    pub(super) fn on_message(&self, callback: impl Fn(Message) + 'static) -> EventListener {
        EventListener::new(&self.0, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            let text = data.and_then(|data| data.as_string()).unwrap_or_default();
            // Other pages of this origin may use the channel for something else.
            if let Ok(message) = serde_json::from_str(&text) {
                callback(message);
            }
        })
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.0.close();
    }
}
