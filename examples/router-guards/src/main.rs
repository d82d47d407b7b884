//! Pages that need a session or a role, with yew-router and a sign-in page of the app's own.

use std::rc::Rc;

use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::{RedirectSignedIn, SignInLink, use_sign_in_redirect};
use yew_router::prelude::*;

#[derive(Clone, PartialEq, Routable)]
enum Route {
    #[at("/")]
    Home,
    #[at("/account")]
    Account,
    #[at("/admin")]
    Admin,
    #[at("/sign-in")]
    SignIn,
}

/// Shows a page to users who are signed in, and leads visitors to the sign-in page and back.
#[component]
fn Guard(props: &GuardProps) -> Html {
    let on_unauthenticated = use_sign_in_redirect(Route::SignIn);
    let fallback = html! { <p>{ "One moment…" }</p> };
    html! { <RequireSession {on_unauthenticated} {fallback} render={props.page.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct GuardProps {
    page: Callback<Rc<Session>, Html>,
}

fn account(session: Rc<Session>) -> Html {
    html! { <h1>{ "The account of " }{ session.user().name().unwrap_or("you") }</h1> }
}

/// Shows the page to users with the role `admin`, which the server has to check as well.
fn admin(session: Rc<Session>) -> Html {
    match session.user().get::<String>("role").as_deref() {
        Some("admin") => html! { <h1>{ "All accounts" }</h1> },
        _ => html! { <h1>{ "This page is for administrators" }</h1> },
    }
}

fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <h1>{ "Home" }</h1> },
        Route::Account => html! { <Guard page={account as fn(Rc<Session>) -> Html} /> },
        Route::Admin => html! { <Guard page={admin as fn(Rc<Session>) -> Html} /> },
        Route::SignIn => html! {
            <RedirectSignedIn<Route> fallback={Route::Home}>
                <h1>{ "Sign in" }</h1>
                <CredentialsForm />
            </RedirectSignedIn<Route>>
        },
    }
}

#[component]
fn Navigation() -> Html {
    html! {
        <nav>
            <Link<Route> to={Route::Home}>{ "Home" }</Link<Route>>{ " " }
            <Link<Route> to={Route::Account}>{ "Account" }</Link<Route>>{ " " }
            <Link<Route> to={Route::Admin}>{ "Administration" }</Link<Route>>{ " " }
            <SignedOut><SignInLink<Route> to={Route::SignIn} /></SignedOut>
            <SignedIn><SignOutButton redirect=false /></SignedIn>
        </nav>
    }
}

#[component]
fn App() -> Html {
    html! {
        <SessionProvider>
            <BrowserRouter>
                <Navigation />
                <main><Switch<Route> render={page} /></main>
            </BrowserRouter>
        </SessionProvider>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
