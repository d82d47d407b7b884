use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;

use super::guarded::Guarded;
use crate::route::Route;

/// A page for members only.
#[component]
pub(super) fn Members() -> Html {
    let welcome = |session: Rc<Session>| {
        let name = session.user().name().unwrap_or("member").to_owned();
        let json = serde_json::to_string_pretty(&*session).unwrap_or_default();
        html! {
            <section class="card">
                <h1>{ format!("Welcome, {name}") }</h1>
                <p>
                    { "Only members see this page. Sign out in another tab, and it is gone from \
                       this one, too. If your session ends by itself, the next sign-in leads back \
                       here." }
                </p>
                <h2 id="told">{ "What the server told about you" }</h2>
                <pre tabindex="0" role="region" aria-labelledby="told"><code>{ json }</code></pre>
            </section>
        }
    };
    html! { <Guarded route={Route::Members}><SignedIn render={welcome} /></Guarded> }
}
