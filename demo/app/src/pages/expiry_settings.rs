use std::time::Duration;

use js_sys::Date;
use serde_json::json;
use yew::platform::spawn_local;
use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::types::Timestamp;
use yew_router::prelude::*;

use crate::route::Route;
use crate::texts::{Words, filled_with, use_words};

const SECONDS: u64 = 60;

/// The progress of the request to end the session.
#[derive(Clone, Copy, PartialEq)]
enum Progress {
    Idle,
    Pending,
    Done,
    /// Only the demo's own server supports it.
    Unsupported,
    Failed,
}

/// A card with a button that makes the session expire soon.
#[component]
pub(super) fn ExpirySettings() -> Html {
    let words = use_words();
    let client = use_auth_client();
    let progress = use_state_eq(|| Progress::Idle);
    let onclick = {
        let is_pending = *progress == Progress::Pending;
        let progress = progress.setter();
        move |_: MouseEvent| {
            if is_pending {
                return;
            }
            let (client, progress) = (client.clone(), progress.clone());
            progress.set(Progress::Pending);
            spawn_local(async move {
                let result = client.update(&json!({ "expiresIn": SECONDS })).await;
                let expires_at = client.state().expires_at();
                progress.set(match result {
                    Ok(Some(_)) if is_soon(expires_at) => Progress::Done,
                    Ok(_) => Progress::Unsupported,
                    Err(_) => Progress::Failed,
                });
            });
        }
    };
    let busy = (*progress == Progress::Pending).then_some("true");
    let button = html! {
        <button type="button" class="button quiet" aria-disabled={busy} aria-busy={busy} {onclick}>
            { words.end_session }
        </button>
    };
    let sign_in = html! { <Link<Route> to={Route::SignIn}>{ words.sign_in }</Link<Route>> };
    let visitor = html! { <p class="soft">{ filled_with(words.sign_in_to_end, sign_in) }</p> };
    html! {
        <section class="card" aria-labelledby="expiry">
            <h2 id="expiry">{ words.end_of_session }</h2>
            <p>{ words.about_end }</p>
            <div class="actions">
                <SignedIn fallback={visitor}>{ button }</SignedIn>
                <span role="status">{ text(*progress, words) }</span>
            </div>
        </section>
    }
}

/// Returns `true` if that is in two minutes at most: the clocks of server and browser differ.
fn is_soon(expires_at: Option<Timestamp>) -> bool {
    let now = Timestamp::from_millis(Date::now());
    expires_at.is_some_and(|at| at - now < 2 * Duration::from_secs(SECONDS))
}

/// Returns the text for the user.
fn text(progress: Progress, words: &Words) -> &'static str {
    match progress {
        Progress::Idle | Progress::Pending => "",
        Progress::Done => words.session_is_ending,
        Progress::Unsupported => words.end_unsupported,
        Progress::Failed => words.no_answer,
    }
}
