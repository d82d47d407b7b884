use yew::prelude::*;
use yew_authjs::{SessionStatus, use_session};
use yew_router::prelude::*;

use crate::avatar::Avatar;
use crate::route::Route;
use crate::sign_in_form::SignInForm;
use crate::waiting::Waiting;

/// The first view: a way in for visitors, a greeting for users.
#[component]
pub(crate) fn Home() -> Html {
    let session = use_session();
    match (session.status, session.data) {
        (SessionStatus::Loading, _) => html! { <Waiting /> },
        (_, None) => html! { <SignInForm /> },
        (_, Some(data)) => {
            let name = data.user().name().unwrap_or("somebody").to_owned();
            html! {
                <section class="card greeting">
                    <Avatar name={name.clone()} />
                    <h1>{ format!("Hello, {name}") }</h1>
                    <p>{ "Every open tab of this page knows it. Sign out in one and watch the others." }</p>
                    <p>
                        <Link<Route> classes="button" to={Route::Profile}>{ "Go to your profile" }</Link<Route>>
                    </p>
                </section>
            }
        }
    }
}
