//! Guards for apps with [yew-router](yew_router): sign-in pages of the app's own, reached and left without loading a page.
//!
//! ```
//! use yew::prelude::*;
//! use yew_authjs::{CredentialsForm, SessionProvider};
//! use yew_authjs::router::{RequireSessionOr, ReturnSignedIn};
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
//! fn view(route: Route) -> Html {
//!     match route {
//!         Route::Home => html! { <Link<Route> to={Route::Profile}>{ "Your profile" }</Link<Route>> },
//!         // A visitor goes to the sign-in page …
//!         Route::Profile => html! {
//!             <RequireSessionOr<Route> to={Route::SignIn}>{ "Yours alone" }</RequireSessionOr<Route>>
//!         },
//!         // … and back from there to the profile, or home if that page was opened by itself.
//!         Route::SignIn => html! {
//!             <ReturnSignedIn<Route> or={Route::Home}><CredentialsForm /></ReturnSignedIn<Route>>
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
//! `<UserBadge redirect_to="/" />` load the app anew, and the guards wait for that. Without loading
//! a page it is the router that goes:
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
//! A session that runs out, or that the server ends, is another matter: the same user is likely to
//! return, so the sign-in page is told why (`error=SessionRequired`) and where to lead back. So it
//! is when a guarded page is opened later than ten seconds after a sign-out; by default a sign-out
//! loads the current page anew, which is no reason for an error.
//!
//! # Limits of yew-router 0.20
//!
//! - A route whose `#[at]` has letters outside ASCII is not found in a browser, which writes them
//!   percent-encoded. Parameters are decoded, so they may have any letters.
//! - A router with the basename `/app` takes `/apple` for `/app/le`. No sign-in leads back to such
//!   a page.

mod place;
mod require_session_or;
mod return_signed_in;

pub use require_session_or::{RequireSessionOr, RequireSessionOrProps};
pub use return_signed_in::{ReturnSignedIn, ReturnSignedInProps};
