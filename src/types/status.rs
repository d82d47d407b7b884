use std::fmt;

/// Whether it is known who is signed in.
///
/// `Loading` ends with the first definitive answer and never comes back: a refetch, a slow server or a failure does not make a known session unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionStatus {
    /// No answer has come yet.
    Loading,
    /// Somebody is signed in.
    Authenticated,
    /// The server said that nobody is signed in.
    Unauthenticated,
}

impl SessionStatus {
    /// The word that next-auth uses: `loading`, `authenticated` or `unauthenticated`.
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

/// Why nobody is signed in, so that an app can say "you signed out in another tab" or "your session has expired".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignedOutReason {
    /// There was no session when this tab first asked.
    NoSession,
    /// This tab signed out.
    SignedOut,
    /// The session ended elsewhere: in another tab, or on the server.
    SignedOutElsewhere,
    /// The session had run out when the server was asked.
    Expired,
}
