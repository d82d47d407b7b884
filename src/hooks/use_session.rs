use yew::prelude::*;

use super::use_auth_client::within_provider;
use super::use_rendered::use_rendered;
use crate::provider::SessionContext;

/// Returns the session of the surrounding provider.
///
/// It is the value of `use_context::<SessionContext>()`, except that on a server-rendered page the
/// first render of a component gets the session that the server has rendered it with.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::{SessionStatus, use_session};
///
/// #[component]
/// fn Account() -> Html {
///     let session = use_session();
///     match (session.status, &session.data) {
///         (SessionStatus::Loading, _) => html! { "…" },
///         (_, Some(data)) => html! { { data.user().name().unwrap_or("You") } },
///         (_, None) => html! { "Not signed in" },
///     }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider); [`use_optional_session`] does not.
#[hook]
pub fn use_session() -> SessionContext {
    within_provider("use_session", use_optional_session())
}

/// Returns the session of the surrounding provider, or `None` without a provider.
///
/// It is for components that are also used outside a provider.
#[hook]
pub fn use_optional_session() -> Option<SessionContext> {
    let session: Option<SessionContext> = use_context();
    let client = session.as_ref().map(|session| session.update.client());
    let rendered = use_rendered(client);
    match (rendered, client) {
        (Some(state), Some(client)) => Some(SessionContext::at(&state, client)),
        _ => session,
    }
}
