//! What a path below the base path asks for.

use crate::base_path::BasePath;

/// An action of an Auth.js server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Providers,
    Session,
    Csrf,
    SignIn,
    SignOut,
    Callback,
    VerifyRequest,
    Error,
    /// Known to every Auth.js server, supported by none without a WebAuthn provider.
    WebAuthnOptions,
}

impl Action {
    fn of_segment(segment: &str) -> Option<Self> {
        Some(match segment {
            "providers" => Self::Providers,
            "session" => Self::Session,
            "csrf" => Self::Csrf,
            "signin" => Self::SignIn,
            "signout" => Self::SignOut,
            "callback" => Self::Callback,
            "verify-request" => Self::VerifyRequest,
            "error" => Self::Error,
            "webauthn-options" => Self::WebAuthnOptions,
            _ => return None,
        })
    }

    fn takes_provider(self) -> bool {
        matches!(self, Self::SignIn | Self::Callback | Self::WebAuthnOptions)
    }

    /// Returns `true` if a GET is answered with a page for people to read.
    pub(crate) fn has_page(self) -> bool {
        matches!(
            self,
            Self::SignIn | Self::SignOut | Self::VerifyRequest | Self::Error
        )
    }
}

/// An action, and the provider that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActionPath {
    pub(crate) action: Action,
    pub(crate) provider: Option<String>,
}

impl ActionPath {
    /// Reads `<base>/<action>` or `<base>/<action>/<provider>`; empty segments do not count.
    pub(crate) fn parse(path: &str, base: &BasePath) -> Option<Self> {
        let rest = path.strip_prefix(base.as_str())?.strip_prefix('/')?;
        let mut segments = rest.split('/').filter(|segment| !segment.is_empty());
        let action = Action::of_segment(segments.next()?)?;
        let provider = segments.next();
        if segments.next().is_some() || (provider.is_some() && !action.takes_provider()) {
            return None;
        }
        // JavaScript clients write this word when they name no provider.
        let provider = provider.filter(|id| *id != "undefined").map(str::to_owned);
        Some(Self { action, provider })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(path: &str) -> Option<(Action, Option<String>)> {
        let base = "/api/auth".parse().unwrap();
        ActionPath::parse(path, &base).map(|found| (found.action, found.provider))
    }

    #[test]
    fn actions_and_providers_are_found() {
        let github = || Some("github".to_owned());
        for (path, found) in [
            ("/api/auth/session", (Action::Session, None)),
            ("/api/auth/session/", (Action::Session, None)),
            ("/api/auth//session", (Action::Session, None)),
            ("/api/auth/signin", (Action::SignIn, None)),
            ("/api/auth/signin/github", (Action::SignIn, github())),
            ("/api/auth/callback//github/", (Action::Callback, github())),
            (
                "/api/auth/webauthn-options/github",
                (Action::WebAuthnOptions, github()),
            ),
            ("/api/auth/signin/undefined", (Action::SignIn, None)),
        ] {
            assert_eq!(parse(path), Some(found), "{path}");
        }
    }

    #[test]
    fn everything_else_is_nothing() {
        for path in [
            "/api/auth",
            "/api/auth/",
            "/api/authsession",
            "/api/auth/Session",
            "/api/auth/nope",
            "/api/auth/session/github",
            "/api/auth/csrf/undefined",
            "/api/auth/signin/github/more",
            "/auth/session",
        ] {
            assert_eq!(parse(path), None, "{path}");
        }
    }
}
