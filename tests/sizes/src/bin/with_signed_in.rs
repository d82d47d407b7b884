//! The app with the session, and `<SignedIn>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <SignedIn>{ "Welcome" }</SignedIn> }
