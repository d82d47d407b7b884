use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;

use super::display_name_form::DisplayNameForm;
use super::guarded::Guarded;
use crate::route::Route;
use crate::texts::use_words;

/// The data of the signed-in user, with a form to change the name.
#[component]
pub(super) fn Profile() -> Html {
    let words = use_words();
    let update = use_session().update;
    let profile = move |session: Rc<Session>| {
        let user = session.user();
        let row = |term: &'static str, value: Option<&str>| {
            let value = value.unwrap_or(words.not_given).to_owned();
            html! { <div><dt>{ term }</dt><dd><bdi>{ value }</bdi></dd></div> }
        };
        let name = user.name().unwrap_or_default().to_owned();
        html! {
            <section class="card narrow">
                <h1>{ words.profile }</h1>
                <dl>
                    { row(words.name, user.name()) }
                    { row(words.email, user.email()) }
                    { row(words.id, user.id()) }
                </dl>
                <DisplayNameForm {name} update={update.clone()} />
                <hr />
                <p class="soft">{ words.about_sign_out }</p>
                <p>
                    <SignOutButton class="button quiet" redirect=false>
                        { words.sign_out_everywhere }
                    </SignOutButton>
                </p>
            </section>
        }
    };
    html! { <Guarded route={Route::Profile}><SignedIn render={profile} /></Guarded> }
}
