use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_router::prelude::*;

use super::feature::Feature;
use super::live_tabs::LiveTabs;
use crate::route::Route;
use crate::texts::use_words;

const APP: &str = r#"#[component]
fn Account() -> Html {
    html! {
        <UserBadge fallback={html! { <SignInButton /> }} />
    }
}

#[component]
fn App() -> Html {
    html! { <SessionProvider><Account /></SessionProvider> }
}"#;

/// The start page, which says what the library does.
#[component]
pub(super) fn Home() -> Html {
    let words = use_words();
    let feature = |(title, text)| html! { <Feature {title}>{ text }</Feature> };
    html! {
        <>
            <section class="hero">
                <div>
                    <p class="kicker">{ words.kicker }</p>
                    <h1>{ words.title }</h1>
                    <p class="lead">{ words.lead }</p>
                    <p class="actions">
                        <SignedOut>{ link(Route::SignIn, "button", words.try_sign_in) }</SignedOut>
                        <SignedIn>{ link(Route::Profile, "button", words.change_name) }</SignedIn>
                        { link(Route::Tabs, "button quiet", words.watch_tabs) }
                    </p>
                </div>
                <LiveTabs />
            </section>
            <div class="features">{ for words.features.map(feature) }</div>
            <div class="code">
                <h2 id="code">{ words.code_title }</h2>
                // In a narrow window it scrolls, which needs the focus without a mouse.
                <pre dir="ltr" tabindex="0" role="region" aria-labelledby="code">
                    <code>{ APP }</code>
                </pre>
            </div>
        </>
    }
}

fn link(to: Route, classes: &'static str, text: &'static str) -> Html {
    html! { <Link<Route> {classes} {to}>{ text }</Link<Route>> }
}
