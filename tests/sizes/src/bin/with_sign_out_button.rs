//! The app with the session, and `<SignOutButton>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <SignOutButton /> }
