//! The items that most components need: `use yew_authjs::prelude::*;`.

pub use crate::components::{
    CredentialsForm, EmailForm, ProviderButtons, RequireSession, SessionError, SessionExpiryNotice,
    SessionLoading, SignInButton, SignOutButton, SignedIn, SignedOut, TextsProvider, UserBadge,
};
pub use crate::hooks::{
    RequiredSession, UseSessionOptions, use_required_session, use_session, use_session_with,
    use_sign_in, use_sign_in_error, use_sign_out,
};
pub use crate::provider::{SessionContext, SessionProvider};
pub use crate::types::{Session, SessionStatus, SignInOptions, SignOutParams};
