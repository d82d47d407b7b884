use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::message::Message;

const NAME: &str = "yew-authjs-demo:presence";

/// The demo's own conversation between its tabs. Dropping it leaves.
#[derive(PartialEq)]
#[must_use = "dropping it closes the channel"]
pub(super) struct Channel(BroadcastChannel);

impl Channel {
    /// None where the browser has no channels.
    pub(super) fn open() -> Option<Self> {
        BroadcastChannel::new(NAME).ok().map(Self)
    }

    /// Tells all that have opened the channel, in this tab, too.
    pub(super) fn post(&self, message: &Message) {
        if let Ok(text) = serde_json::to_string(message) {
            // Throws only in a page that is going away.
            let _ = self.0.post_message(&JsValue::from_str(&text));
        }
    }

    pub(super) fn on_message(&self, hear: impl Fn(Message) + 'static) -> EventListener {
        EventListener::new(&self.0, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            let text = data.and_then(|data| data.as_string()).unwrap_or_default();
            // Whatever another page of this origin says on the channel is not for us.
            if let Ok(message) = serde_json::from_str(&text) {
                hear(message);
            }
        })
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.0.close();
    }
}
