mod account;
mod sign_in;

use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_authjs::router::SignInLink;
use yew_router::prelude::*;

use account::Account;
use sign_in::SignIn;

#[derive(Clone, PartialEq, Routable)]
enum Route {
    #[at("/")]
    Home,
    #[at("/account")]
    Account,
    #[at("/sign-in")]
    SignIn,
    #[not_found]
    #[at("/404")]
    NotFound,
}

fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <h1>{ "Welcome" }</h1> },
        Route::Account => html! { <Account /> },
        Route::SignIn => html! { <SignIn /> },
        Route::NotFound => html! { <h1>{ "This page does not exist" }</h1> },
    }
}

#[component]
fn App() -> Html {
    html! {
        <SessionProvider>
            <BrowserRouter>
                <nav>
                    <Link<Route> to={Route::Home}>{ "Home" }</Link<Route>>
                    <Link<Route> to={Route::Account}>{ "Account" }</Link<Route>>
                    <SignedOut><SignInLink<Route> to={Route::SignIn} /></SignedOut>
                    <SignedIn><SignOutButton redirect=false /></SignedIn>
                </nav>
                <main><Switch<Route> render={page} /></main>
            </BrowserRouter>
        </SessionProvider>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
