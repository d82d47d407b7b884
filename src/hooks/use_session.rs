use yew::prelude::*;

use super::use_auth_client;
use super::use_auth_client::within_provider;
use super::use_rendered::use_rendered;
use crate::client::AuthClient;
use crate::provider::SessionContext;

/// The session of the surrounding provider; the same as `use_context::<SessionContext>()`, except
/// in the first render of a component on a page from a server: that has what the server knew.
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
    let session: SessionContext = within_provider("use_session", use_context());
    let client = use_auth_client();
    match use_rendered(Some(&client)) {
        Some(state) => SessionContext::at(&state, &client),
        None => session,
    }
}

/// The session of the surrounding provider, or none if there is no provider: for components that are also used without one.
#[hook]
pub fn use_optional_session() -> Option<SessionContext> {
    let session: Option<SessionContext> = use_context();
    let client: Option<AuthClient> = use_context();
    let rendered = use_rendered(client.as_ref());
    match rendered.zip(client) {
        Some((state, client)) => Some(SessionContext::at(&state, &client)),
        None => session,
    }
}
