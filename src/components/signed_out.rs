use yew::prelude::*;

use crate::hooks::use_session_selector;
use crate::types::SessionStatus;

/// Props of [`SignedOut`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SignedOutProps {
    /// What to show while nobody is signed in.
    #[prop_or_default]
    pub children: Html,
    /// What to show otherwise. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
}

/// Shows something once it is certain that nobody is signed in.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::{SignInButton, SignedOut};
///
/// #[component]
/// fn Corner() -> Html {
///     html! { <SignedOut><SignInButton /></SignedOut> }
/// }
/// ```
#[component]
pub fn SignedOut(props: &SignedOutProps) -> Html {
    if *use_session_selector(|state| state.status()) == SessionStatus::Unauthenticated {
        props.children.clone()
    } else {
        props.fallback.clone()
    }
}
