use std::time::Duration;

use yew::prelude::*;

use super::default_text::or_text;
use super::focus::use_focus_after;
use super::use_single::use_single;
use super::use_texts;
use crate::client::AuthClient;
use crate::hooks::{use_auth_client, use_session_expiry};
use crate::types::GetSessionParams;

/// Props of [`SessionExpiryNotice`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SessionExpiryNoticeProps {
    /// What to say. Default: [`Texts::session_ends`](crate::Texts::session_ends).
    #[prop_or_default]
    pub children: Html,
    /// Classes of the notice, beside `authjs-expiry`.
    #[prop_or_default]
    pub class: Classes,
    /// How long before its end. Default: one minute.
    #[prop_or(Duration::from_secs(60))]
    pub within: Duration,
    /// What the button says that prolongs the session. Default:
    /// [`Texts::stay_signed_in`](crate::Texts::stay_signed_in).
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// Says that the session ends soon, counts down, and lets the user prolong it, in every tab.
///
/// The button asks for the session, which prolongs it. If the server keeps its sessions in a database, that is so only when the last time was longer ago than its `session.updateAge`: set that to less than its `maxAge` minus `within`.
///
/// ```
/// use std::time::Duration;
/// use yew::prelude::*;
/// use yew_authjs::SessionExpiryNotice;
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
    let prolonging = use_single();
    let client = use_auth_client();
    let (region, is_pressed) = use_focus_after(left.is_none());
    let busy = prolonging.is_pending().then_some("true");
    let stay = move |_: MouseEvent| {
        is_pressed.set(true);
        prolonging.run(prolong(client.clone()));
    };

    // The live region is there before it has something to say, and does not speak each second.
    html! {
        <div ref={region} class={classes!("authjs-expiry", props.class.clone())} role="status" tabindex="-1">
            if let Some(left) = left {
                <span>{ or_text(&props.children, &texts.session_ends) }</span>
                <time class="authjs-countdown" aria-hidden="true" translate="no">{ countdown(left) }</time>
                <button type="button" class="authjs-button" onclick={stay} aria-disabled={busy} aria-busy={busy}>
                    { props.label.as_ref().unwrap_or(&texts.stay_signed_in).clone() }
                </button>
            }
        </div>
    }
}

/// Asks for the session, which prolongs it. Whatever comes of it, the context says so.
async fn prolong(client: AuthClient) {
    let end = client.state().expires_at();
    let answer = client.get_session(GetSessionParams::new()).await;
    // A server with its sessions in a database answers with the old end, and prolongs the session then.
    if answer.is_ok() && client.state().expires_at() == end {
        drop(client.get_session(GetSessionParams::new()).await);
    }
}

/// Minutes and seconds.
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
