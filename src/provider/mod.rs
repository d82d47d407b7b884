//! `<SessionProvider>` and `<AuthClientProvider>`, and the contexts that they provide.

mod auth_client_provider;
mod change;
mod context;
mod props;
mod running;
mod session_prop;
mod session_provider;

pub use auth_client_provider::{AuthClientProvider, AuthClientProviderProps};
pub use change::SessionChange;
pub use context::{SessionContext, UpdateSession};
pub use props::SessionProviderProps;
pub use session_provider::SessionProvider;
