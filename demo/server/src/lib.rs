//! Demo backend for `yew-authjs`: the part of the Auth.js HTTP protocol that a client needs.
//!
//! There is one credentials provider and two accounts, `ada` / `lovelace` and `grace` / `hopper`.
//! It is for trying things out on your own machine, not for the internet; its README lists what it
//! withstands and what it does not. It keeps no sessions: they are in encrypted cookies. More user
//! names show how sign-ins fail: `limited` is refused with the code `rate_limited`, `denied` is not
//! allowed in, `blocked` is sent to a page that gives the reason, and `boom` fails as a broken
//! server does.
//!
//! ```no_run
//! use yew_authjs_demo_server::{Config, DemoServer};
//!
//! # async fn start() -> Result<(), Box<dyn std::error::Error>> {
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8081").await?;
//! let server = DemoServer::new(Config::default())?;
//! server.serve(listener, std::future::pending()).await?;
//! # Ok(())
//! # }
//! ```

mod accounts;
mod action_path;
mod actions;
mod auth_request;
mod base_path;
mod callback_url;
mod clock;
mod config;
mod connections;
mod content_policy;
mod csrf;
mod endpoint;
mod failed_sign_ins;
mod failure;
mod keys;
mod limits;
mod origin;
mod own_origin;
mod pages;
mod password_checks;
mod password_hash;
mod plain_files;
mod post_body;
mod reply;
mod request_cookies;
mod secret;
mod server;
mod session;
mod session_cookie;
mod session_seal;
mod set_cookie;
mod site;
mod visit;

pub use base_path::{BasePath, InvalidBasePath};
pub use clock::Clock;
pub use config::Config;
pub use limits::Limits;
pub use origin::{InvalidOrigin, Origin};
pub use password_hash::HashError;
pub use secret::{Secret, SecretTooShort};
pub use server::{DemoServer, StartError};
