use yew::prelude::*;

use super::use_auth_client::within_provider;
use crate::provider::SessionContext;

/// The session of the surrounding provider; the same as `use_context::<SessionContext>()`.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::{SessionStatus, use_session};
///
/// #[component]
/// fn Who() -> Html {
///     let session = use_session();
///     match (session.status, &session.data) {
///         (SessionStatus::Loading, _) => html! { "…" },
///         (_, Some(data)) => html! { { data.user().name().unwrap_or("somebody") } },
///         (_, None) => html! { "nobody" },
///     }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider); [`use_optional_session`] does not.
#[hook]
pub fn use_session() -> SessionContext {
    within_provider("use_session", use_context())
}

/// The session of the surrounding provider, or none if there is no provider: for components that are also used without one.
#[hook]
pub fn use_optional_session() -> Option<SessionContext> {
    use_context()
}
