//! The app with the session, and `<RequireSession>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <RequireSession>{ "Yours alone" }</RequireSession> }
