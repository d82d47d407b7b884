//! Auth.js sessions for Yew: what `next-auth/react` is to React.
//!
//! A `<SessionProvider>` asks an Auth.js server who is signed in and keeps the answer the same in every open tab; hooks and components show it.
//!
//! ```
//! use yew::prelude::*;
//! use yew_authjs::prelude::*;
//!
//! #[component]
//! fn Account() -> Html {
//!     let session = use_session();
//!     match (session.status, session.data) {
//!         (SessionStatus::Loading, _) => html! { <p>{ "One moment…" }</p> },
//!         (_, Some(data)) => html! {
//!             <p>{ "Hello, " }{ data.user().name().unwrap_or("you") } <SignOutButton redirect=false /></p>
//!         },
//!         (_, None) => html! { <SignInButton /> },
//!     }
//! }
//!
//! #[component]
//! fn App() -> Html {
//!     html! { <SessionProvider><Account /></SessionProvider> }
//! }
//! # #[cfg(target_arch = "wasm32")]
//! fn main() {
//!     yew::Renderer::<App>::new().render();
//! }
//! # #[cfg(not(target_arch = "wasm32"))]
//! # fn main() {}
//! ```
//!
//! The server is any that speaks the Auth.js protocol, at `/api/auth` of the page's origin unless the provider's `base_path` and `base_url` say otherwise. The names are next-auth's in Rust's form; README.md has a table.

mod client;
mod components;
mod hooks;
mod page;
mod provider;
mod session;
mod tabs;
mod transport;
mod types;

pub mod prelude;

pub use client::{
    AuthClient, Running, get_csrf_token, get_providers, get_session, sign_in, sign_out,
};
pub use components::{SignInButton, SignInButtonProps, SignOutButton, SignOutButtonProps};
pub use hooks::{
    RequiredSession, UseSessionOptions, UseSignInHandle, UseSignOutHandle, use_auth_client,
    use_optional_session, use_required_session, use_session, use_session_selector,
    use_session_with, use_sign_in, use_sign_out,
};
pub use provider::{
    SessionChange, SessionContext, SessionProvider, SessionProviderProps, UpdateSession,
};
pub use session::{Identity, SessionState};
pub use types::{
    AuthClientConfig, AuthError, ClientSafeProvider, CredentialsMode, GetSessionParams,
    InitialSession, Millis, ProviderType, Providers, Session, SessionEvent, SessionStatus,
    SignInAuthorizationParams, SignInError, SignInOptions, SignInOutcome, SignInResponse,
    SignOutOutcome, SignOutParams, SignOutResponse, SignedOutReason, SyncCause, User,
};
