//! The app with the session, and `<SessionLoading>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <SessionLoading>{ "One moment…" }</SessionLoading> }
