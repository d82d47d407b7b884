#![doc = include_str!("../README.md")]

mod bounds;
mod browser;
mod client;
mod components;
#[cfg(test)]
mod debug_tests;
mod hooks;
mod json;
mod provider;
#[cfg(feature = "router")]
pub mod router;
mod session;
mod tabs;
mod transport;
mod types;
mod url;

pub mod prelude;

pub use client::{
    AuthClient, ClientGuard, get_csrf_token, get_providers, get_session, sign_in, sign_out,
};
pub use components::{
    CredentialsForm, CredentialsFormProps, EmailForm, EmailFormProps, FormField, ProviderButtons,
    ProviderButtonsProps, RequireSession, RequireSessionProps, SessionError, SessionErrorProps,
    SessionExpiryNotice, SessionExpiryNoticeProps, SessionLoading, SessionLoadingProps,
    SignInButton, SignInButtonProps, SignOutButton, SignOutButtonProps, SignedIn, SignedInProps,
    SignedOut, SignedOutProps, Texts, TextsProvider, TextsProviderProps, UserBadge, UserBadgeProps,
    Wording, use_texts,
};
pub use hooks::{
    RequiredSession, UseProvidersHandle, UseSessionOptions, UseSignInHandle, UseSignOutHandle,
    use_auth_client, use_optional_session, use_providers, use_required_session, use_session,
    use_session_as, use_session_expiry, use_session_selector, use_session_with, use_sign_in,
    use_sign_in_error, use_sign_out,
};
pub use provider::{
    SessionChange, SessionContext, SessionProvider, SessionProviderProps, UpdateSession,
};
pub use session::{Identity, SessionState};
pub use types::{
    AuthClientConfig, AuthError, ClientSafeProvider, CredentialsMode, GetSessionParams,
    InitialSession, ProviderType, Providers, Session, SessionEvent, SessionStatus,
    SignInAuthorizationParams, SignInError, SignInOptions, SignInOutcome, SignInResponse,
    SignOutOutcome, SignOutParams, SignOutResponse, SignedOutReason, Timestamp, UpdateCause, User,
};
