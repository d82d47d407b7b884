use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, JSON};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent, window};

use super::next_auth::{CHANNEL, KEY, Trigger};
use super::storage;
use crate::bounds::LARGEST_MESSAGE;

type Hear = Rc<dyn Fn(Trigger)>;

/// The conversation with tabs of next-auth/react, in whichever ways this browser offers. Our own tabs take no part in it.
#[must_use = "dropping it leaves the conversation"]
pub(crate) struct NextAuthBridge {
    channel: Option<Channel>,
    _entries: Option<EventListener>,
}

impl NextAuthBridge {
    pub(crate) fn join(hear: impl Fn(Trigger) + 'static) -> Self {
        let hear: Hear = Rc::new(hear);
        Self {
            channel: Channel::open(hear.clone()),
            _entries: hear_entries(hear),
        }
    }

    /// Tells the others to ask the server; each of them will.
    pub(crate) fn post(&self, trigger: Trigger) {
        let nonce = js_sys::Math::random().to_bits();
        if let Some(channel) = &self.channel {
            channel.post(&trigger.to_channel(nonce));
        }
        storage::set_text(KEY, &trigger.to_entry(nonce, js_sys::Date::now()));
    }
}

/// Version 5's way.
struct Channel {
    channel: BroadcastChannel,
    /// Goes before the channel does.
    _listener: EventListener,
}

impl Channel {
    fn open(hear: Hear) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            let text = data.and_then(|data| text_of(&data));
            if let Some(Ok(trigger)) = text.as_deref().map(Trigger::parse) {
                hear(trigger);
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    fn post(&self, json: &str) {
        if let Ok(message) = JSON::parse(json) {
            // Throws only on a closed channel or in a page that is going away: then there is nobody to tell.
            let _ = self.channel.post_message(&message);
        }
    }
}

/// Returns what next-auth posts as JSON: the fields that it has, of an object that is not large.
fn text_of(data: &JsValue) -> Option<String> {
    let fields = ["event", "data", "trigger", "clientId"].map(JsValue::from);
    let fields: Array = fields.into_iter().collect();
    let is_object = data.is_object() && !Array::is_array(data);
    // What has no JSON, such as a loop, is nothing that next-auth posts.
    let json = is_object.then(|| JSON::stringify_with_replacer(data, &fields).ok());
    let json = json.flatten()?;
    let is_short = json.length() <= LARGEST_MESSAGE;
    is_short.then(|| String::from(json))
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// Version 4's way.
fn hear_entries(hear: Hear) -> Option<EventListener> {
    let window = window()?;
    storage::touch(KEY);
    Some(EventListener::new(&window, "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else {
            return;
        };
        if event.key().as_deref() == Some(KEY)
            && let Some(entry) = event.new_value().filter(|entry| storage::is_short(entry))
            && let Ok(trigger) = Trigger::parse(&entry)
        {
            hear(trigger);
        }
    }))
}
