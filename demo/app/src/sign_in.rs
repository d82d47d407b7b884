use yew::prelude::*;
use yew_authjs::{SessionStatus, use_session};
use yew_router::prelude::*;

use crate::route::Route;
use crate::sign_in_form::SignInForm;
use crate::waiting::Waiting;

/// Where the profile sends visitors. It sends them back once they are signed in, here or in another tab.
#[component]
pub(crate) fn SignIn() -> Html {
    match use_session().status {
        SessionStatus::Loading => html! { <Waiting /> },
        SessionStatus::Unauthenticated => html! { <SignInForm /> },
        SessionStatus::Authenticated => html! { <Redirect<Route> to={Route::Profile} /> },
    }
}
