//! The app with the session, and `<CredentialsForm>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <CredentialsForm /> }
