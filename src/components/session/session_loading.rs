use yew::prelude::*;

use super::gate::{Gate, gate};
use crate::hooks::use_session_selector;

/// Props of [`SessionLoading`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SessionLoadingProps {
    /// What to show while the session is loading.
    #[prop_or_default]
    pub children: Html,
}

/// Shows its children while the session is loading.
///
/// Once the first request has failed it shows nothing;
/// [`SessionError`](crate::components::SessionError) takes its place.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Corner() -> Html {
///     html! { <SessionLoading>{ "One moment…" }</SessionLoading> }
/// }
/// ```
#[component]
pub fn SessionLoading(props: &SessionLoadingProps) -> Html {
    if *use_session_selector(|state| matches!(gate(state), Gate::Loading)) {
        props.children.clone()
    } else {
        Html::default()
    }
}
