use yew::prelude::*;

use super::default_text::or_text;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ActionButtonProps {
    pub(super) children: Html,
    /// What the button shows if it has no children.
    pub(super) label: AttrValue,
    pub(super) class: Classes,
    pub(super) is_pending: bool,
    pub(super) disabled: bool,
    /// Why what it started last has failed, where nobody else says so.
    pub(super) failure: Option<AttrValue>,
    pub(super) onclick: Option<Callback<MouseEvent>>,
    /// What the button is for; the caller's `onclick` comes first and may prevent it.
    pub(super) act: Callback<()>,
}

/// A button that starts something and is busy until that is over.
///
/// A busy one is not `disabled`: that would throw the focus away.
#[component]
pub(super) fn ActionButton(props: &ActionButtonProps) -> Html {
    let (first, act) = (props.onclick.clone(), props.act.clone());
    let is_pending = props.is_pending;
    let onclick = move |event: MouseEvent| {
        if is_pending {
            return;
        }
        if let Some(first) = &first {
            first.emit(event.clone());
        }
        if !event.default_prevented() {
            act.emit(());
        }
    };

    let busy = props.is_pending.then_some("true");
    html! {
        <>
            <button
                type="button"
                class={props.class.clone()}
                disabled={props.disabled}
                aria-disabled={busy}
                aria-busy={busy}
                {onclick}
            >
                { or_text(&props.children, &props.label) }
            </button>
            if let Some(failure) = props.failure.clone() {
                <span class="authjs-error" role="alert">{ failure }</span>
            }
        </>
    }
}
