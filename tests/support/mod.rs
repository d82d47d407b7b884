//! A fake Auth.js server in the page, and mounted components.
//!
//! Each test has a base of its own, so that tests of one page do not receive each other's messages.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod app;

use std::cell::Cell;

use js_sys::{Promise, eval};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};
use yew::BaseComponent;

/// Runs JavaScript in the page.
pub(crate) fn js(code: &str) -> JsValue {
    eval(code).unwrap_or_else(|error| panic!("{code}: {error:?}"))
}

/// The server, with nobody signed in.
pub(crate) struct FakeServer {
    pub(crate) base: String,
}

impl FakeServer {
    pub(crate) fn install() -> Self {
        thread_local!(static TESTS: Cell<u32> = const { Cell::new(0) });
        let number = TESTS.get() + 1;
        TESTS.set(number);
        js(
            "window.__fetch ??= window.fetch; window.__channel ??= window.BroadcastChannel; window.BroadcastChannel = window.__channel;",
        );
        js(include_str!("fake_server.js"));
        Self {
            base: format!("/auth{number}"),
        }
    }

    /// Signs `user` (JSON) in behind the client's back.
    pub(crate) fn sign_in(&self, user: &str) {
        js(&format!("__server.users['{}'] = {user}", self.base));
    }

    pub(crate) fn sign_out(&self) {
        js(&format!("delete __server.users['{}']", self.base));
    }

    /// Lets the sessions that it tells of from now on end in so many milliseconds.
    pub(crate) fn ends_in(&self, millis: u32) {
        js(&format!("__server.lasts = {millis}"));
    }

    /// Keeps the sessions in a database.
    pub(crate) fn keep_in_database(&self) {
        js("__server.database = true");
    }

    /// Gives its provider another name.
    pub(crate) fn title(&self, name: &str) {
        js(&format!("__server.title = '{name}'"));
    }

    /// Answers `action` with `status`, or not at all if it is 0.
    pub(crate) fn fail(&self, action: &str, status: u16) {
        js(&format!("__server.failing['{action}'] = {status}"));
    }

    pub(crate) fn mend(&self) {
        js("__server.failing = {}");
    }

    /// Keeps back the answers to `action` until they are released.
    pub(crate) fn hold(&self, action: &str) {
        js(&format!("__server.holding = '{action}'"));
    }

    pub(crate) fn release(&self) {
        js("__server.holding = false; __server.held.splice(0).forEach((release) => release())");
    }

    /// Every request so far, as `GET session`.
    pub(crate) fn log(&self) -> Vec<String> {
        js("__server.log.join('|')")
            .as_string()
            .unwrap()
            .split('|')
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    pub(crate) fn count(&self, request: &str) -> usize {
        self.log().iter().filter(|line| *line == request).count()
    }

    /// Waits until it has got `request` so often.
    pub(crate) async fn got(&self, request: &str, times: usize) {
        until(
            || self.count(request) >= times,
            || format!("{:?}", self.log()),
        )
        .await;
    }

    /// How many `BroadcastChannels` are open.
    pub(crate) fn open_channels(&self) -> f64 {
        js("__server.open").as_f64().unwrap()
    }
}

fn new_root() -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    root
}

/// A component on the page; unmounted when the test is over.
pub(crate) struct Mounted<C: BaseComponent> {
    root: Element,
    handle: Option<yew::AppHandle<C>>,
}

impl<C: BaseComponent> Mounted<C> {
    pub(crate) fn new(props: C::Properties) -> Self {
        let root = new_root();
        let handle = yew::Renderer::<C>::with_root_and_props(root.clone(), props).render();
        Self {
            root,
            handle: Some(handle),
        }
    }

    /// The same, on a page that has come from a server.
    pub(crate) async fn taken_over(props: C::Properties) -> Self
    where
        C::Properties: Clone,
    {
        Self::taken_over_after(props, |page| page).await
    }

    /// The same, and does `meanwhile` between the server's rendering and the page's, with what was
    /// rendered.
    pub(crate) async fn taken_over_after(
        props: C::Properties,
        meanwhile: impl FnOnce(String) -> String,
    ) -> Self
    where
        C::Properties: Clone,
    {
        let root = new_root();
        let rendered = yew::LocalServerRenderer::<C>::with_props(props.clone());
        root.set_inner_html(&meanwhile(rendered.render().await));
        // The page is there before the wasm is.
        settle().await;
        let handle = yew::Renderer::<C>::with_root_and_props(root.clone(), props).hydrate();
        Self {
            root,
            handle: Some(handle),
        }
    }

    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root
            .query_selector(selector)
            .unwrap()
            .map(JsCast::unchecked_into)
    }

    /// The text of the element with this id; empty if there is none.
    pub(crate) fn text(&self, id: &str) -> String {
        self.find(&format!("#{id}"))
            .and_then(|element| element.text_content())
            .unwrap_or_default()
    }

    pub(crate) fn click(&self, selector: &str) {
        self.find(selector)
            .unwrap_or_else(|| panic!("no {selector}"))
            .click();
    }

    /// Waits until the element with this id shows `text`.
    pub(crate) async fn shows(&self, id: &str, text: &str) {
        until(
            || self.text(id) == text,
            || format!("#{id} shows {:?}, not {text:?}", self.text(id)),
        )
        .await;
    }

    pub(crate) fn unmount(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }
}

impl<C: BaseComponent> Drop for Mounted<C> {
    fn drop(&mut self) {
        self.unmount();
        self.root.remove();
    }
}

/// Waits until `ready`; panics with `complaint` if that takes longer than any answer.
pub(crate) async fn until(ready: impl Fn() -> bool, complaint: impl Fn() -> String) {
    for _ in 0..600 {
        if ready() {
            return;
        }
        turn().await;
    }
    panic!("{}", complaint());
}

/// Lets the page's event loop turn once: everything that was due has happened.
pub(crate) async fn turn() {
    let turned = Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 5)
            .unwrap();
    });
    JsFuture::from(turned).await.unwrap();
}

/// Lets everything happen that the last step has set off.
pub(crate) async fn settle() {
    for _ in 0..10 {
        turn().await;
    }
}
