use yew::prelude::*;

use crate::client::AuthClient;

/// The client of the surrounding provider. It is the same, and renders nobody, for as long as the provider's base and `client` are: an effect that uses it has it among its dependencies.
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_auth_client() -> AuthClient {
    within_provider("use_auth_client", use_context())
}

/// The one panic of this crate: a hook without a provider has nothing to show, and the fix is in the code.
#[expect(
    clippy::panic,
    reason = "a mistake of the program, found on its first render"
)]
pub(super) fn within_provider<T>(hook: &str, context: Option<T>) -> T {
    match context {
        Some(context) => context,
        None => panic!(
            "`{hook}` was used outside a provider. Wrap the component in `<yew_authjs::SessionProvider>`, or use `use_optional_session`."
        ),
    }
}
