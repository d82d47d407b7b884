//! Plain data types that the other modules and the apps pass around.

mod cause;
mod config;
mod error;
mod get_session;
mod initial;
mod providers;
mod redacted;
mod server_clock;
mod session;
mod sign_in;
mod sign_in_error;
mod sign_out;
mod status;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod tests;
mod timestamp;
mod user;

pub use cause::{SessionEvent, UpdateCause};
pub use config::{AuthClientConfig, CredentialsMode};
pub(crate) use config::{DEFAULT_FOCUS_THROTTLE, DEFAULT_TIMEOUT};
pub use error::AuthError;
pub use get_session::GetSessionParams;
pub use initial::InitialSession;
pub use providers::{ClientSafeProvider, ProviderType, Providers};
pub use session::Session;
pub use sign_in::{SignInOptions, SignInOutcome, SignInResponse};
pub use sign_in_error::SignInError;
pub use sign_out::{SignOutOutcome, SignOutParams, SignOutResponse};
pub use status::{SessionStatus, SignedOutReason};
pub use timestamp::Timestamp;
pub use user::User;

pub(crate) use redacted::{Redacted, RedactedUrl};
pub(crate) use server_clock::ServerClock;
pub(crate) use timestamp::{millis, scale};
