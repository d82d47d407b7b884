use std::time::Duration;

/// The time-out of a request: long enough for a slow server, short enough for a user who waits.
pub(crate) const DEFAULT_TIMEOUT: Duration = Duration::from_secs(15);

/// The least age of a snapshot that a focus refetches.
pub(crate) const DEFAULT_FOCUS_THROTTLE: Duration = Duration::from_secs(5);

/// Which requests to the Auth.js server carry cookies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CredentialsMode {
    /// Cookies are sent to the page's own origin only, as browsers do by default.
    #[default]
    SameOrigin,
    /// Cookies are sent to a server on another origin, too.
    ///
    /// That server must
    ///
    /// - answer every request with `Access-Control-Allow-Origin: <the page's origin>` (a `*` is not
    ///   enough), `Access-Control-Allow-Credentials: true` and `Vary: Origin`;
    /// - answer the `OPTIONS` requests that browsers send before a `POST` with
    ///   `Access-Control-Allow-Methods: GET, POST` and
    ///   `Access-Control-Allow-Headers: Content-Type, X-Auth-Return-Redirect`;
    /// - accept the page's origin as a callback URL (Auth.js: the `redirect` callback), or sign-ins
    ///   by redirect end on the server;
    /// - set its cookies with `SameSite=None; Secure` if its site is another one, too. Ports and
    ///   subdomains of one domain belong to one site.
    ///
    /// With `Access-Control-Expose-Headers: Retry-After` the library obeys that header; otherwise
    /// the browser hides it.
    Include,
}

/// Where the Auth.js server is and how its session is kept fresh.
///
/// [`SessionProvider`](crate::SessionProvider) makes one from its props. Make your own for an
/// [`AuthClient`](crate::AuthClient) that lives outside the component tree.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own, under next-auth's name or beside it"
)]
pub struct AuthClientConfig {
    /// The server's origin, such as `https://auth.example.com`. Default: `None`, the page's origin.
    pub base_url: Option<String>,
    /// The path of the server's Auth.js routes. Default: `/api/auth`.
    pub base_path: String,
    /// How long one request may take, its body included. Default: 15 s.
    pub timeout: Duration,
    /// Which requests carry cookies. Default: those to the page's own origin.
    pub credentials: CredentialsMode,
    /// How often a signed-in tab requests the session. Default: zero, which disables polling.
    pub refetch_interval: Duration,
    /// Whether the session is requested when the page becomes visible. Default: `true`.
    pub refetch_on_window_focus: bool,
    /// Whether polling goes on while the browser is offline. Default: `false`.
    pub refetch_when_offline: bool,
    /// Whether polling goes on while the page is hidden. Default: `false`.
    pub refetch_when_hidden: bool,
    /// The least time between two requests, of all tabs together, that focus and similar events
    /// cause. Default: 5 s.
    pub focus_throttle: Duration,
    /// Whether the tabs of this origin keep each other up to date. Default: `true`.
    pub sync_tabs: bool,
    /// Whether the session itself is passed to other tabs of this origin (in memory, never stored).
    ///
    /// If not, the other tabs learn only that it has changed, and request it themselves. Default:
    /// `true`.
    pub share_session: bool,
    /// Whether changes are exchanged with tabs of next-auth/react (version 4 or 5) on this origin.
    ///
    /// Needs [`sync_tabs`](Self::sync_tabs). Those tabs cannot receive a session, so each change
    /// costs each of them one request; one of theirs costs all our tabs together one request.
    /// Default: `true`.
    pub sync_next_auth: bool,
}

impl Default for AuthClientConfig {
    fn default() -> Self {
        Self {
            base_url: None,
            base_path: "/api/auth".to_owned(),
            timeout: DEFAULT_TIMEOUT,
            credentials: CredentialsMode::default(),
            refetch_interval: Duration::ZERO,
            refetch_on_window_focus: true,
            refetch_when_offline: false,
            refetch_when_hidden: false,
            focus_throttle: DEFAULT_FOCUS_THROTTLE,
            sync_tabs: true,
            share_session: true,
            sync_next_auth: true,
        }
    }
}

impl AuthClientConfig {
    /// Creates the defaults: an Auth.js server at `/api/auth` of the page's own origin.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`base_url`](Self::base_url).
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into());
        self
    }

    /// Sets [`base_path`](Self::base_path).
    pub fn base_path(mut self, base_path: impl Into<String>) -> Self {
        self.base_path = base_path.into();
        self
    }

    /// Sets [`timeout`](Self::timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets [`credentials`](Self::credentials).
    pub fn credentials(mut self, credentials: CredentialsMode) -> Self {
        self.credentials = credentials;
        self
    }

    /// Sets [`refetch_interval`](Self::refetch_interval).
    pub fn refetch_interval(mut self, refetch_interval: Duration) -> Self {
        self.refetch_interval = refetch_interval;
        self
    }

    /// Sets [`refetch_on_window_focus`](Self::refetch_on_window_focus).
    pub fn refetch_on_window_focus(mut self, refetch_on_window_focus: bool) -> Self {
        self.refetch_on_window_focus = refetch_on_window_focus;
        self
    }

    /// Sets [`refetch_when_offline`](Self::refetch_when_offline).
    pub fn refetch_when_offline(mut self, refetch_when_offline: bool) -> Self {
        self.refetch_when_offline = refetch_when_offline;
        self
    }

    /// Sets [`refetch_when_hidden`](Self::refetch_when_hidden).
    pub fn refetch_when_hidden(mut self, refetch_when_hidden: bool) -> Self {
        self.refetch_when_hidden = refetch_when_hidden;
        self
    }

    /// Sets [`focus_throttle`](Self::focus_throttle).
    pub fn focus_throttle(mut self, focus_throttle: Duration) -> Self {
        self.focus_throttle = focus_throttle;
        self
    }

    /// Sets [`sync_tabs`](Self::sync_tabs).
    pub fn sync_tabs(mut self, sync_tabs: bool) -> Self {
        self.sync_tabs = sync_tabs;
        self
    }

    /// Sets [`share_session`](Self::share_session).
    pub fn share_session(mut self, share_session: bool) -> Self {
        self.share_session = share_session;
        self
    }

    /// Sets [`sync_next_auth`](Self::sync_next_auth).
    pub fn sync_next_auth(mut self, sync_next_auth: bool) -> Self {
        self.sync_next_auth = sync_next_auth;
        self
    }

    /// Returns the URL of the server's routes: the origin, if one is set, and the path.
    ///
    /// One slash comes before the path and none after it.
    #[must_use]
    pub fn base(&self) -> String {
        let origin = self
            .base_url
            .as_deref()
            .unwrap_or_default()
            .trim_end_matches('/');
        match self.base_path.trim_matches('/') {
            "" => origin.to_owned(),
            path => [origin, "/", path].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_has_one_slash_before_each_part_and_none_after() {
        let base = |url: Option<&str>, path: &str| {
            AuthClientConfig {
                base_url: url.map(str::to_owned),
                base_path: path.to_owned(),
                ..Default::default()
            }
            .base()
        };
        assert_eq!(AuthClientConfig::default().base(), "/api/auth");
        assert_eq!(base(None, "auth/"), "/auth");
        assert_eq!(base(None, "/"), "");
        assert_eq!(
            base(Some("https://a.example/"), "/api/auth/"),
            "https://a.example/api/auth"
        );
        assert_eq!(base(Some("https://a.example"), ""), "https://a.example");
    }
}
