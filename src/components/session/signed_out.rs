use yew::prelude::*;

use super::gate::{Gate, gate};
use crate::hooks::use_session_selector;

/// Props of [`SignedOut`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SignedOutProps {
    /// What to show while no user is signed in.
    #[prop_or_default]
    pub children: Html,
    /// What to show otherwise. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
}

/// Shows its children once it is certain that no user is signed in.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Corner() -> Html {
///     html! { <SignedOut><SignInButton /></SignedOut> }
/// }
/// ```
#[component]
pub fn SignedOut(props: &SignedOutProps) -> Html {
    if *use_session_selector(|state| matches!(gate(state), Gate::SignedOut)) {
        props.children.clone()
    } else {
        props.fallback.clone()
    }
}
