//! The app with the session, and `<SessionExpiryNotice>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <SessionExpiryNotice /> }
