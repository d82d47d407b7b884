use std::cell::Cell;

use super::AuthClient;
use crate::page;
use crate::types::{AuthError, Millis, SignInError};

/// How long a navigation is taken to be under way. It may lead to a download, and the page stays.
const LONGEST_NAVIGATION: Millis = 10_000.0;

/// When this client last sent the page elsewhere.
#[derive(Default)]
pub(super) struct Navigation(Cell<Option<Millis>>);

/// Where to go afterwards: `wish`, or what `of_page` makes of the page's own address.
pub(super) fn target(
    wish: Option<&str>,
    of_page: impl FnOnce(&str) -> String,
) -> Result<String, AuthError> {
    match wish {
        Some(url) => page::resolve(url),
        None => page::resolve(&of_page(&page::href())),
    }
}

impl AuthClient {
    /// Goes to `url`, which [`page::resolve`] has approved.
    ///
    /// # Errors
    /// [`AuthError::Browser`] if the browser refuses.
    pub(crate) fn navigate(&self, url: &str) -> Result<(), AuthError> {
        page::navigate(url)?;
        self.0.navigation.0.set(Some(page::now()));
        Ok(())
    }

    /// Whether the page is already on its way elsewhere.
    fn is_navigating(&self) -> bool {
        let since = self.0.navigation.0.get();
        since.is_some_and(|since| (0.0..LONGEST_NAVIGATION).contains(&(page::now() - since)))
    }

    /// Sends a visitor whom the page needs to be signed in to the server's sign-in page, unless the visitor is there or on the way elsewhere.
    pub(crate) fn go_to_required_sign_in(&self) {
        // Led here for this reason, the visitor is on the app's own sign-in page.
        let is_here = SignInError::from_location() == Some(SignInError::SessionRequired);
        if is_here || self.is_navigating() {
            return;
        }
        let here = page::href();
        let to = page::resolve(&self.endpoint().sign_in_page(&here, Some("SessionRequired")));
        let path = |url: &str| url.split(['?', '#']).next().unwrap_or_default().to_owned();
        if let Ok(url) = to
            && path(&url) != path(&here)
        {
            // A page that may not navigate stays in its loading state; there is nobody to tell.
            let _ = self.navigate(&url);
        }
    }
}
