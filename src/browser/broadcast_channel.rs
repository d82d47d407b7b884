use gloo_events::EventListener;
use js_sys::{Array, JSON, JsString};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;

use crate::bounds::LARGEST_MESSAGE;

/// An open `BroadcastChannel` and its listener.
#[must_use = "dropping it closes the channel"]
pub(crate) struct BroadcastChannel {
    channel: web_sys::BroadcastChannel,
    listener: Option<EventListener>,
}

impl BroadcastChannel {
    /// Opens the channel called `name`.
    ///
    /// Returns `None` if the browser has no channels or refuses to open one.
    pub(crate) fn open(name: &str) -> Option<Self> {
        Some(Self {
            channel: web_sys::BroadcastChannel::new(name).ok()?,
            listener: None,
        })
    }

    /// Calls `callback` with each message of another page, or of another channel of this page.
    pub(crate) fn on_message(mut self, mut callback: impl FnMut(ChannelMessage) + 'static) -> Self {
        let listener = EventListener::new(&self.channel, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                callback(ChannelMessage(event.data()));
            }
        });
        self.listener = Some(listener);
        self
    }

    /// Posts `text`. Returns `false` if the browser refuses, as in a page that is being left.
    pub(crate) fn post_text(&self, text: &str) -> bool {
        self.post(&JsValue::from_str(text))
    }

    /// Posts the value that is written in `json`. Ignores what is no JSON.
    pub(crate) fn post_json(&self, json: &str) {
        if let Ok(value) = JSON::parse(json) {
            self.post(&value);
        }
    }

    fn post(&self, value: &JsValue) -> bool {
        self.channel.post_message(value).is_ok()
    }
}

impl Drop for BroadcastChannel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// What a script of this origin has posted: any value at all.
pub(crate) struct ChannelMessage(JsValue);

impl ChannelMessage {
    /// Returns the message if it is a text of at most [`LARGEST_MESSAGE`] characters.
    pub(crate) fn text(&self) -> Option<String> {
        let text = self.0.dyn_ref::<JsString>()?;
        // A longer one is not even copied.
        (text.length() <= LARGEST_MESSAGE).then(|| String::from(text))
    }

    /// Returns the `fields` of an object, and of the objects in it, as JSON.
    ///
    /// Returns `None` for anything but an object, for one that has no JSON, such as a loop, and for
    /// more than [`LARGEST_MESSAGE`] characters.
    pub(crate) fn json(&self, fields: &[&str]) -> Option<String> {
        if !self.0.is_object() || Array::is_array(&self.0) {
            return None;
        }
        let fields: Array = fields.iter().copied().map(JsValue::from).collect();
        let json = JSON::stringify_with_replacer(&self.0, &fields).ok()?;
        (json.length() <= LARGEST_MESSAGE).then(|| String::from(json))
    }
}
