//! `<SignInLink>`, rendered on a server and in a real browser.
#![cfg(feature = "router")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

#[cfg(target_arch = "wasm32")]
mod support;

use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::SignInLink;
use yew_router::history::{AnyHistory, MemoryHistory};
use yew_router::prelude::*;

#[derive(Clone, PartialEq, Routable)]
enum Route {
    #[at("/in")]
    SignIn,
    #[not_found]
    #[at("/")]
    Home,
}

#[cfg(not(target_arch = "wasm32"))]
mod on_a_server {
    use yew_router::history::History;
    use yew_router::query::Raw;

    use super::*;

    #[derive(PartialEq, Properties)]
    struct PageProps {
        path: &'static str,
        query: &'static str,
        basename: Option<&'static str>,
    }

    #[component]
    fn Page(props: &PageProps) -> Html {
        let history = MemoryHistory::new();
        match props.query {
            "" => history.push(props.path),
            query => {
                let Ok(()) = history.push_with_query(props.path, Raw(query));
            }
        }
        let history = AnyHistory::from(history);
        let basename = props.basename.map(AttrValue::Static);
        html! {
            <SessionProvider session={InitialSession::Known(None)}>
                <Router {history} {basename}>
                    <SignInLink<Route> to={Route::SignIn} class="big" />
                    <SignInLink<Route> to={Route::SignIn}><b>{ "Enter" }</b></SignInLink<Route>>
                </Router>
            </SessionProvider>
        }
    }

    async fn rendered(
        path: &'static str,
        query: &'static str,
        basename: Option<&'static str>,
    ) -> String {
        let props = move || PageProps {
            path,
            query,
            basename,
        };
        let page = yew::ServerRenderer::<Page>::with_props(props);
        page.hydratable(false).render().await
    }

    #[tokio::test]
    async fn a_link_has_the_current_place_as_its_callback_url() {
        for (path, query, basename, href) in [
            ("/", "", None, "/in?callbackUrl=%2F"),
            ("/a", "x=1&y", None, "/in?callbackUrl=%2Fa%3Fx%3D1%26y"),
            ("/app/a", "", Some("/app"), "/app/in?callbackUrl=%2Fapp%2Fa"),
            ("/in", "", None, "/in"),
        ] {
            let page = rendered(path, query, basename).await;
            assert!(page.contains(&format!("href=\"{href}\"")), "{page}");
        }
    }

    #[tokio::test]
    async fn a_link_says_sign_in_unless_it_has_children() {
        let page = rendered("/", "", None).await;
        assert!(page.contains("class=\"big\""), "{page}");
        assert!(page.contains(">Sign in</a>"), "{page}");
        assert!(page.contains("><b>Enter</b></a>"), "{page}");
    }
}

#[cfg(target_arch = "wasm32")]
mod in_a_browser {
    use support::{FakeServer, Mounted, js, until};
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
    use yew_authjs::AuthClient;
    use yew_authjs::router::RedirectSignedIn;

    use super::*;

    wasm_bindgen_test_configure!(run_in_browser);

    /// The router of a page.
    #[derive(Clone, Copy, PartialEq)]
    enum Kind {
        Browser,
        Hash,
        Memory,
    }

    #[derive(Clone, PartialEq, Properties)]
    struct AppProps {
        base: AttrValue,
        kind: Kind,
        basename: Option<AttrValue>,
    }

    #[component]
    fn App(props: &AppProps) -> Html {
        let basename = props.basename.clone();
        let history = use_memo((), |()| AnyHistory::from(MemoryHistory::new()));
        let view = |route| match route {
            Route::Home => html! { "home" },
            Route::SignIn => html! {
                <RedirectSignedIn<Route> fallback={Route::Home}>
                    { "sign in" }
                </RedirectSignedIn<Route>>
            },
        };
        let page = html! {
            <>
                <i id="link"><SignInLink<Route> to={Route::SignIn} /></i>
                <i id="view"><Switch<Route> render={view} /></i>
            </>
        };
        let page = match props.kind {
            Kind::Browser => html! { <BrowserRouter {basename}>{ page }</BrowserRouter> },
            Kind::Hash => html! { <HashRouter {basename}>{ page }</HashRouter> },
            Kind::Memory => {
                html! { <Router history={(*history).clone()} {basename}>{ page }</Router> }
            }
        };
        html! {
            <SessionProvider base_path={props.base.clone()} session={InitialSession::Known(None)}>
                { page }
            </SessionProvider>
        }
    }

    fn place() -> String {
        let place = js("location.href.slice(location.origin.length)");
        place.as_string().unwrap()
    }

    async fn is_at(expected: &str) {
        until(
            || place() == expected,
            || format!("{}, not {expected}", place()),
        )
        .await;
    }

    /// Follows the link at `from`, which leads to `sign_in`, and signs in, which leads back.
    async fn there_and_back(
        kind: Kind,
        basename: Option<&'static str>,
        from: &str,
        sign_in: &str,
        back: &str,
    ) {
        let (before, server) = (place(), FakeServer::install());
        js(&format!("history.replaceState(null, '', '{from}')"));
        let app = Mounted::<App>::new(AppProps {
            base: server.base.clone().into(),
            kind,
            basename: basename.map(AttrValue::Static),
        });
        app.shows("view", "home").await;
        js("window.__same = true");
        app.click("#link a");
        app.shows("view", "sign in").await;
        is_at(sign_in).await;
        // The link of the sign-in page does not forget where it leads back to.
        app.click("#link a");
        is_at(sign_in).await;
        server.sign_in("{name: 'Ada'}");
        AuthClient::current().get_session().await.unwrap();
        app.shows("view", "home").await;
        is_at(back).await;
        assert!(js("window.__same").is_truthy(), "no page was loaded");
        drop(app);
        js(&format!("history.replaceState(null, '', '{before}')"));
    }

    #[wasm_bindgen_test]
    async fn a_link_leads_to_the_sign_in_page_and_that_back() {
        let sign_in = "/in?callbackUrl=%2F%3Fx%3D1";
        there_and_back(Kind::Browser, None, "/?x=1#part", sign_in, "/?x=1#part").await;
    }

    #[wasm_bindgen_test]
    async fn a_link_within_a_basename_leads_back_there() {
        let (from, sign_in) = ("/app/?x=1", "/app/in?callbackUrl=%2Fapp%2F%3Fx%3D1");
        there_and_back(Kind::Browser, Some("/app"), from, sign_in, from).await;
    }

    #[wasm_bindgen_test]
    async fn a_link_in_a_hash_router_leads_back_to_the_route() {
        let (from, sign_in) = ("/#/?x=1", "/#/in?callbackUrl=%2F%23%2F%3Fx%3D1");
        there_and_back(Kind::Hash, None, from, sign_in, from).await;
    }

    #[wasm_bindgen_test]
    async fn a_link_in_a_memory_router_leaves_the_address_alone() {
        there_and_back(Kind::Memory, None, "/?x=1", "/?x=1", "/?x=1").await;
    }
}
