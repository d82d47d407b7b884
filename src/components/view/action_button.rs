use yew::prelude::*;

/// A button that starts an action.
pub(in crate::components) struct ActionButton {
    pub(in crate::components) children: Html,
    pub(in crate::components) class: Classes,
    pub(in crate::components) is_pending: bool,
    pub(in crate::components) disabled: bool,
    /// The error of the last run, to be shown in an alert behind the button.
    pub(in crate::components) error: Option<AttrValue>,
    /// Called with the event before `on_activate`, which does not follow if it is prevented.
    pub(in crate::components) onclick: Option<Callback<MouseEvent>>,
    /// Called with `()` when the button is activated and not pending.
    pub(in crate::components) on_activate: Callback<()>,
}

/// Renders `button`.
///
/// A pending button is not `disabled`, because that would lose the focus.
pub(in crate::components) fn action_button(button: ActionButton) -> Html {
    let ActionButton {
        children,
        class,
        is_pending,
        disabled,
        error,
        onclick: first,
        on_activate,
    } = button;
    let onclick = move |event: MouseEvent| {
        if is_pending {
            return;
        }
        if let Some(first) = &first {
            first.emit(event.clone());
        }
        if !event.default_prevented() {
            on_activate.emit(());
        }
    };
    let busy = is_pending.then_some("true");
    html! {
        <>
            <button
                type="button"
                {class}
                {disabled}
                aria-disabled={busy}
                aria-busy={busy}
                {onclick}
            >
                { children }
            </button>
            if let Some(error) = error {
                { " " }<span class="authjs-error" role="alert">{ error }</span>
            }
        </>
    }
}
