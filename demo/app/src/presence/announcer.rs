use std::cell::Cell;

use gloo_events::EventListener;

use super::channel::Channel;
use super::message::{Message, Report};
use super::own_id;

/// Sends the reports of this tab, except from `leave` until `resume`.
///
/// A page that is being suspended still renders, as a hidden one, and would otherwise be listed
/// again.
#[derive(PartialEq)]
pub(super) struct Announcer {
    /// `None` where the browser has no channels.
    channel: Option<Channel>,
    has_left: Cell<bool>,
}

impl Announcer {
    pub(super) fn new() -> Self {
        Self {
            channel: Channel::open(),
            has_left: Cell::default(),
        }
    }

    /// Sends `report` to all tabs.
    pub(super) fn report(&self, report: &Report) {
        if !self.has_left.get() {
            self.post(&Message::Report(Box::new(report.clone())));
        }
    }

    /// Removes this tab from the lists of all tabs.
    pub(super) fn leave(&self) {
        self.post(&Message::Left(own_id()));
        self.has_left.set(true);
    }

    /// Allows reports again.
    pub(super) fn resume(&self) {
        self.has_left.set(false);
    }

    /// Calls `callback` each time that the reports of all tabs are asked for.
    pub(super) fn on_query(&self, callback: impl Fn() + 'static) -> Option<EventListener> {
        let channel = self.channel.as_ref()?;
        Some(channel.on_message(move |message| {
            if message == Message::Query {
                callback();
            }
        }))
    }

    fn post(&self, message: &Message) {
        if let Some(channel) = &self.channel {
            channel.post(message);
        }
    }
}
