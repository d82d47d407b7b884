//! The command line, and the settings that it asks for.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;
use yew_authjs_demo_server::{BasePath, Config, Limits, Origin, Secret};

/// Demo backend for yew-authjs: speaks the Auth.js protocol on 127.0.0.1, with two demo accounts
/// (ada / lovelace and grace / hopper). It is for trying things out, not for the internet.
#[derive(Parser)]
#[command(version, after_help = AFTER_HELP)]
pub(crate) struct CommandLine {
    /// Port on 127.0.0.1; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = 8081)]
    pub(crate) port: u16,

    /// Where browsers reach this server behind a proxy, such as Trunk's; https makes cookies
    /// secure. Without it, only requests to localhost, 127.0.0.1 or [::1] with the own port are
    /// answered
    #[arg(long, value_name = "URL")]
    #[expect(clippy::doc_markdown, reason = "printed as it is by `--help`")]
    public_url: Option<Origin>,

    /// Seconds until an unused session ends (default: 30 days)
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=TEN_YEARS))]
    max_age: Option<u64>,

    /// Folder with a built app to serve beside the endpoints
    #[arg(long = "static", value_name = "DIR")]
    static_dir: Option<PathBuf>,

    /// Path that the Auth.js endpoints stand under
    #[arg(long, value_name = "PATH", default_value_t = BasePath::default())]
    base_path: BasePath,

    /// Wrong passwords that one name is let off with in a minute, and one address with ten times as
    /// many; then sign-ins are answered with 429
    #[arg(long, value_name = "N", default_value_t = Limits::default().failed_sign_ins)]
    failed_sign_ins: NonZeroU32,
}

const AFTER_HELP: &str = "\
Environment:
  AUTH_SECRET  32 characters or more that keep sessions valid over restarts (default: random for
               each start), for example of `openssl rand -hex 32`

Not for the internet: the passwords are no secrets, there is no https, and sessions live in cookies
only. One that was copied before a sign-out works after it, and a CSRF token outlives a sign-in.
Limits: 32 KB and 10 seconds for a request's head, 100 KB and 15 seconds for the rest, 900
connections, as many password checks at once as there are processors. Beyond them requests are
answered with 408, 413, 429 or 431, or closed. demo/server/README.md says more.";

/// Dates stay far inside what cookies and clocks can express.
const TEN_YEARS: u64 = 10 * 365 * 24 * 60 * 60;

impl CommandLine {
    pub(crate) fn into_config(self, secret: Option<Secret>) -> Config {
        let mut config = Config {
            base_path: self.base_path,
            public_url: self.public_url,
            secret,
            static_dir: self.static_dir,
            ..Config::default()
        };
        config.limits.failed_sign_ins = self.failed_sign_ins;
        if let Some(seconds) = self.max_age {
            config.max_age = Duration::from_secs(seconds);
        }
        config
    }
}
