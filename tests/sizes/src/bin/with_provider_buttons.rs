//! The app with the session, and `<ProviderButtons>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <ProviderButtons /> }
