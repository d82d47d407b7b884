//! Demo backend for `yew-authjs`: the part of the Auth.js HTTP protocol that a client needs.
//!
//! There is one credentials provider and two accounts, `ada` / `lovelace` and `grace` / `hopper`.
//! It is for trying things out on your own machine, not for the internet; its README lists what it
//! withstands and what it does not. It keeps no sessions: they are in encrypted cookies. More user
//! names show how sign-ins fail: `limited` is refused with the code `rate_limited`, `denied` is not
//! allowed in, `blocked` is sent to a page that gives the reason, and `boom` fails as a broken
//! server does.
//!
//! The feature `serve`, on by default, has the server that listens at a port. Without it, and for
//! wasm, there is [`InPageServer`]: the same endpoints, for a site that has no server.
//!
//! ```no_run
//! # #[cfg(feature = "serve")] {
//! use yew_authjs_demo_server::{Config, DemoServer};
//!
//! # async fn start() -> Result<(), Box<dyn std::error::Error>> {
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8081").await?;
//! let server = DemoServer::new(Config::default())?;
//! server.serve(listener, std::future::pending()).await?;
//! # Ok(())
//! # }
//! # }
//! ```

// The server in the page uses a part of them.
#![cfg_attr(not(feature = "serve"), allow(dead_code))]

mod accounts;
mod action_path;
mod actions;
mod auth_request;
mod base_path;
mod callback_url;
mod clock;
mod config;
mod csrf;
mod endpoint;
mod failure;
mod in_page;
mod keys;
mod limits;
mod origin;
mod pages;
mod passwords;
mod post_body;
mod reply;
mod request_cookies;
mod secret;
#[cfg(feature = "serve")]
mod serve;
mod session;
mod session_cookie;
mod session_seal;
mod set_cookie;
mod visit;

pub use base_path::{BasePath, InvalidBasePath};
pub use clock::Clock;
pub use config::Config;
pub use in_page::InPageServer;
pub use limits::Limits;
pub use origin::{InvalidOrigin, Origin};
pub use secret::{Secret, SecretTooShort};
#[cfg(feature = "serve")]
pub use serve::{DemoServer, HashError, StartError};
