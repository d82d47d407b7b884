use yew::prelude::*;

use crate::client::AuthClient;
use crate::types::SignInError;

/// Returns why a sign-in by redirect has failed, as [`SignInError::from_location`] reads it.
///
/// It is for the page that is the server's `pages.signIn` or `pages.error`. Any link can have an
/// error in its address: match it or show its [`message`](SignInError::message), and not the text
/// of [`SignInError::Other`].
///
/// `None` again once a sign-in has begun at the same address: its result is newer, and a form shows
/// it.
///
/// `None` in the first render, so that a server-rendered page, for which the server has not read
/// the address, hydrates as it is. The address is read after that render and after each later one.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Refusal() -> Html {
///     match use_sign_in_error() {
///         Some(error) => html! { <p role="alert">{ error.message() }</p> },
///         None => html! {},
///     }
/// }
/// ```
#[hook]
pub fn use_sign_in_error() -> Option<SignInError> {
    // Outside a provider nothing tells of other sign-ins.
    let client = use_context::<AuthClient>();
    let state = use_state_eq(|| None);
    let read = {
        let (client, setter) = (client.clone(), state.setter());
        move || setter.set(newest(client.as_ref()))
    };
    use_effect(read.clone());
    use_effect_with(client, move |client| {
        let subscription = client.as_ref().map(|client| client.subscribe(read));
        move || drop(subscription)
    });
    (*state).clone()
}

/// Returns the error in the address, unless a sign-in of `client` has begun at this address.
fn newest(client: Option<&AuthClient>) -> Option<SignInError> {
    let is_old = client.is_some_and(AuthClient::has_begun_sign_in_here);
    SignInError::from_location().filter(|_| !is_old)
}
