//! What most components need: `use yew_authjs::prelude::*;`.

pub use crate::components::{RequireSession, SignInButton, SignOutButton, SignedIn, SignedOut};
pub use crate::hooks::{
    RequiredSession, UseSessionOptions, use_required_session, use_session, use_session_with,
    use_sign_in, use_sign_out,
};
pub use crate::provider::{SessionContext, SessionProvider};
pub use crate::types::{Session, SessionStatus, SignInOptions, SignOutParams};
