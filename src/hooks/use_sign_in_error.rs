use yew::prelude::*;

use crate::types::SignInError;

/// Returns why a sign-in by redirect has failed, on the page that is the server's `pages.signIn` or
/// `pages.error`: what [`SignInError::from_location`] reads.
///
/// Anyone can write it into a link: match it or show its [`message`](SignInError::message), and not
/// the text of [`SignInError::Other`].
///
/// It is `None` in the first render, so that a page from a server, which has not read the address,
/// is taken over as it is. It is read after that render, and after each later one.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::use_sign_in_error;
///
/// #[component]
/// fn WhyHere() -> Html {
///     match use_sign_in_error() {
///         Some(error) => html! { <p role="alert">{ error.message() }</p> },
///         None => html! {},
///     }
/// }
/// ```
#[hook]
pub fn use_sign_in_error() -> Option<SignInError> {
    let shown = use_state_eq(|| None);
    let setter = shown.setter();
    use_effect(move || setter.set(SignInError::from_location()));
    (*shown).clone()
}
