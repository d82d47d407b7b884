use std::time::Duration;

use yew::prelude::*;

use crate::client::AuthClient;
use crate::components::focus::use_focus_after;
use crate::components::use_single::use_single;
use crate::components::use_texts;
use crate::components::view::children_or;
use crate::hooks::{use_auth_client, use_session_expiry};

/// Props of [`SessionExpiryNotice`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SessionExpiryNoticeProps {
    /// The message. Default: [`Texts::session_ends`](crate::components::Texts::session_ends).
    #[prop_or_default]
    pub children: Html,
    /// Classes of the notice, beside `authjs-expiry`.
    #[prop_or_default]
    pub class: Classes,
    /// How long before the session expires the notice appears. Default: one minute.
    #[prop_or(Duration::from_secs(60))]
    pub within: Duration,
    /// The label of the button. Default:
    /// [`Texts::stay_signed_in`](crate::components::Texts::stay_signed_in).
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// Shows that the session expires soon, with a countdown and a button to extend it in all tabs.
///
/// The button refetches the session, which extends it. A server that keeps its sessions in a
/// database does so only if the last time was longer ago than its `session.updateAge`, which should
/// be less than its `maxAge` minus `within`.
///
/// ```
/// use std::time::Duration;
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Footer() -> Html {
///     html! { <SessionExpiryNotice within={Duration::from_secs(120)} /> }
/// }
/// ```
#[component]
pub fn SessionExpiryNotice(props: &SessionExpiryNoticeProps) -> Html {
    let texts = use_texts();
    let left = use_session_expiry(props.within);
    let extending = use_single();
    let client = use_auth_client();
    let (region, is_pressed) = use_focus_after(left.is_none());
    let busy = extending.is_pending().then_some("true");
    let extend = move |_: MouseEvent| {
        is_pressed.set(true);
        extending.run(Box::pin(extend_session(client.clone())));
    };
    let label = props.label.as_ref().unwrap_or(&texts.stay_signed_in);

    // The live region exists before its text, and does not announce each second.
    html! {
        <div
            ref={region}
            class={classes!("authjs-expiry", props.class.clone())}
            role="status"
            tabindex="-1"
        >
            if let Some(left) = left {
                <span>{ children_or(&props.children, &texts.session_ends) }</span>{ " " }
                <time class="authjs-countdown" aria-hidden="true" translate="no">
                    { countdown(left) }
                </time>{ " " }
                <button
                    type="button"
                    class="authjs-button"
                    onclick={extend}
                    aria-disabled={busy}
                    aria-busy={busy}
                >
                    { label.clone() }
                </button>
            }
        </div>
    }
}

/// Refetches the session, which extends it. The state has the result.
async fn extend_session(client: AuthClient) {
    let end = client.state().expires_at();
    let response = client.get_session().await;
    // A server with its sessions in a database responds with the old end and extends the session
    // after that.
    if response.is_ok() && client.state().expires_at() == end {
        drop(client.get_session().await);
    }
}

/// Returns `left` in minutes and seconds.
fn countdown(left: Duration) -> String {
    format!("{}:{:02}", left.as_secs() / 60, left.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countdown_is_in_minutes_and_seconds() {
        assert_eq!(countdown(Duration::from_secs(61)), "1:01");
        assert_eq!(countdown(Duration::from_secs(5)), "0:05");
        assert_eq!(countdown(Duration::from_secs(6_000)), "100:00");
    }
}
