use std::rc::Rc;

use yew::prelude::*;

use super::gate::gate;
use crate::hooks::use_session_selector;
use crate::types::Session;

/// Props of [`SignedIn`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SignedInProps {
    /// What to show while a user is signed in.
    #[prop_or_default]
    pub children: Html,
    /// Called with the session; returns what to show after the children.
    #[prop_or_default]
    pub render: Option<Callback<Rc<Session>, Html>>,
    /// What to show otherwise. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
}

/// Shows its children while a user is signed in.
///
/// A page that was restored from the back/forward cache, or that the browser had stored, shows the
/// fallback until another tab or the server has confirmed the session: the user may have signed out
/// since. The children are then created anew.
///
/// ```
/// use std::rc::Rc;
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn Greeting() -> Html {
///     let hello = |session: Rc<Session>| {
///         html! { <p>{ "Hello, " }{ session.user().name().unwrap_or("you") }</p> }
///     };
///     html! { <SignedIn render={hello} fallback={html! { "Hello, stranger" }} /> }
/// }
/// ```
#[component]
pub fn SignedIn(props: &SignedInProps) -> Html {
    let session = use_session_selector(|state| gate(state).session());
    let Some(session) = (*session).clone() else {
        return props.fallback.clone();
    };
    html! {
        <>
            { props.children.clone() }
            { for props.render.as_ref().map(|render| render.emit(session)) }
        </>
    }
}
