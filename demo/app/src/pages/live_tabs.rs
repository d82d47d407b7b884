use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;

use crate::texts::use_words;

/// A picture of two tabs, both with this tab's session.
#[component]
pub(super) fn LiveTabs() -> Html {
    html! {
        <div class="windows" aria-hidden="true">
            <Window class="behind" />
            <Window />
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WindowProps {
    #[prop_or_default]
    class: Classes,
}

#[component]
fn Window(props: &WindowProps) -> Html {
    let words = use_words();
    let user = move |session: Rc<Session>| {
        let name = session.user().name().unwrap_or(words.nameless).to_owned();
        html! {
            <p key={name.clone()} class="window-user news">
                <span class="dot authenticated" /><bdi>{ name }</bdi>
            </p>
        }
    };
    html! {
        <div class={classes!("window", props.class.clone())}>
            <div class="window-bar"><span /><span /><span /></div>
            <div class="window-page">
                <SignedIn render={user} />
                <SignedOut>
                    <p class="window-user"><span class="dot" />{ words.nobody_is_signed_in }</p>
                </SignedOut>
                <span class="line" /><span class="line" /><span class="line short" />
            </div>
        </div>
    }
}
