use gloo_events::EventListener;
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::Hear;
use crate::bounds::LARGEST_MESSAGE;

/// The tabs' conversation over a `BroadcastChannel`: nothing is stored, and contents may travel.
#[must_use = "dropping it closes the channel"]
pub(super) struct BroadcastTabs {
    channel: BroadcastChannel,
    /// Goes before the channel does.
    _listener: EventListener,
}

impl BroadcastTabs {
    /// None where the browser has no channels or refuses to open one.
    pub(super) fn open(name: &str, hear: Hear) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            let text = data.as_ref().and_then(JsValue::dyn_ref::<JsString>);
            // A longer one is not even copied.
            if let Some(text) = text.filter(|text| text.length() <= LARGEST_MESSAGE) {
                hear(&String::from(text));
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    pub(super) fn post(&self, text: &str) {
        // Throws only on a closed channel or in a page that is going away: then there is nobody to tell.
        let _ = self.channel.post_message(&JsValue::from_str(text));
    }
}

impl Drop for BroadcastTabs {
    fn drop(&mut self) {
        self.channel.close();
    }
}
