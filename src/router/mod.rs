//! Sign-in pages of the app's own, for apps with [yew-router](yew_router).
//!
//! They are reached and left without loading a page.
//!
//! ```
//! use yew::prelude::*;
//! use yew_authjs::router::{RedirectSignedIn, use_sign_in_redirect};
//! use yew_authjs::prelude::*;
//! use yew_router::prelude::*;
//!
//! #[derive(Clone, PartialEq, Routable)]
//! enum Route {
//!     #[at("/")]
//!     Home,
//!     #[at("/profile")]
//!     Profile,
//!     #[at("/sign-in")]
//!     SignIn,
//! }
//!
//! // A visitor goes to the sign-in page …
//! #[component]
//! fn Profile() -> Html {
//!     let on_unauthenticated = use_sign_in_redirect(Route::SignIn);
//!     html! { <RequireSession {on_unauthenticated}>{ "Your profile" }</RequireSession> }
//! }
//!
//! fn view(route: Route) -> Html {
//!     match route {
//!         Route::Home => html! { <Link<Route> to={Route::Profile}>{ "Profile" }</Link<Route>> },
//!         Route::Profile => html! { <Profile /> },
//!         // … and back from there to the profile, or home if that page was opened by itself.
//!         Route::SignIn => html! {
//!             <RedirectSignedIn<Route> fallback={Route::Home}>
//!                 <CredentialsForm />
//!             </RedirectSignedIn<Route>>
//!         },
//!     }
//! }
//!
//! #[component]
//! fn App() -> Html {
//!     html! {
//!         <SessionProvider>
//!             <BrowserRouter><Switch<Route> render={view} /></BrowserRouter>
//!         </SessionProvider>
//!     }
//! }
//! ```
//!
//! # After a sign-out
//!
//! A guarded page whose user signs out, here or in another tab, leads to the sign-in page: without
//! an error, and without a way back, so that the next user does not land on a page of the last one.
//! To go home after signing out, say so: `<SignOutButton redirect_to="/" />` and
//! `<UserBadge redirect_to="/" />` reload the app, and the guards wait for that. To do it without
//! loading a page, navigate with the router:
//!
//! ```
//! # use yew::prelude::*;
//! # use yew_authjs::SignOutButton;
//! # use yew_router::prelude::*;
//! # #[derive(Clone, PartialEq, Routable)]
//! # enum Route { #[at("/")] Home }
//! #[component]
//! fn SignOutToHome() -> Html {
//!     let navigator = use_navigator();
//!     let go_home = move |_| {
//!         if let Some(navigator) = &navigator {
//!             navigator.push(&Route::Home);
//!         }
//!     };
//!     html! { <SignOutButton redirect=false on_success={go_home} /> }
//! }
//! ```
//!
//! When a session expires, or the server ends it, the same user is likely to return: the sign-in
//! page gets the reason (`error=SessionRequired`) and the way back. So it does when a guarded page
//! is opened later than ten seconds after a sign-out. Within those seconds there is no error,
//! because a sign-out reloads the current page by default.
//!
//! # Limits of yew-router 0.20
//!
//! - A route whose `#[at]` has letters outside ASCII is not found in a browser, which writes them
//!   percent-encoded. Parameters are decoded, so they may have any letters.
//! - A router with the basename `/app` takes `/apple` for `/app/le`. No sign-in leads back to such
//!   a page.

mod place;
mod redirect_signed_in;
mod use_sign_in_redirect;

pub use redirect_signed_in::{RedirectSignedIn, RedirectSignedInProps};
pub use use_sign_in_redirect::use_sign_in_redirect;
