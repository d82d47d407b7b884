//! `<SessionProvider>` and the contexts that it provides.

mod change;
mod context;
mod props;
mod session_provider;

pub use change::SessionChange;
pub use context::{SessionContext, UpdateSession};
pub use props::SessionProviderProps;
pub use session_provider::SessionProvider;
