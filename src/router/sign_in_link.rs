use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, Node};
use yew::prelude::*;
use yew_router::Routable;
use yew_router::components::Link;
use yew_router::hooks::{use_location, use_navigator, use_route};
use yew_router::navigator::NavigatorKind;

use super::place::place;
use crate::client::{keep_fragment_of, place_to_return_to, without_fragment};
use crate::components::{children_or, use_texts};

/// Props of [`SignInLink`].
#[derive(Clone, PartialEq, Properties)]
#[allow(
    missing_debug_implementations,
    reason = "props contain rendered content, which may name the user"
)]
pub struct SignInLinkProps<R: Routable> {
    /// The app's sign-in page.
    pub to: R,
    /// Classes of the link.
    #[prop_or_default]
    pub class: Classes,
    /// The text of the link. Default: [`Texts::sign_in`](crate::components::Texts::sign_in).
    #[prop_or_default]
    pub children: Html,
}

/// A link to the app's sign-in page, which leads back to the current page.
///
/// It loads no page. The address of the sign-in page gets the current place as `callbackUrl`, which
/// [`RedirectSignedIn`](super::RedirectSignedIn) and every sign-in by redirect go to. On the
/// sign-in page itself, the link keeps the `callbackUrl` of its address. The fragment of the place,
/// unless it is the route itself, is kept in this tab and put back on return.
///
/// ```
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
/// use yew_authjs::router::SignInLink;
/// use yew_router::Routable;
///
/// #[derive(Clone, PartialEq, Routable)]
/// enum Route {
///     #[at("/sign-in")]
///     SignIn,
/// }
///
/// #[component]
/// fn Corner() -> Html {
///     let fallback = html! { <SignInLink<Route> to={Route::SignIn} class="authjs-button" /> };
///     html! { <UserBadge {fallback} /> }
/// }
/// ```
///
/// # Panics
/// Outside a router, as yew-router's `Link` does.
#[component]
pub fn SignInLink<R>(props: &SignInLinkProps<R>) -> Html
where
    R: Routable + 'static,
{
    let texts = use_texts();
    let anchor = use_node_ref();
    let navigator = use_navigator();
    let location = use_location();
    let is_here = use_route::<R>().as_ref() == Some(&props.to);
    let keeps_fragment = navigator
        .as_ref()
        .is_some_and(|navigator| navigator.kind() == NavigatorKind::Browser);
    let place = navigator
        .zip(location.as_ref())
        .map(|(navigator, location)| place(&navigator, location))
        .unwrap_or_default();
    let left = (keeps_fragment && !is_here).then(|| place.clone());
    use_effect_with((anchor.clone(), left), |(anchor, left)| {
        let listener = left.clone().and_then(|left| on_click(anchor, left));
        move || drop(listener)
    });
    let callback_url = match &location {
        Some(location) if is_here => place_to_return_to(&place, location.query_str()),
        _ if keeps_fragment => Some(without_fragment(&place).to_owned()),
        _ => Some(place),
    };
    let query = callback_url.map(|url| [("callbackUrl", url)]);
    html! {
        <Link<R, [(&'static str, String); 1]>
            classes={props.class.clone()}
            to={props.to.clone()}
            {query}
            anchor_ref={anchor}
        >
            { children_or(&props.children, &texts.sign_in) }
        </Link<R, [(&'static str, String); 1]>>
    }
}

/// Keeps the fragment of `place` when a click on the link leaves it, until the guard is dropped.
///
/// The router's link takes no listener, and Yew handles a click before it reaches the link: it
/// captures it at the root of the app. By then the app may have rendered the next page, without
/// this link. The document comes before that root.
fn on_click(anchor: &NodeRef, place: String) -> Option<EventListener> {
    let anchor = anchor.cast::<Element>()?;
    let document = anchor.owner_document()?;
    let options = EventListenerOptions::run_in_capture_phase();
    let listener = EventListener::new_with_options(&document, "click", options, move |event| {
        let is_here = |target: EventTarget| anchor.contains(target.dyn_ref::<Node>());
        if event.target().is_some_and(is_here) && !opens_elsewhere(event) {
            keep_fragment_of(&place);
        }
    });
    Some(listener)
}

/// Returns `true` for a click with which browsers open a link in another tab or window.
fn opens_elsewhere(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key()
    })
}
