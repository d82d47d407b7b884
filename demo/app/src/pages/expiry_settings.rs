use js_sys::Date;
use serde_json::json;
use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::{SignedIn, use_auth_client};
use yew_router::prelude::*;

use crate::route::Route;

const SECONDS: u32 = 60;

/// What came of the wish.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    None,
    Pending,
    Granted,
    /// The rule is the demo server's own; no other has it.
    Unknown,
    Failed,
}

/// Has the server let the session end soon.
#[component]
pub(super) fn ExpirySettings() -> Html {
    let client = use_auth_client();
    let wish = use_state_eq(|| Wish::None);
    let onclick = {
        let is_pending = *wish == Wish::Pending;
        let wish = wish.setter();
        move |_: MouseEvent| {
            if is_pending {
                return;
            }
            let (client, wish) = (client.clone(), wish.clone());
            wish.set(Wish::Pending);
            spawn_local(async move {
                let answer = client.update(&json!({ "expiresIn": SECONDS })).await;
                let expires_at = client.state().expires_at();
                wish.set(match answer {
                    Ok(Some(_)) if is_soon(expires_at) => Wish::Granted,
                    Ok(_) => Wish::Unknown,
                    Err(_) => Wish::Failed,
                });
            });
        }
    };
    let busy = (*wish == Wish::Pending).then_some("true");
    let button = html! {
        <button type="button" class="button quiet" aria-disabled={busy} aria-busy={busy} {onclick}>
            { "End my session in a minute" }
        </button>
    };
    let visitor = html! {
        <p class="soft"><Link<Route> to={Route::SignIn}>{ "Sign in" }</Link<Route>>{ " to have a session that can end." }</p>
    };
    html! {
        <section class="card" aria-labelledby="expiry">
            <h2 id="expiry">{ "End of the session" }</h2>
            <p>
                { "Every tab counts the last minute down. Whatever asks the server makes the session last again: the button \
                   that then appears, or coming back to a tab. If nothing does, the session ends, in every tab." }
            </p>
            <div class="actions">
                <SignedIn fallback={visitor}>{ button }</SignedIn>
                <span role="status">{ outcome(*wish) }</span>
            </div>
        </section>
    }
}

/// Clocks of server and browser differ a little.
fn is_soon(expires_at: Option<f64>) -> bool {
    expires_at.is_some_and(|at| at - Date::now() < 2_000.0 * f64::from(SECONDS))
}

fn outcome(wish: Wish) -> &'static str {
    match wish {
        Wish::None | Wish::Pending => "",
        Wish::Granted => "The session ends in a minute.",
        Wish::Unknown => {
            "This server does not let a session end sooner; the demo's own server does."
        }
        Wish::Failed => "The server did not answer.",
    }
}
