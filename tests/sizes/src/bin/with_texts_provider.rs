//! The app with the session, and `<TextsProvider>`.

use yew_authjs::prelude::*;

yew_authjs_sizes::with! { <TextsProvider texts={Texts::default()} /> }
