use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;

use super::display_name_form::DisplayNameForm;
use super::guarded::Guarded;
use crate::route::Route;

/// The data of the signed-in user, with a form to change the name.
#[component]
pub(super) fn Profile() -> Html {
    let update = use_session().update;
    let profile = move |session: Rc<Session>| {
        let user = session.user();
        let row = |term: &'static str, value: Option<&str>| {
            let value = value.unwrap_or("not told").to_owned();
            html! { <div><dt>{ term }</dt><dd>{ value }</dd></div> }
        };
        let name = user.name().unwrap_or_default().to_owned();
        html! {
            <section class="card narrow">
                <h1>{ "Profile" }</h1>
                <dl>
                    { row("Name", user.name()) }
                    { row("E-mail", user.email()) }
                    { row("Id", user.id()) }
                </dl>
                <DisplayNameForm {name} update={update.clone()} />
                <hr />
                <p class="soft">{ "Signing out here signs out every tab." }</p>
                <p>
                    <SignOutButton class="button quiet" redirect=false>
                        { "Sign out everywhere" }
                    </SignOutButton>
                </p>
            </section>
        }
    };
    html! { <Guarded route={Route::Profile}><SignedIn render={profile} /></Guarded> }
}
