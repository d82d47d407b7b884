use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::use_session_selector;
use crate::types::Session;

/// Props of [`SignedIn`]; all have defaults.
#[derive(Clone, PartialEq, Properties)]
pub struct SignedInProps {
    /// What to show while somebody is signed in.
    #[prop_or_default]
    pub children: Html,
    /// The same, made from the session; shown after the children.
    #[prop_or_default]
    pub render: Option<Callback<Rc<Session>, Html>>,
    /// What to show otherwise. Default: nothing.
    #[prop_or_default]
    pub fallback: Html,
}

/// Shows something to whoever is signed in.
///
/// A page that comes back from the browser's back/forward cache, or that the browser had stored,
/// shows the fallback until a tab or the server has told who is signed in now: its user may have
/// signed out since. What is shown then is rendered anew.
///
/// ```
/// use std::rc::Rc;
/// use yew::prelude::*;
/// use yew_authjs::{Session, SignedIn};
///
/// #[component]
/// fn Greeting() -> Html {
///     let hello = |session: Rc<Session>| html! { <p>{ "Hello, " }{ session.user().name().unwrap_or("you") }</p> };
///     html! { <SignedIn render={hello} fallback={html! { "Hello, stranger" }} /> }
/// }
/// ```
#[component]
pub fn SignedIn(props: &SignedInProps) -> Html {
    let session = use_session_selector(|state| state.presentable_session().cloned());
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
