use web_sys::Element;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NavLinkProps {
    pub(super) to: Route,
    pub(super) children: Html,
}

/// A link that has `aria-current` if it leads to the current page.
#[component]
pub(super) fn NavLink(props: &NavLinkProps) -> Html {
    let anchor = use_node_ref();
    let is_current = use_route::<Route>() == Some(props.to);
    // The router's link accepts no attributes.
    use_effect_with((anchor.clone(), is_current), |(anchor, is_current)| {
        if let Some(anchor) = anchor.cast::<Element>() {
            let value = if *is_current { "page" } else { "false" };
            // It fails only for an invalid name.
            let _ = anchor.set_attribute("aria-current", value);
        }
    });
    html! {
        <Link<Route> to={props.to} anchor_ref={anchor}>{ props.children.clone() }</Link<Route>>
    }
}
