//! The app with the session, and `<EmailForm>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <EmailForm provider="nodemailer" /> }
