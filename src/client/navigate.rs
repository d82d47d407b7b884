use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::Poll;

use super::AuthClient;
use crate::page;
#[cfg(feature = "router")]
use crate::transport::{sign_in_target, target_of_page};
use crate::types::{AuthError, Millis, SignInError};

/// How long a navigation is taken to be under way. It may lead to a download, and the page stays.
const LONGEST_NAVIGATION: Millis = 10_000.0;

/// When this client last sent the page elsewhere, and how often the page has come back as it was.
#[derive(Default)]
pub(super) struct Navigation {
    since: Cell<Option<Millis>>,
    returns: Cell<u32>,
}

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
    /// Where this page's address says that a sign-in shall lead, as a path on the page's origin; none if it leads to the page itself.
    #[cfg(feature = "router")]
    pub(crate) fn place_to_return_to(&self) -> Option<String> {
        let here = page::resolve(&page::href()).ok()?;
        let wanted = page::resolve(&sign_in_target(&here)).ok()?;
        let origin = page::resolve("/").ok()?;
        let is_elsewhere = wanted != target_of_page(&here);
        // The slash after the origin stays.
        let path = wanted.get(origin.len() - 1..)?;
        // Two slashes would name another origin, and the browser's history takes none.
        (is_elsewhere && !path.starts_with("//")).then(|| path.to_owned())
    }

    /// Goes to `url`, which [`page::resolve`] has approved.
    ///
    /// # Errors
    /// [`AuthError::Browser`] if the browser refuses.
    pub(crate) fn navigate(&self, url: &str) -> Result<(), AuthError> {
        page::navigate(url)?;
        self.0.navigation.since.set(Some(page::now()));
        Ok(())
    }

    /// The page is shown again, and on its way nowhere.
    pub(super) fn note_return(&self) {
        let navigation = &self.0.navigation;
        navigation.since.set(None);
        navigation.returns.set(navigation.returns.get() + 1);
    }

    /// Waits until the page, which is on its way elsewhere, is shown again as it was; or until this client is gone, which it does not keep.
    pub(crate) fn until_return(&self) -> impl Future<Output = ()> + use<> {
        let returns = self.0.navigation.returns.get();
        let weak = Rc::downgrade(&self.0);
        poll_fn(move |context| match weak.upgrade() {
            Some(client) if client.navigation.returns.get() == returns => client.wait(context),
            _ => Poll::Ready(()),
        })
    }

    /// Whether the page is already on its way elsewhere.
    fn is_navigating(&self) -> bool {
        let since = self.0.navigation.since.get();
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
