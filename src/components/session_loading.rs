use yew::prelude::*;

use crate::hooks::use_session;
use crate::types::SessionStatus;

/// Props of [`SessionLoading`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SessionLoadingProps {
    /// What to show meanwhile.
    #[prop_or_default]
    pub children: Html,
}

/// Shows something until it is known who is signed in, or asking has failed: then [`SessionError`](crate::SessionError) has the word.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::SessionLoading;
///
/// #[component]
/// fn Corner() -> Html {
///     html! { <SessionLoading>{ "One moment…" }</SessionLoading> }
/// }
/// ```
#[component]
pub fn SessionLoading(props: &SessionLoadingProps) -> Html {
    let session = use_session();
    if session.status == SessionStatus::Loading && session.error.is_none() {
        props.children.clone()
    } else {
        Html::default()
    }
}
