use gloo_events::EventListener;

use super::wire::{from_storage_entry, storage_entry};
use crate::browser::{self, BroadcastChannel, storage};
use crate::session::Message;

/// How messages travel between tabs.
#[must_use = "dropping it ends the connection"]
pub(super) enum Backend {
    /// Stores nothing, so a session may travel.
    Broadcast(BroadcastChannel),
    /// Storage events, where there are no channels. Storage is written to disk, so no session
    /// travels.
    Storage {
        key: String,
        _listener: EventListener,
    },
}

impl Backend {
    /// Opens the first backend that the browser offers, and calls `on_text` with each text posted.
    ///
    /// Returns `None` if there are no channels, and storage is absent, denied or full.
    pub(super) fn open(name: &str, on_text: impl Fn(&str) + 'static) -> Option<Self> {
        if let Some(channel) = BroadcastChannel::open(name) {
            return Some(Self::Broadcast(channel.on_message(move |message| {
                if let Some(text) = message.text() {
                    on_text(&text);
                }
            })));
        }
        if !storage::can_be_used(name) {
            return None;
        }
        let key = name.to_owned();
        let listener = storage::on_entry_change(key.clone(), move |entry| {
            if let Some(text) = from_storage_entry(&entry) {
                on_text(&text);
            }
        })?;
        Some(Self::Storage {
            key,
            _listener: listener,
        })
    }

    /// Returns `true` if messages with a session are posted.
    pub(super) fn can_carry_session(&self) -> bool {
        matches!(self, Self::Broadcast(_))
    }

    /// Posts `message`, unless it has a session that must not be stored.
    pub(super) fn post(&self, message: &Message) {
        match self {
            Self::Broadcast(channel) => {
                channel.post_text(&message.to_json());
            }
            Self::Storage { key, .. } => {
                if !message.contains_session() {
                    let text = message.to_json();
                    let entry = storage_entry(&text, browser::now(), browser::random());
                    storage::set_text(key, &entry);
                }
            }
        }
    }
}
