use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FailureProps {
    /// What has failed.
    pub(super) children: Html,
    #[prop_or_default]
    pub(super) class: Classes,
    #[prop_or(AttrValue::Static("Try again"))]
    pub(super) retry_label: AttrValue,
    #[prop_or_default]
    pub(super) is_pending: bool,
    pub(super) retry: Callback<MouseEvent>,
}

/// Says that something has failed, with a button to try it again.
#[component]
pub(super) fn Failure(props: &FailureProps) -> Html {
    html! {
        <div class={classes!("authjs-failed", props.class.clone())} role="alert">
            <p>{ props.children.clone() }</p>
            <button
                type="button"
                class="authjs-button"
                onclick={props.retry.clone()}
                disabled={props.is_pending}
                aria-busy={props.is_pending.then_some("true")}
            >
                { props.retry_label.clone() }
            </button>
        </div>
    }
}
