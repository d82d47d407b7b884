//! What the tabs of one origin tell each other, and the two ways in which it travels.

mod broadcast;
mod echo;
mod interop;
mod mark;
mod message;
mod next_auth;
#[cfg(test)]
mod random_messages;
#[cfg(test)]
mod random_work;
mod storage;
mod turn;

use std::rc::Rc;

use crate::types::Millis;
use broadcast::BroadcastTabs;
pub(crate) use echo::Echo;
pub(crate) use interop::NextAuthBridge;
pub(crate) use mark::SignOutMark;
pub(crate) use message::{Body, Message, Snapshot};
pub(crate) use next_auth::Trigger;
use storage::StorageTabs;
pub(crate) use turn::{Queue, Turn};

/// This tab's place in the conversation. Dropping it leaves.
#[must_use = "dropping it leaves the conversation"]
pub(crate) struct Tabs {
    id: String,
    way: Way,
}

enum Way {
    Broadcast(BroadcastTabs),
    Storage(StorageTabs),
}

impl Tabs {
    /// Joins the conversation called `name` as `id`, by the first way that this browser offers; none if it offers none.
    pub(crate) fn join(name: &str, id: String, hear: Rc<dyn Fn(Message)>) -> Option<Self> {
        let own_id = id.clone();
        // One tab can hear itself when two clients share a page's storage events; own words are no news.
        let hear: Hear = Rc::new(move |text: &str| {
            if let Ok(message) = Message::parse(text)
                && message.from != own_id
            {
                hear(message);
            }
        });
        let way = BroadcastTabs::open(name, hear.clone())
            .map(Way::Broadcast)
            .or_else(|| StorageTabs::open(name, hear).map(Way::Storage))?;
        Some(Self { id, way })
    }

    /// Whether the session itself may be posted, or just a hint that it changed.
    pub(crate) fn carries_contents(&self) -> bool {
        matches!(self.way, Way::Broadcast(_))
    }

    /// Tells the other tabs. Whether one of them listens is never known.
    pub(crate) fn post(&self, at: Millis, body: Body) {
        let message = Message {
            from: self.id.clone(),
            at,
            body,
        };
        match &self.way {
            Way::Broadcast(channel) => channel.post(&message.to_json()),
            // Storage is written to disk, so what is personal never goes there.
            Way::Storage(storage) => {
                if !message.is_personal() {
                    storage.post(message.to_json());
                }
            }
        }
    }
}

/// Takes the text of a message, whoever wrote it.
type Hear = Rc<dyn Fn(&str)>;
