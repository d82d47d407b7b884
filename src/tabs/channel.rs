use super::backend::Backend;
use crate::session::{Message, MessageBody};
use crate::types::Timestamp;

/// An open channel to the other tabs of this origin.
#[must_use = "dropping it closes the channel"]
pub(crate) struct Channel {
    id: String,
    backend: Backend,
}

impl Channel {
    /// Opens the channel called `name` as the tab `id`.
    ///
    /// `on_message` is called with each message of another tab. Returns `None` if the browser has
    /// neither channels nor storage for this page.
    pub(crate) fn open(
        name: &str,
        id: String,
        on_message: impl Fn(Message) + 'static,
    ) -> Option<Self> {
        let own_id = id.clone();
        // A tab receives its own messages if two clients share a page's storage events.
        let backend = Backend::open(name, move |text| {
            if let Ok(message) = Message::parse(text)
                && message.from != own_id
            {
                on_message(message);
            }
        })?;
        Some(Self { id, backend })
    }

    /// Returns `true` if messages with a session are posted, and `false` if they are dropped.
    pub(crate) fn can_carry_session(&self) -> bool {
        self.backend.can_carry_session()
    }

    /// Posts `body`, which is true from `at` on, to the other tabs.
    ///
    /// There may be no other tab, and no receiver confirms a message.
    pub(crate) fn post(&self, at: Timestamp, body: MessageBody) {
        self.backend.post(&Message {
            from: self.id.clone(),
            at,
            body,
        });
    }
}
