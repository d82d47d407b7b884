use gloo_events::EventListener;
use web_sys::BroadcastChannel;

/// A message of this tab to itself, by the way that those of other tabs take.
///
/// It arrives after all that other tabs had posted before it was sent. A timer would not do: those
/// of a hidden page fire once in a second or in a minute only. Dropping it gives it up.
#[must_use = "dropping it gives it up"]
pub(crate) struct Echo {
    channels: [BroadcastChannel; 2],
    /// Goes before the channels do.
    _listener: EventListener,
}

impl Echo {
    /// Sends one on a channel called `name`, which no other tab may use, and calls `heard` when it
    /// arrives; `None` where the browser has no channels.
    pub(crate) fn send(name: &str, heard: impl FnOnce() + 'static) -> Option<Self> {
        let open = || BroadcastChannel::new(name).ok();
        let (sender, receiver) = (open()?, open()?);
        let listener = EventListener::once(&receiver, "message", move |_| heard());
        let echo = Self {
            channels: [sender, receiver],
            _listener: listener,
        };
        echo.channels[0].post_message(&"".into()).ok()?;
        Some(echo)
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        for channel in &self.channels {
            channel.close();
        }
    }
}
