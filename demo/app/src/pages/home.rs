use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_router::prelude::*;

use super::feature::Feature;
use super::live_tabs::LiveTabs;
use crate::route::Route;

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
    html! {
        <>
            <section class="hero">
                <div>
                    <p class="kicker">{ "Auth.js sessions for Yew" }</p>
                    <h1>{ "One session. Every tab." }</h1>
                    <p class="lead">
                        { "Sign in once and every open tab knows. Sign out, and none of them still \
                           thinks you are there. One tab asks the server; the others are told." }
                    </p>
                    <p class="actions">
                        <SignedOut>{ link(Route::SignIn, "button", "Try it: sign in") }</SignedOut>
                        <SignedIn>{ link(Route::Profile, "button", "Change your name") }</SignedIn>
                        { link(Route::Tabs, "button quiet", "Watch the tabs") }
                    </p>
                </div>
                <LiveTabs />
            </section>
            <div class="features">
                <Feature title="Nothing is asked twice">
                    { "What one tab learns from the server, it tells the others. Twenty tabs cost \
                       as many requests as one." }
                </Feature>
                <Feature title="A failure is no sign-out">
                    { "A server out of reach leaves you signed in as you were, says so, and is \
                       asked again." }
                </Feature>
                <Feature title="It works with what you have">
                    { "Any Auth.js server, Next.js and SvelteKit among them, and tabs of \
                       next-auth/react beside it." }
                </Feature>
            </div>
            <div class="code">
                <h2 id="code">{ "All that it takes" }</h2>
                // In a narrow window it scrolls, which needs the focus without a mouse.
                <pre tabindex="0" role="region" aria-labelledby="code"><code>{ APP }</code></pre>
            </div>
        </>
    }
}

fn link(to: Route, classes: &'static str, text: &'static str) -> Html {
    html! { <Link<Route> {classes} {to}>{ text }</Link<Route>> }
}
