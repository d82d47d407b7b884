use std::fmt;

/// Whether there is a session, as far as this tab knows.
///
/// `Loading` ends with the first definitive response and never returns: a refetch, a slow server or
/// a failure does not make a known session unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionStatus {
    /// No response has arrived yet.
    Loading,
    /// A user is signed in.
    Authenticated,
    /// No user is signed in, according to the server.
    Unauthenticated,
}

impl SessionStatus {
    /// Returns next-auth's name: `loading`, `authenticated` or `unauthenticated`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Authenticated => "authenticated",
            Self::Unauthenticated => "unauthenticated",
        }
    }
}

impl fmt::Display for SessionStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why no user is signed in.
///
/// With it an app can show "you signed out in another tab" or "your session has expired".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignedOutReason {
    /// There was no session at the first request of this tab.
    NoSession,
    /// This tab signed out.
    SignedOut,
    /// The session was ended in another tab or on the server.
    SignedOutElsewhere,
    /// The session had expired by the time of the request.
    Expired,
}
