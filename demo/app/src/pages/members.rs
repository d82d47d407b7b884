use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;

use super::guarded::Guarded;
use crate::route::Route;
use crate::texts::{filled_with, use_words};

/// A page for members only.
#[component]
pub(super) fn Members() -> Html {
    let words = use_words();
    let welcome = move |session: Rc<Session>| {
        let name = session.user().name().unwrap_or(words.member).to_owned();
        let json = serde_json::to_string_pretty(&*session).unwrap_or_default();
        html! {
            <section class="card">
                <h1>{ filled_with(words.welcome, name.into()) }</h1>
                <p>{ words.members_only }</p>
                <h2 id="session">{ words.session_title }</h2>
                <pre dir="ltr" tabindex="0" role="region" aria-labelledby="session">
                    <code>{ json }</code>
                </pre>
            </section>
        }
    };
    html! { <Guarded route={Route::Members}><SignedIn render={welcome} /></Guarded> }
}
