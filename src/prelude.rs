//! All components and hooks, and the types that components need: `use yew_authjs::prelude::*;`.

pub use crate::client::SessionState;
pub use crate::components::{
    CredentialsForm, EmailForm, FormField, ProviderButtons, RequireSession, SessionError,
    SessionExpiryNotice, SessionLoading, SignInButton, SignOutButton, SignedIn, SignedOut, Texts,
    TextsProvider, UserBadge, use_texts,
};
pub use crate::hooks::{
    RequiredSession, UseProvidersHandle, UseSessionOptions, UseSignInHandle, UseSignOutHandle,
    use_auth_client, use_optional_session, use_providers, use_required_session, use_session,
    use_session_as, use_session_expiry, use_session_selector, use_session_with, use_sign_in,
    use_sign_in_error, use_sign_out,
};
pub use crate::provider::{
    AuthClientProvider, SessionChange, SessionContext, SessionProvider, UpdateSession,
};
pub use crate::types::{
    AuthError, ClientSafeProvider, CredentialsMode, InitialSession, ProviderType, Providers,
    Session, SessionStatus, SignInError, SignInOptions, SignInOutcome, SignInResponse,
    SignOutOutcome, SignOutParams, SignedOutReason, User,
};
