//! Rendering on a server: no browser, no request, no panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::{AuthClient, AuthClientConfig};

#[component]
fn Who() -> Html {
    let session = use_session();
    html! {
        <p>
            { session.status }{ ":" }
            { session.data.as_ref().and_then(|data| data.user().name().map(str::to_owned)) }
            <SignInButton class="in" /><SignOutButton />
        </p>
    }
}

#[derive(PartialEq, Properties)]
struct AppProps {
    session: Option<Option<Session>>,
}

#[component]
fn App(props: &AppProps) -> Html {
    let session = props
        .session
        .clone()
        .map_or(InitialSession::Fetch, InitialSession::from);
    html! { <SessionProvider {session}><Who /></SessionProvider> }
}

async fn rendered(session: Option<Option<Session>>) -> String {
    yew::ServerRenderer::<App>::with_props(move || AppProps { session })
        .hydratable(false)
        .render()
        .await
}

#[tokio::test]
async fn a_given_session_is_in_the_page_that_the_server_sends() {
    let ada =
        serde_json::from_str(r#"{"user":{"name":"Ada"},"expires":"2999-01-01T00:00:00.000Z"}"#)
            .unwrap();
    let page = rendered(Some(Some(ada))).await;
    assert!(page.contains("authenticated:Ada"), "{page}");
    assert!(
        page.contains(r#"<button type="button" class="in">Sign in</button>"#),
        "{page}"
    );
    assert!(rendered(Some(None)).await.contains("unauthenticated:"));
    assert!(rendered(None).await.contains("loading:"));
}

#[component]
fn Sessions() -> Html {
    let ada = || Session::from_json(serde_json::json!({ "user": { "name": "Ada" } })).unwrap();
    let none = None::<Session>;
    html! {
        <>
            <SessionProvider session={ada()}><Who /></SessionProvider>
            <SessionProvider session={Some(ada())}><Who /></SessionProvider>
            <SessionProvider session={Rc::new(ada())}><Who /></SessionProvider>
            <SessionProvider session={Some(Rc::new(ada()))}><Who /></SessionProvider>
            <SessionProvider session={InitialSession::from(ada())}><Who /></SessionProvider>
            <SessionProvider session={none}><Who /></SessionProvider>
            <SessionProvider session={InitialSession::Fetch}><Who /></SessionProvider>
        </>
    }
}

#[tokio::test]
async fn a_session_is_given_in_each_form_that_an_app_has_it_in() {
    let page = yew::ServerRenderer::<Sessions>::new().hydratable(false);
    let page = page.render().await;
    assert_eq!(page.matches(">authenticated:Ada<").count(), 5, "{page}");
    assert_eq!(page.matches(">unauthenticated:<").count(), 1, "{page}");
    assert_eq!(page.matches(">loading:<").count(), 1, "{page}");
}

#[component]
fn Forms() -> Html {
    html! {
        <SessionProvider session={InitialSession::Known(None)}>
            <CredentialsForm /><EmailForm />
        </SessionProvider>
    }
}

#[tokio::test]
async fn a_server_renders_forms_without_ids_and_each_time_the_same() {
    let rendered = || yew::ServerRenderer::<Forms>::new().render();
    let page = rendered().await;
    assert!(page.contains("<form") && !page.contains(" id="), "{page}");
    assert_eq!(page, rendered().await);
}

#[derive(PartialEq, Properties)]
struct BadgeProps {
    session: Session,
}

#[component]
fn Badge(props: &BadgeProps) -> Html {
    html! {
        <SessionProvider session={InitialSession::from(props.session.clone())}>
            <UserBadge />
        </SessionProvider>
    }
}

async fn badge(session: Session) -> String {
    yew::ServerRenderer::<Badge>::with_props(move || BadgeProps { session })
        .hydratable(false)
        .render()
        .await
}

#[tokio::test]
async fn a_name_is_isolated_from_what_stands_beside_it() {
    let session = r#"{"user":{"name":"\u202eAda \u202eLovelace"}}"#;
    let page = badge(serde_json::from_str(session).unwrap()).await;
    let isolated = [
        "\u{202e}\u{202e}</bdi>",
        "\u{202e}Ada \u{202e}Lovelace</bdi>",
    ];
    assert!(isolated.iter().all(|text| page.contains(text)), "{page}");
}

#[tokio::test]
async fn a_server_renders_pictures_of_the_web_alone() {
    for (image, is_shown) in [
        ("https://example.com/1.png", true),
        ("/avatars/1.png", true),
        ("/api/auth/callback/email?token=1", false),
        ("blob:https://example.com/1", false),
    ] {
        let session = format!(r#"{{"user":{{"image":"{image}"}}}}"#);
        let page = badge(serde_json::from_str(&session).unwrap()).await;
        assert_eq!(page.contains("<img"), is_shown, "{page}");
    }
}

#[tokio::test]
async fn calls_on_a_server_say_that_they_need_a_page() {
    let client = AuthClient::new(AuthClientConfig::new());
    let _running = client.start();
    assert_eq!(client.get_session().await, Err(AuthError::NotInBrowser));
    assert_eq!(
        client.sign_out_with(SignOutParams::new()).await,
        Err(AuthError::NotInBrowser)
    );
    assert_eq!(client.get_csrf_token().await, Err(AuthError::NotInBrowser));
    assert_eq!(client.update(&1).await, Err(AuthError::NotInBrowser));
    assert!(!client.state().is_refreshing());
}
