//! The app with the session, and `<SessionError>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <SessionError /> }
