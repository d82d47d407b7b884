//! The auth server of a site that has none: the endpoints of the demo's server, in the page.
//!
//! The tabs share its session by cookies, as they do with a server.

mod exchange;
mod fetch;

pub(crate) use fetch::start;
