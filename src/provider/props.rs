use std::rc::Rc;
use std::time::Duration;

use yew::prelude::*;

use super::change::SessionChange;
use crate::types::{
    AuthClientConfig, AuthError, CredentialsMode, DEFAULT_FOCUS_THROTTLE, DEFAULT_TIMEOUT,
    InitialSession,
};

/// Props of [`SessionProvider`](crate::SessionProvider); all but the children have defaults.
#[derive(Clone, PartialEq, Properties)]
#[allow(
    missing_debug_implementations,
    reason = "props contain rendered content, which may name the user"
)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "they are switches of next-auth, independent of one another"
)]
pub struct SessionProviderProps {
    /// The components that can use the session.
    #[prop_or_default]
    pub children: Html,
    /// The session that the page was rendered with: a `Session`, an `Option` of one, or an `Rc`.
    /// Default: none, so it is fetched.
    ///
    /// Read on mount, and again when `base_url` or `base_path` changes, when it has to be that of
    /// the new server. Later changes are ignored.
    #[prop_or_default]
    pub session: InitialSession,
    /// The path of the server's Auth.js routes. Default: `/api/auth`.
    #[prop_or_default]
    pub base_path: Option<AttrValue>,
    /// The server's origin. Default: that of the page. For another one, see
    /// [`CredentialsMode::Include`].
    #[prop_or_default]
    pub base_url: Option<AttrValue>,
    /// Whether cookies are sent to a server on another origin; needed with
    /// [`base_url`](Self::base_url). Default: only to the page's own origin.
    #[prop_or_default]
    pub credentials: CredentialsMode,
    /// The timeout of one request, body included. Default: 15 s.
    #[prop_or(DEFAULT_TIMEOUT)]
    pub timeout: Duration,
    /// The time between two polls, counted from the last response to any tab. Default: zero, which
    /// disables polling.
    ///
    /// Tabs poll only while a user is signed in.
    #[prop_or_default]
    pub refetch_interval: Duration,
    /// Whether to refetch when the page becomes visible. Default: true.
    #[prop_or(true)]
    pub refetch_on_window_focus: bool,
    /// Whether to poll while the browser is offline. Default: false.
    #[prop_or_default]
    pub refetch_when_offline: bool,
    /// Whether to poll while the page is hidden. Default: false.
    #[prop_or_default]
    pub refetch_when_hidden: bool,
    /// The minimum time between two requests caused by focus and similar events, over all tabs.
    /// Default: 5 s.
    #[prop_or(DEFAULT_FOCUS_THROTTLE)]
    pub focus_throttle: Duration,
    /// Whether to keep the session of all tabs in sync. Read on mount. Default: true.
    #[prop_or(true)]
    pub sync_tabs: bool,
    /// Whether tabs may send each other the session itself, or only an invalidation. Default: true.
    #[prop_or(true)]
    pub share_session: bool,
    /// Whether to stay in sync with tabs of next-auth/react on this origin, too. Read on mount.
    /// Default: true.
    #[prop_or(true)]
    pub sync_next_auth: bool,
    /// Called with the change when the identity changes. It may call anything.
    #[prop_or_default]
    pub on_change: Option<Callback<SessionChange>>,
    /// Called with the error when a session request fails. It may call anything.
    #[prop_or_default]
    pub on_error: Option<Callback<Rc<AuthError>>>,
}

impl SessionProviderProps {
    /// Returns the configuration of the client that the provider creates.
    pub(super) fn config(&self) -> AuthClientConfig {
        let defaults = AuthClientConfig::default();
        AuthClientConfig {
            base_url: self.base_url.as_ref().map(|url| url.as_str().to_owned()),
            base_path: self
                .base_path
                .as_ref()
                .map_or(defaults.base_path, |path| path.as_str().to_owned()),
            timeout: self.timeout,
            credentials: self.credentials,
            refetch_interval: self.refetch_interval,
            refetch_on_window_focus: self.refetch_on_window_focus,
            refetch_when_offline: self.refetch_when_offline,
            refetch_when_hidden: self.refetch_when_hidden,
            focus_throttle: self.focus_throttle,
            sync_tabs: self.sync_tabs,
            share_session: self.share_session,
            sync_next_auth: self.sync_next_auth,
        }
    }

    /// Returns `true` if a provider with these props needs another client than one with `old`.
    pub(super) fn needs_other_client(&self, old: &Self) -> bool {
        self.base_url != old.base_url || self.base_path != old.base_path
    }
}
