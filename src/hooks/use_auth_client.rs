use yew::prelude::*;

use crate::client::AuthClient;

/// Returns the client of the surrounding provider.
///
/// It stays the same, and causes no render, until the `client`, `base_url` or `base_path` of the
/// provider changes. An effect that uses it has it among its dependencies.
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_auth_client() -> AuthClient {
    within_provider("use_auth_client", use_context())
}

/// Returns `context`, or panics with the name of the hook that needs it.
///
/// This is the only panic of the crate: a hook without a provider has nothing to return, and the
/// mistake shows on the first render.
#[expect(
    clippy::panic,
    reason = "a mistake of the program, found on its first render"
)]
pub(super) fn within_provider<T>(hook: &str, context: Option<T>) -> T {
    match context {
        Some(context) => context,
        None => panic!(
            "`{hook}` was used outside a provider. Wrap the component in \
             `<yew_authjs::SessionProvider>`, or use `use_optional_session`."
        ),
    }
}
