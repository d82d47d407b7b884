use yew::prelude::*;
use yew_authjs::{UseSessionOptions, use_session_with};
use yew_router::prelude::*;

use crate::avatar::Avatar;
use crate::display_name_form::DisplayNameForm;
use crate::route::Route;
use crate::waiting::Waiting;

/// A view for users only: visitors are led to the sign-in view, also when they sign out in another tab.
#[component]
pub(crate) fn Profile() -> Html {
    let navigator = use_navigator();
    let required = UseSessionOptions::required().on_unauthenticated(move |()| {
        if let Some(navigator) = &navigator {
            navigator.replace(&Route::SignIn);
        }
    });
    let session = use_session_with(required);
    let Some(data) = session.data else {
        return html! { <Waiting /> };
    };

    let user = data.user();
    let name = user.name().unwrap_or("somebody").to_owned();
    let row = |term: &'static str, value: Option<&str>| {
        html! { <div><dt>{ term }</dt><dd>{ value.unwrap_or("not told").to_owned() }</dd></div> }
    };
    html! {
        <section class="card">
            <div class="person">
                <Avatar name={name.clone()} />
                <h1>{ name.clone() }</h1>
            </div>
            <dl>
                { row("Name", user.name()) }
                { row("E-mail", user.email()) }
                { row("Id", user.id()) }
            </dl>
            <DisplayNameForm {name} update={session.update} />
        </section>
    }
}
