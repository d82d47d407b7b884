//! What can be set on a demo server.

use std::path::PathBuf;
use std::time::Duration;

use crate::base_path::BasePath;
use crate::clock::Clock;
use crate::limits::Limits;
use crate::origin::Origin;
use crate::secret::Secret;

/// Settings of a [`DemoServer`](crate::DemoServer); the default is right for local development.
#[derive(Clone, Debug)]
pub struct Config {
    /// Path that the Auth.js endpoints stand under: `/api/auth`, as clients expect.
    pub base_path: BasePath,
    /// Where browsers reach the server. Without it that is one of this machine's own names with the
    /// server's port, and requests to other hosts are refused.
    pub public_url: Option<Origin>,
    /// How long a session lives after its last use: 30 days.
    pub max_age: Duration,
    /// Keeps sessions and CSRF tokens valid over restarts. Without it every server makes its own.
    pub secret: Option<Secret>,
    /// Folder with a built app to serve beside the endpoints.
    pub static_dir: Option<PathBuf>,
    /// How much of the server its visitors may take up.
    pub limits: Limits,
    /// Tells the time; a test can let days pass.
    pub clock: Clock,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            base_path: BasePath::default(),
            public_url: None,
            max_age: Duration::from_secs(30 * 24 * 60 * 60),
            secret: None,
            static_dir: None,
            limits: Limits::default(),
            clock: Clock::default(),
        }
    }
}
