//! An app with nothing but a provider and what a test gives it.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventInit, HtmlInputElement};
use yew::prelude::*;
use yew_authjs::SessionProvider;

use super::{FakeServer, Mounted, settle, until};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    pub(crate) base: AttrValue,
    pub(crate) content: Html,
}

#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    html! { <SessionProvider base_path={props.base.clone()}>{ props.content.clone() }</SessionProvider> }
}

/// Mounts `content` beside the server and waits until the session is known.
pub(crate) async fn mount(server: &FakeServer, content: Html) -> Mounted<App> {
    let app = Mounted::new(AppProps {
        base: server.base.clone().into(),
        content,
    });
    settle().await;
    app
}

impl Mounted<App> {
    pub(crate) fn input(&self, name: &str) -> HtmlInputElement {
        let input = self.find(&format!("[name={name}]"));
        input
            .unwrap_or_else(|| panic!("no input {name}"))
            .unchecked_into()
    }

    /// Types as a user does.
    pub(crate) fn fill(&self, name: &str, value: &str) {
        let input = self.input(name);
        input.set_value(value);
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("input", &init).unwrap();
        input.dispatch_event(&event).unwrap();
    }

    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let element = self.find(selector);
        element
            .unwrap_or_else(|| panic!("no {selector}"))
            .get_attribute(name)
    }

    pub(crate) fn focus(&self, selector: &str) {
        let element = self.find(selector);
        element
            .unwrap_or_else(|| panic!("no {selector}"))
            .focus()
            .unwrap();
    }

    /// Whether the element has the focus.
    pub(crate) fn has_focus(&self, selector: &str) -> bool {
        let element: Option<Element> = self.find(selector).map(Into::into);
        element.is_some() && element == focused()
    }

    /// Waits until there is such an element.
    pub(crate) async fn has(&self, selector: &str) {
        until(
            || self.find(selector).is_some(),
            || format!("no {selector}"),
        )
        .await;
    }

    /// Waits until there is no such element.
    pub(crate) async fn lacks(&self, selector: &str) {
        until(
            || self.find(selector).is_none(),
            || format!("{selector} is still there"),
        )
        .await;
    }
}

/// What has the focus; the body if nothing else has.
pub(crate) fn focused() -> Option<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.active_element())
}
