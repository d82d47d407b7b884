use std::time::Duration;

use crate::types::{AuthClientConfig, Timestamp};

/// What the machine has to know of the page at an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Environment {
    /// The wall clock.
    pub(crate) now: Timestamp,
    /// How long the page has been open, by a clock that is never set; `None` without a page.
    pub(crate) page_age: Option<Duration>,
    pub(crate) is_visible: bool,
    /// What the browser reports of the network.
    ///
    /// It is often wrong, so it may delay a request but never prevent it.
    pub(crate) is_online: bool,
    /// A random number from 0 to 1.
    pub(crate) random: f64,
    /// Whether sessions may be posted to the other tabs, so that one request serves all of them.
    pub(crate) can_share: bool,
    pub(crate) rules: RefetchRules,
}

/// When the session is refetched; see [`AuthClientConfig`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RefetchRules {
    pub(crate) interval: Duration,
    pub(crate) focus_throttle: Duration,
    pub(crate) on_focus: bool,
    pub(crate) when_offline: bool,
    pub(crate) when_hidden: bool,
}

impl From<&AuthClientConfig> for RefetchRules {
    fn from(config: &AuthClientConfig) -> Self {
        Self {
            interval: config.refetch_interval,
            focus_throttle: config.focus_throttle,
            on_focus: config.refetch_on_window_focus,
            when_offline: config.refetch_when_offline,
            when_hidden: config.refetch_when_hidden,
        }
    }
}

impl Environment {
    /// Returns the environment on a server, where there is no page and no clock.
    ///
    /// Every moment there is as old as can be.
    pub(crate) fn without_page(rules: RefetchRules) -> Self {
        Self {
            now: Timestamp::LONG_AGO,
            page_age: None,
            is_visible: true,
            is_online: true,
            random: 0.0,
            can_share: false,
            rules,
        }
    }
}
