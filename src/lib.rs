//! yew-authjs
#![allow(dead_code, unused_imports)]
mod client;
mod page;
mod session;
mod tabs;
mod transport;
mod types;
pub use client::AuthClient;
pub use session::{Identity, SessionState};
pub use types::*;
