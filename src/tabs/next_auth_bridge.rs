use std::rc::Rc;

use gloo_events::EventListener;

use super::next_auth::{CHANNEL, KEY};
use crate::browser::{self, BroadcastChannel, storage};
use crate::session::Trigger;

/// A connection to the tabs of next-auth/react, by channel and by storage, as the browser has them.
///
/// Tabs of this library ignore what it posts.
#[must_use = "dropping it closes the connection"]
pub(crate) struct NextAuthBridge {
    /// For version 5.
    channel: Option<BroadcastChannel>,
    /// For version 4.
    _entries: Option<EventListener>,
}

impl NextAuthBridge {
    /// Opens the connection, and calls `on_trigger` with each message of next-auth/react.
    pub(crate) fn open(on_trigger: impl Fn(Trigger) + 'static) -> Self {
        let on_text = Rc::new(move |text: &str| {
            if let Ok(trigger) = Trigger::parse(text) {
                on_trigger(trigger);
            }
        });
        let on_entry = on_text.clone();
        let channel = BroadcastChannel::open(CHANNEL).map(|channel| {
            channel.on_message(move |message| {
                if let Some(json) = message.json(&["event", "data", "trigger", "clientId"]) {
                    on_text(&json);
                }
            })
        });
        storage::touch(KEY);
        let entries = storage::on_entry_change(KEY.to_owned(), move |entry| on_entry(&entry));
        Self {
            channel,
            _entries: entries,
        }
    }

    /// Makes each of the other tabs ask the server.
    pub(crate) fn post(&self, trigger: Trigger) {
        let nonce = browser::random().to_bits();
        if let Some(channel) = &self.channel {
            channel.post_json(&trigger.to_channel(nonce));
        }
        storage::set_text(KEY, &trigger.to_entry(nonce, browser::now()));
    }
}
