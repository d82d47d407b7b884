use crate::browser::BroadcastChannel;

/// A message of this tab to itself, over a channel as those of other tabs take.
///
/// It arrives after everything that other tabs had posted before it was sent. A timer is no
/// substitute: those of a hidden page fire only once a second or once a minute.
#[must_use = "dropping it ignores the message when it arrives"]
pub(crate) struct Echo {
    /// A channel does not receive its own messages, so there are two.
    _channels: [BroadcastChannel; 2],
}

impl Echo {
    /// Sends a message over a channel called `name`, and calls `callback` when it arrives.
    ///
    /// No other tab may use `name`. Returns `None` if the browser has no channels or
    /// refuses to post.
    pub(crate) fn send(name: &str, callback: impl FnOnce() + 'static) -> Option<Self> {
        let (sender, receiver) = (BroadcastChannel::open(name)?, BroadcastChannel::open(name)?);
        let mut callback = Some(callback);
        let receiver = receiver.on_message(move |_| {
            if let Some(callback) = callback.take() {
                callback();
            }
        });
        sender.post_text("").then(|| Self {
            _channels: [sender, receiver],
        })
    }
}
