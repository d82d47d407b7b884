//! Guards for apps with yew-router, in a real browser.
#![cfg(all(target_arch = "wasm32", feature = "router"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::{FakeServer, Mounted, js, settle, until};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::BaseComponent;
use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::{RedirectSignedIn, use_sign_in_redirect};
use yew_authjs::{AuthClient, AuthClientConfig, GetSessionParams};
use yew_router::history::{AnyHistory, BrowserHistory, History, MemoryHistory};
use yew_router::prelude::*;
use yew_router::query::Raw;

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Clone, PartialEq, Routable)]
enum Route {
    #[at("/")]
    Home,
    #[at("/secret/:what")]
    Secret { what: String },
    #[at("/files/*path")]
    Files { path: String },
    #[at("/in")]
    SignIn,
    #[not_found]
    #[at("/404")]
    NotFound,
}

#[derive(Clone, PartialEq, Properties)]
struct GuardedProps {
    children: Html,
}

#[component]
fn Guarded(props: &GuardedProps) -> Html {
    let on_unauthenticated = use_sign_in_redirect(Route::SignIn);
    html! { <RequireSession {on_unauthenticated}>{ props.children.clone() }</RequireSession> }
}

fn view(route: Route) -> Html {
    match route {
        Route::Home => html! { "home" },
        Route::Secret { what } => html! { <Guarded>{ what }</Guarded> },
        Route::Files { path } => html! { <Guarded>{ path }</Guarded> },
        Route::SignIn => {
            html! { <RedirectSignedIn<Route> fallback={Route::Home}>{ "sign in" }</RedirectSignedIn<Route>> }
        }
        Route::NotFound => html! { "not found" },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    base: AttrValue,
    #[prop_or_default]
    basename: Option<AttrValue>,
    /// Whether the routes stand in the hash of the address.
    #[prop_or_default]
    is_in_hash: bool,
}

#[component]
fn App(props: &AppProps) -> Html {
    let basename = props.basename.clone();
    let routes = html! { <i id="view"><Switch<Route> render={view} /></i> };
    html! {
        <SessionProvider base_path={props.base.clone()}>
            if props.is_in_hash {
                <HashRouter {basename}>{ routes }</HashRouter>
            } else {
                <BrowserRouter {basename}>{ routes }</BrowserRouter>
            }
        </SessionProvider>
    }
}

/// The app, opened at `path`. The test page gets its own address back when this is dropped.
struct Opened {
    server: FakeServer,
    app: Mounted<App>,
    before: String,
}

impl Opened {
    async fn at(path: &str, basename: Option<&'static str>) -> Self {
        Self::of(FakeServer::install(), path, basename).await
    }

    async fn of(server: FakeServer, path: &str, basename: Option<&'static str>) -> Self {
        let before = place();
        js(&format!("history.replaceState(null, '', '{path}')"));
        let app = Mounted::<App>::new(AppProps {
            base: server.base.clone().into(),
            basename: basename.map(AttrValue::Static),
            is_in_hash: path.starts_with("/#"),
        });
        // The first answer comes.
        settle().await;
        Self {
            server,
            app,
            before,
        }
    }

    /// The app, opened at `path` by a user.
    async fn signed_in_at(path: &str) -> Self {
        let server = FakeServer::install();
        server.sign_in("{name: 'Ada'}");
        let page = Self::of(server, path, None).await;
        page.is_at(path, "plan").await;
        page
    }

    async fn is_at(&self, path: &str, shown: &str) {
        until(
            || place() == path,
            || {
                format!(
                    "the page is at {}, not {path}, and shows {:?}",
                    place(),
                    self.app.text("view")
                )
            },
        )
        .await;
        self.app.shows("view", shown).await;
    }

    async fn sign_in(&self) {
        self.server.sign_in("{name: 'Ada'}");
        let known = AuthClient::current().get_session().await.unwrap();
        assert!(known.is_some(), "{:?}", self.server.log());
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.app.unmount();
        js(&format!(
            "history.replaceState(null, '', '{}')",
            self.before
        ));
    }
}

fn place() -> String {
    js("location.href.slice(location.origin.length)")
        .as_string()
        .unwrap()
}

const SENT_FROM_SECRET: &str = "/in?error=SessionRequired&callbackUrl=%2Fsecret%2Fplan%3Fx%3D1";

#[wasm_bindgen_test]
async fn a_visitor_goes_to_the_apps_sign_in_page_and_back_without_loading_a_page() {
    let page = Opened::at("/secret/plan?x=1", None).await;
    let entries = js("history.length").as_f64();
    page.is_at(SENT_FROM_SECRET, "sign in").await;
    page.sign_in().await;
    page.is_at("/secret/plan?x=1", "plan").await;
    assert_eq!(
        js("history.length").as_f64(),
        entries,
        "nothing to go back to"
    );
}

#[wasm_bindgen_test]
async fn what_stands_behind_the_hash_is_in_no_address_that_a_server_sees() {
    let page = Opened::at("/secret/plan?x=1#key=/x?y", None).await;
    page.is_at(SENT_FROM_SECRET, "sign in").await;
    page.sign_in().await;
    page.is_at("/secret/plan?x=1#key=/x?y", "plan").await;
    assert!(js("sessionStorage.getItem('yew-authjs:fragment') === null").is_truthy());
}

#[wasm_bindgen_test]
async fn who_signs_out_is_not_led_back_by_the_next_sign_in() {
    let page = Opened::signed_in_at("/secret/plan?x=1").await;
    let entries = js("history.length").as_f64();
    let params = SignOutParams::new().without_redirect();
    AuthClient::current().sign_out_with(params).await.unwrap();
    page.is_at("/in", "sign in").await;
    assert_eq!(
        js("history.length").as_f64(),
        entries,
        "nothing to go back to"
    );
    page.sign_in().await;
    page.is_at("/", "home").await;
}

#[wasm_bindgen_test]
async fn a_page_that_is_opened_after_a_sign_out_is_led_back_to() {
    let page = Opened::signed_in_at("/secret/plan").await;
    let params = SignOutParams::new().without_redirect();
    AuthClient::current().sign_out_with(params).await.unwrap();
    page.is_at("/in", "sign in").await;
    BrowserHistory::new().replace("/secret/plan?x=1");
    page.is_at(SENT_FROM_SECRET, "sign in").await;
}

#[wasm_bindgen_test]
async fn a_sign_out_in_another_tab_does_not_lead_back_either() {
    let page = Opened::signed_in_at("/secret/plan?x=1").await;
    let mut config = AuthClientConfig::default();
    config.base_path = page.server.base.clone();
    let other_tab = AuthClient::new(config);
    let running = other_tab.start();
    other_tab.get_session().await.unwrap();
    let params = SignOutParams::new().without_redirect();
    other_tab.sign_out_with(params).await.unwrap();
    page.is_at("/in", "sign in").await;
    drop(running);
}

#[wasm_bindgen_test]
async fn a_session_that_no_tab_has_ended_is_led_back_to() {
    let page = Opened::signed_in_at("/secret/plan?x=1").await;
    page.server.sign_out();
    let params = GetSessionParams::new();
    AuthClient::current()
        .get_session_with(params)
        .await
        .unwrap();
    page.is_at(SENT_FROM_SECRET, "sign in").await;
    page.sign_in().await;
    page.is_at("/secret/plan?x=1", "plan").await;
}

#[wasm_bindgen_test]
async fn a_sign_out_that_leads_elsewhere_is_not_overtaken() {
    let page = Opened::signed_in_at("/secret/plan?x=1").await;
    js("window.__gone = [];
        navigation.onnavigate = (event) => {
            if (event.destination.sameDocument) return;
            event.preventDefault();
            __gone.push(event.navigationType + ' ' + new URL(event.destination.url).pathname);
        }");
    let params = SignOutParams::new().redirect_to("/bye");
    AuthClient::current().sign_out_with(params).await.unwrap();
    page.app.shows("view", "").await;
    settle().await;
    assert_eq!(place(), "/secret/plan?x=1");
    // "Back" from there leads to what was before the guarded page.
    assert_eq!(js("__gone.join()").as_string().unwrap(), "replace /bye");
    js("navigation.onnavigate = null");
    // The user stops the page from loading, or comes back to it as it was.
    js("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    page.is_at("/in", "sign in").await;
}

#[wasm_bindgen_test]
async fn a_user_goes_home_from_a_sign_in_page_that_was_opened_by_itself() {
    let page = Opened::at("/in", None).await;
    page.is_at("/in", "sign in").await;
    page.sign_in().await;
    page.is_at("/", "home").await;
}

#[wasm_bindgen_test]
async fn a_guarded_page_is_returned_to_letter_for_letter() {
    for (path, shown) in [
        ("/secret/ada@example.com", "ada@example.com"),
        ("/secret/a+b", "a+b"),
        ("/secret/a%20b/", "a b"),
        ("/secret/plan?", "plan"),
        ("/secret/plan?x=%20+%27&y#part?z", "plan"),
        ("/files/a%2Fb/c", "a/b/c"),
        // Its query is its own, also where it looks like that of a sign-in page.
        ("/secret/plan?error=E-7&code=x", "plan"),
        (
            "/secret/plan?callbackUrl=/secret/other&error=AccessDenied",
            "plan",
        ),
        ("/#/secret/a+b@c/?x=1#part", "a+b@c"),
        ("/#/secret/plan?callbackUrl=/%23/secret/other", "plan"),
    ] {
        let page = Opened::at(path, None).await;
        page.app.shows("view", "sign in").await;
        page.sign_in().await;
        page.is_at(path, shown).await;
    }
}

/// An app that shows its home at every path that it does not know.
#[derive(Clone, PartialEq, Routable)]
enum Homing {
    #[not_found]
    #[at("/home")]
    Home,
    #[at("/in")]
    SignIn,
    #[at("/other")]
    Other,
}

#[component]
fn HomingApp(props: &AppProps) -> Html {
    let render = |route| match route {
        Homing::Home => html! { "home" },
        Homing::SignIn => {
            html! { <RedirectSignedIn<Homing> fallback={Homing::Other}>{ "sign in" }</RedirectSignedIn<Homing>> }
        }
        Homing::Other => html! { "other" },
    };
    html! {
        <SessionProvider base_path={props.base.clone()}>
            <BrowserRouter><i id="view"><Switch<Homing> {render} /></i></BrowserRouter>
        </SessionProvider>
    }
}

/// Signs in on the sign-in page of `A` that is asked to lead back to `wanted`.
async fn returns<A>(wanted: &str, led_to: &str)
where
    A: BaseComponent<Properties = AppProps>,
{
    let (before, server) = (place(), FakeServer::install());
    let query = js(&format!("encodeURIComponent('{wanted}')"));
    let query = query.as_string().unwrap();
    js(&format!(
        "history.replaceState(null, '', '/in?callbackUrl={query}')"
    ));
    let app = Mounted::<A>::new(AppProps {
        base: server.base.clone().into(),
        basename: None,
        is_in_hash: false,
    });
    app.shows("view", "sign in").await;
    server.sign_in("{name: 'Ada'}");
    let params = GetSessionParams::new();
    AuthClient::current()
        .get_session_with(params)
        .await
        .unwrap();
    until(
        || place() == led_to,
        || [wanted, " led to ", &place()].concat(),
    )
    .await;
    // A link of the page to itself, which writes the route anew, stays on the origin.
    let origin = js("document.querySelector('#again')?.parentElement.origin ?? location.origin");
    assert_eq!(origin, js("location.origin"), "{wanted}");
    drop(app);
    js(&format!("history.replaceState(null, '', '{before}')"));
}

#[wasm_bindgen_test]
async fn the_route_for_unknown_paths_is_returned_to_at_its_own_path() {
    for (wanted, led_to) in [
        ("/home", "/home"),
        ("/home/?x=1", "/home/?x=1"),
        ("/no/such/route", "/other"),
    ] {
        returns::<HomingApp>(wanted, led_to).await;
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MemoryAppProps {
    base: AttrValue,
    history: MemoryHistory,
}

/// An app whose routes are not in the page's address.
#[component]
fn MemoryApp(props: &MemoryAppProps) -> Html {
    let history = AnyHistory::from(props.history.clone());
    html! {
        <SessionProvider base_path={props.base.clone()}>
            <Router {history}><i id="view"><Switch<Route> render={view} /></i></Router>
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn a_router_that_keeps_its_routes_in_memory_leads_back_too() {
    let (before, server, history) = (place(), FakeServer::install(), MemoryHistory::new());
    let Ok(()) = history.push_with_query("/secret/a+b", Raw("x=1"));
    let app = Mounted::<MemoryApp>::new(MemoryAppProps {
        base: server.base.clone().into(),
        history: history.clone(),
    });
    app.shows("view", "sign in").await;
    server.sign_in("{name: 'Ada'}");
    let params = GetSessionParams::new();
    AuthClient::current()
        .get_session_with(params)
        .await
        .unwrap();
    app.shows("view", "a+b").await;
    assert_eq!(history.location().path(), "/secret/a+b");
    assert_eq!(history.location().query_str(), "?x=1");
    assert_eq!(place(), before);
}

#[wasm_bindgen_test]
async fn a_page_beside_the_apps_basename_is_not_the_apps() {
    for wanted in ["/apple", "/secret/plan"] {
        let path = format!("/app/in?callbackUrl={wanted}");
        let page = Opened::at(&path, Some("/app")).await;
        page.app.shows("view", "sign in").await;
        page.sign_in().await;
        page.is_at("/app/", "home").await;
    }
}

#[wasm_bindgen_test]
async fn only_a_route_of_the_app_is_returned_to() {
    for wanted in [
        "//evil.example/secret/plan",
        "http://evil.example/secret/plan",
        "javascript:alert(1)",
        "/no/such/route",
        "",
        // The sign-in page itself, which shows nothing to whoever is signed in.
        "/in",
        "/in?callbackUrl=/in",
    ] {
        let query = js(&format!("encodeURIComponent('{wanted}')"));
        let path = format!("/in?callbackUrl={}", query.as_string().unwrap());
        let page = Opened::at(&path, None).await;
        page.app.shows("view", "sign in").await;
        page.sign_in().await;
        page.is_at("/", "home").await;
    }
}

/// An app with a route for every path there is.
#[derive(Clone, PartialEq, Routable)]
enum Wild {
    #[at("/")]
    Home,
    #[at("/in")]
    SignIn,
    #[at("/*path")]
    Any { path: String },
}

#[component]
fn WildApp(props: &AppProps) -> Html {
    let render = |route| match route {
        Wild::Home => html! { "home" },
        Wild::SignIn => {
            html! { <RedirectSignedIn<Wild> fallback={Wild::Home}>{ "sign in" }</RedirectSignedIn<Wild>> }
        }
        Wild::Any { path } => {
            let to = Wild::Any { path };
            html! { <Link<Wild> {to}><i id="again">{ "again" }</i></Link<Wild>> }
        }
    };
    html! {
        <SessionProvider base_path={props.base.clone()}>
            <BrowserRouter><i id="view"><Switch<Wild> {render} /></i></BrowserRouter>
        </SessionProvider>
    }
}

#[wasm_bindgen_test]
async fn no_address_of_another_origin_reaches_the_history() {
    for (wanted, led_to) in [
        ("/.//other.example", "/"),
        ("/%2Fother.example", "/"),
        ("/%2f%2Fother.example/x?y#z", "/"),
        ("/.%2F%2Fother.example", "/"),
        ("/a%2F..%2F%2Fother.example", "/"),
        ("/a/..%2F..%2F%2Fother.example", "/"),
        ("/%5Cother.example", "/%5Cother.example"),
        ("/a%2Fb//c?x=//y", "/a%2Fb//c?x=//y"),
    ] {
        returns::<WildApp>(wanted, led_to).await;
    }
}

#[wasm_bindgen_test]
async fn a_basename_stays_where_it_belongs() {
    let page = Opened::at("/app/secret/plan", Some("/app")).await;
    page.is_at(
        "/app/in?error=SessionRequired&callbackUrl=%2Fapp%2Fsecret%2Fplan",
        "sign in",
    )
    .await;
    page.sign_in().await;
    page.is_at("/app/secret/plan", "plan").await;
}

#[wasm_bindgen_test]
async fn a_router_that_keeps_its_routes_in_the_hash_leads_back_too() {
    let page = Opened::at("/#/secret/plan?x=1", None).await;
    // The page's own address, so that a sign-in by redirect leads there, too.
    page.is_at(
        "/#/in?error=SessionRequired&callbackUrl=%2F%23%2Fsecret%2Fplan%3Fx%3D1",
        "sign in",
    )
    .await;
    page.sign_in().await;
    page.is_at("/#/secret/plan?x=1", "plan").await;
}

#[wasm_bindgen_test]
async fn a_failure_sends_nobody_away() {
    let server = FakeServer::install();
    server.fail("session", 500);
    let page = Opened::of(server, "/secret/plan", None).await;
    page.is_at(
        "/secret/plan",
        "It could not be found out who is signed in.Try again",
    )
    .await;
}
