use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::RedirectSignedIn;

use crate::Route;

/// The sign-in page, which leads back to where the visitor came from.
#[component]
pub fn SignIn() -> Html {
    let error = use_sign_in_error();
    html! {
        <RedirectSignedIn<Route> fallback={Route::Home}>
            <h1>{ "Sign in" }</h1>
            if let Some(error) = error {
                <p class="authjs-error" role="alert">{ error.message() }</p>
            }
            <CredentialsForm />
        </RedirectSignedIn<Route>>
    }
}
