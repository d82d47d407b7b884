use yew::prelude::*;

use crate::client::AuthClient;
use crate::types::SignInError;

/// Returns why a sign-in by redirect has failed, as [`SignInError::from_location`] reads it.
///
/// It is for the page that is the server's `pages.signIn` or `pages.error`. Any link can have an
/// error in its address: match it or show its [`message`](SignInError::message), and not the text
/// of [`SignInError::Other`].
///
/// `None` again once another sign-in has begun on the page: its result is newer. Then a form shows
/// that result alone.
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
    let is_newest = use_is_newest(client);
    let state = use_state_eq(|| None);
    let setter = state.setter();
    use_effect(move || setter.set(SignInError::from_location()));
    (*state).clone().filter(|_| is_newest)
}

/// Returns `true` until a sign-in of `client` begins.
#[hook]
fn use_is_newest(client: Option<AuthClient>) -> bool {
    let count = |client: &Option<AuthClient>| client.as_ref().map(AuthClient::sign_in_count);
    let first = use_memo(client.clone(), count);
    let newest = use_state_eq(|| *first);
    let setter = newest.setter();
    use_effect_with(client.clone(), move |client| {
        let subscription = client.clone().map(|client| {
            let source = client.clone();
            client.subscribe(move || setter.set(Some(source.sign_in_count())))
        });
        move || drop(subscription)
    });
    count(&client) == *first
}
