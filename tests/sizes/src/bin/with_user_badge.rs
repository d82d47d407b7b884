//! The app with the session, and `<UserBadge>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <UserBadge /> }
