//! The app with the session, and `<SignedOut>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <SignedOut>{ "Welcome" }</SignedOut> }
