use yew::prelude::*;

use crate::types::SignInError;

/// Returns why a sign-in by redirect has failed, as [`SignInError::from_location`] reads it.
///
/// It is for the page that is the server's `pages.signIn` or `pages.error`. Any link can have an
/// error in its address: match it or show its [`message`](SignInError::message), and not the text
/// of [`SignInError::Other`].
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
    let state = use_state_eq(|| None);
    let setter = state.setter();
    use_effect(move || setter.set(SignInError::from_location()));
    (*state).clone()
}
