//! A server that takes itself for another origin than the one to which requests are sent.

use super::AuthClient;
use crate::browser;
use crate::types::Providers;
use crate::url::{on_origin, origin};

/// What to do about it if the server is at the page's own origin.
const SET_ADDRESS: &str = ". Open the page there, or tell the server its public address: AUTH_URL (Auth.js 5, but the \
    Host header for @auth/express), NEXTAUTH_URL (next-auth 4), ORIGIN (SvelteKit), \
    security.allowedDomains (Astro); see \"Servers\" in the guide of yew-authjs.";

/// What to do about it if the server is on another origin by design.
const ALLOW_PAGE: &str = ". Allow this page in the server's `redirect` callback; see \"Another origin\" in \
    the guide of yew-authjs.";

/// Returns the `url` of a response, or its place on the page's own origin.
///
/// That place replaces a `url` in which the server calls this machine by another name. Warns once
/// if it leads to another origin although `callback_url` is on the page's. A server on another
/// origin may do so to show its own pages, but not where the callback URL `is_due`.
pub(super) fn with_own_origin(
    client: &AuthClient,
    url: &str,
    callback_url: &str,
    is_due: bool,
) -> String {
    let here = browser::href();
    let has_own_server = has_own_server(client);
    if (has_own_server || is_due) && origin(callback_url) == origin(&here) {
        check_origin(client, url);
    }
    let replaced = on_origin(url, &here, callback_url).filter(|_| has_own_server);
    replaced.unwrap_or_else(|| url.to_owned())
}

/// Warns once if the server would have providers send their users to another origin than the
/// page's.
pub(super) fn check_providers(client: &AuthClient, providers: &Providers) {
    if let Some(provider) = providers.iter().next()
        && has_own_server(client)
    {
        check_origin(client, &provider.callback_url);
    }
}

fn check_origin(client: &AuthClient, url: &str) {
    let here = browser::href();
    let Ok(url) = browser::resolve(url) else {
        return;
    };
    let (theirs, ours) = (origin(url.as_str()), origin(&here));
    if theirs == ours || client.0.has_warned.replace(true) {
        return;
    }
    let what_to_do = match has_own_server(client) {
        true => SET_ADDRESS,
        false => ALLOW_PAGE,
    };
    let text = [
        "yew-authjs: the auth server leads its users to ",
        theirs,
        ", but this page is at ",
        ours,
        what_to_do,
    ];
    browser::warn(&text.concat());
}

/// Returns `true` if the server is at the page's own origin, as behind a proxy.
fn has_own_server(client: &AuthClient) -> bool {
    let base = browser::resolve(&client.0.config.borrow().base());
    base.is_ok_and(|base| origin(base.as_str()) == origin(&browser::href()))
}
