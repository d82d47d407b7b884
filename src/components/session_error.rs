use yew::prelude::*;

use super::default_text::or_text;
use super::failure::Failure;
use super::use_single::use_single;
use super::use_texts;
use crate::hooks::use_session;
use crate::types::SessionStatus;

/// Props of [`SessionError`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SessionErrorProps {
    /// What to say. Default: [`Texts::session_failed`](crate::Texts::session_failed).
    #[prop_or_default]
    pub children: Html,
    /// Classes of the element around.
    #[prop_or_default]
    pub class: Classes,
    /// What the button says. Default: [`Texts::try_again`](crate::Texts::try_again).
    #[prop_or_default]
    pub retry_label: Option<AttrValue>,
    /// Whether to show it also when a newer request fails while it is known who is signed in. Default: false.
    #[prop_or_default]
    pub show_stale: bool,
}

/// Says that asking for the session has failed, with a button to ask again. The client asks again by itself, too.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::SessionError;
///
/// #[component]
/// fn Trouble() -> Html {
///     html! { <SessionError>{ "Our server cannot be reached." }</SessionError> }
/// }
/// ```
#[component]
pub fn SessionError(props: &SessionErrorProps) -> Html {
    let session = use_session();
    let texts = use_texts();
    let retrying = use_single();
    let is_unknown = session.status == SessionStatus::Loading;
    if session.error.is_none() || !(is_unknown || props.show_stale) {
        return Html::default();
    }
    let update = session.update;
    let is_pending = retrying.is_pending();
    let retry = move |_: MouseEvent| {
        let update = update.clone();
        // Whatever comes of it, the context says so.
        retrying.run(async move { drop(update.refetch().await) });
    };

    html! {
        <Failure
            class={props.class.clone()}
            retry_label={props.retry_label.clone()}
            {is_pending}
            {retry}
        >
            { or_text(&props.children, &texts.session_failed) }
        </Failure>
    }
}
