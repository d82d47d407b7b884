//! Components that show something depending on the session.

mod gate;
mod require_session;
mod session_error;
mod session_expiry_notice;
mod session_loading;
mod signed_in;
mod signed_out;

pub use require_session::{RequireSession, RequireSessionProps};
pub use session_error::{SessionError, SessionErrorProps};
pub use session_expiry_notice::{SessionExpiryNotice, SessionExpiryNoticeProps};
pub use session_loading::{SessionLoading, SessionLoadingProps};
pub use signed_in::{SignedIn, SignedInProps};
pub use signed_out::{SignedOut, SignedOutProps};

pub(super) use gate::{Gate, gate};
