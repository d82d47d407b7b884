use yew::prelude::*;

use super::gate::{Gate, gate};
use crate::components::use_single::use_single;
use crate::components::use_texts;
use crate::components::view::{ErrorNotice, children_or, error_notice};
use crate::hooks::{use_auth_client, use_session_selector};

/// Props of [`SessionError`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SessionErrorProps {
    /// The message. Default: [`Texts::session_failed`](crate::components::Texts::session_failed).
    #[prop_or_default]
    pub children: Html,
    /// Classes of the notice, beside `authjs-failed`.
    #[prop_or_default]
    pub class: Classes,
    /// The label of the button. Default: [`Texts::try_again`](crate::components::Texts::try_again).
    #[prop_or_default]
    pub retry_label: Option<AttrValue>,
    /// Whether to show the notice also while the last known session is shown. Default: false.
    #[prop_or_default]
    pub show_stale: bool,
}

/// Shows that the session could not be loaded, with a button to try again.
///
/// The client also tries again by itself. While the last known session is shown although a newer
/// request has failed, the notice is absent, unless [`show_stale`](SessionErrorProps::show_stale)
/// is set: then it has the same text in both cases.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Notices() -> Html {
///     html! { <SessionError>{ "Our server cannot be reached." }</SessionError> }
/// }
/// ```
#[component]
pub fn SessionError(props: &SessionErrorProps) -> Html {
    let client = use_auth_client();
    let texts = use_texts();
    let retrying = use_single();
    let show_stale = props.show_stale;
    let is_shown = use_session_selector(move |state| {
        matches!(gate(state), Gate::Failed) || (show_stale && state.error().is_some())
    });
    if !*is_shown {
        return Html::default();
    }
    let is_pending = retrying.is_pending();
    let on_retry = Callback::from(move |_| {
        let client = client.clone();
        retrying.run(Box::pin(async move {
            // The state has the result.
            drop(client.get_session().await);
        }));
    });
    let retry_label = props.retry_label.as_ref().unwrap_or(&texts.try_again);
    error_notice(ErrorNotice {
        children: children_or(&props.children, &texts.session_failed),
        class: props.class.clone(),
        retry_label: retry_label.clone(),
        is_pending,
        on_retry,
    })
}
