use std::cell::Cell;

use gloo_events::EventListener;

use super::channel::Channel;
use super::message::{Message, Report};
use super::own_id;

/// What this tab says of itself. It is silent from its goodbye until it comes back: a page that is being put away
/// still renders, as a hidden one, and would be taken for one that is there.
#[derive(PartialEq)]
pub(super) struct Voice {
    /// None where the browser has no channels.
    channel: Option<Channel>,
    is_away: Cell<bool>,
}

impl Voice {
    pub(super) fn new() -> Self {
        Self {
            channel: Channel::open(),
            is_away: Cell::default(),
        }
    }

    pub(super) fn say_here(&self, report: &Report) {
        if !self.is_away.get() {
            self.post(&Message::Here(Box::new(report.clone())));
        }
    }

    pub(super) fn leave(&self) {
        self.post(&Message::Gone(own_id()));
        self.is_away.set(true);
    }

    pub(super) fn come_back(&self) {
        self.is_away.set(false);
    }

    /// Tells when somebody wants to know who is there.
    pub(super) fn on_roll_call(&self, tell: impl Fn() + 'static) -> Option<EventListener> {
        let channel = self.channel.as_ref()?;
        Some(channel.on_message(move |message| {
            if message == Message::WhoIsThere {
                tell();
            }
        }))
    }

    fn post(&self, message: &Message) {
        if let Some(channel) = &self.channel {
            channel.post(message);
        }
    }
}
