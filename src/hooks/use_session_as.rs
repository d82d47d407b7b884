use std::rc::Rc;

use serde::de::DeserializeOwned;
use yew::prelude::*;

use super::use_session_selector;
use crate::types::AuthError;

/// Returns the session as a type of the app; `None` while no user is known to be signed in.
///
/// It is decoded once for each session. The component renders when the session changes, and not
/// when other parts of the state do.
///
/// ```
/// use serde::Deserialize;
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[derive(Deserialize)]
/// struct Member {
///     role: String,
/// }
///
/// #[component]
/// fn Role() -> Html {
///     match use_session_as::<Member>() {
///         Ok(Some(member)) => html! { <p>{ &member.role }</p> },
///         Ok(None) => html! {},
///         Err(error) => html! { <p role="alert">{ error.to_string() }</p> },
///     }
/// }
/// ```
///
/// # Errors
/// [`AuthError::Decode`] if a field of `T` is absent from the session or of another type.
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_session_as<T>() -> Result<Option<Rc<T>>, Rc<AuthError>>
where
    T: DeserializeOwned + 'static,
{
    let session = use_session_selector(|state| state.session().cloned());
    let decoded = use_memo((*session).clone(), |session| {
        match session {
            Some(session) => session.decode().map(|data| Some(Rc::new(data))),
            None => Ok(None),
        }
        .map_err(Rc::new)
    });
    (*decoded).clone()
}
