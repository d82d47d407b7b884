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

mod require_session_or;
mod return_signed_in;

pub use require_session_or::{RequireSessionOr, RequireSessionOrProps};
pub use return_signed_in::{ReturnSignedIn, ReturnSignedInProps};
