//! Sign-in pages of the app's own, for apps with [yew-router](https://docs.rs/yew-router).
//!
//! They are reached and left without loading a page.
//!
//! ```
//! use yew::prelude::*;
//! use yew_authjs::prelude::*;
//! use yew_authjs::router::{RedirectSignedIn, SignInLink, use_sign_in_redirect};
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
//!         Route::Home => html! {
//!             <>
//!                 <Link<Route> to={Route::Profile}>{ "Profile" }</Link<Route>>
//!                 <SignInLink<Route> to={Route::SignIn} />
//!             </>
//!         },
//!         Route::Profile => html! { <Profile /> },
//!         // … and back from there to where the visitor was, or home if that is not known.
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
//! # The server's part
//!
//! The server has to know the page, so that it leads there instead of to its own:
//! `pages: { signIn: "/sign-in", error: "/sign-in" }` in the configuration of Auth.js. If a
//! provider has refused a sign-in, the address has the reason as `error`;
//! [`use_sign_in_error`](crate::hooks::use_sign_in_error()) returns it. Auth.js leaves the
//! `callbackUrl` out of such an address, so that the next sign-in leads to `fallback`.
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
//! page gets the reason (`error=SessionRequired`) and the way back. So it does when a visitor opens
//! a guarded page after a sign-out, by a link or by an address. Only from a page that is loaded
//! within ten seconds after a sign-out it gets neither, because a sign-out loads the current page
//! anew by default.
//!
//! # Limits of yew-router 0.20
//!
//! - A route whose `#[at]` has letters outside ASCII is not found in a browser, which writes them
//!   percent-encoded. Parameters are decoded, so they may have any letters.
//! - A router with the basename `/app` takes `/apple` for `/app/le`. No sign-in leads back to such
//!   a page.

mod place;
mod redirect_signed_in;
mod sign_in_link;
mod use_sign_in_redirect;

pub use redirect_signed_in::{RedirectSignedIn, RedirectSignedInProps};
pub use sign_in_link::{SignInLink, SignInLinkProps};
pub use use_sign_in_redirect::use_sign_in_redirect;
