use yew::prelude::*;

/// The notice that a request has failed, with a button to try again.
pub(in crate::components) struct ErrorNotice {
    pub(in crate::components) children: Html,
    /// Classes beside `authjs-failed`.
    pub(in crate::components) class: Classes,
    pub(in crate::components) retry_label: AttrValue,
    pub(in crate::components) is_pending: bool,
    /// Called with the event when the button is clicked, also while the notice is pending.
    pub(in crate::components) on_retry: Callback<MouseEvent>,
}

/// Renders `notice` as an alert.
pub(in crate::components) fn error_notice(notice: ErrorNotice) -> Html {
    let busy = notice.is_pending.then_some("true");
    html! {
        <div class={classes!("authjs-failed", notice.class)} role="alert">
            <p>{ notice.children }</p>
            <button
                type="button"
                class="authjs-button"
                onclick={notice.on_retry}
                aria-disabled={busy}
                aria-busy={busy}
            >
                { notice.retry_label }
            </button>
        </div>
    }
}
