use yew::prelude::*;

use super::use_texts;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FailureProps {
    /// What has failed.
    pub(super) children: Html,
    #[prop_or_default]
    pub(super) class: Classes,
    #[prop_or_default]
    pub(super) retry_label: Option<AttrValue>,
    #[prop_or_default]
    pub(super) is_pending: bool,
    pub(super) retry: Callback<MouseEvent>,
}

/// Says that something has failed, with a button to try it again, which the caller has to ignore
/// while that is pending.
#[component]
pub(super) fn Failure(props: &FailureProps) -> Html {
    let texts = use_texts();
    let busy = props.is_pending.then_some("true");
    html! {
        <div class={classes!("authjs-failed", props.class.clone())} role="alert">
            <p>{ props.children.clone() }</p>
            <button
                type="button"
                class="authjs-button"
                onclick={props.retry.clone()}
                aria-disabled={busy}
                aria-busy={busy}
            >
                { props.retry_label.as_ref().unwrap_or(&texts.try_again).clone() }
            </button>
        </div>
    }
}
