//! The app with the session, and `<SignInButton>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <SignInButton /> }
