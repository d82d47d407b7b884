use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::Poll;

use gloo_timers::callback::Timeout;

use super::AuthClient;
use crate::page::{self, Destination, Entry};
use crate::types::{AuthError, SignInError};

/// How long a navigation is taken to be under way, in milliseconds. It may lead to a download or be stopped, and the page stays.
const LONGEST_NAVIGATION: u32 = 10_000;

/// Whether this client has sent the page elsewhere.
#[derive(Default)]
pub(super) struct Navigation {
    /// While it is under way: ends it if nothing else does.
    under_way: RefCell<Option<Timeout>>,
    /// How many guards are on the page.
    guards: Cell<u32>,
}

/// A part of the page that needs a session, for as long as it lives.
#[must_use = "dropping it says that the page needs no session"]
pub(crate) struct Guard(AuthClient);

impl Drop for Guard {
    fn drop(&mut self) {
        let guards = &self.0.0.navigation.guards;
        guards.set(guards.get() - 1);
    }
}

/// The target of a call that stays on a page to which no server can lead back, such as an
/// `<iframe srcdoc>`. Auth.js takes it for its own root.
const ROOT_OF_SERVER: &str = "/";

/// Returns where to go afterwards: `redirect_to`, or what `of_page` makes of the page's own
/// address.
pub(super) fn target(
    redirect_to: Option<&str>,
    redirect: bool,
    of_page: impl FnOnce(&str) -> String,
) -> Result<String, AuthError> {
    let resolved = |url: &str| page::resolve(url).map(String::from);
    match redirect_to {
        Some(url) => resolved(url),
        None => default_target(resolved(&of_page(&page::href())), redirect),
    }
}

/// Where there is nowhere to go, there is nothing to refuse.
fn default_target(page: Result<String, AuthError>, redirect: bool) -> Result<String, AuthError> {
    match page {
        Err(_) if !redirect => Ok(ROOT_OF_SERVER.to_owned()),
        page => page,
    }
}

/// Returns where the server would go next: to `answered`, or else to `target`. `None` if only the
/// server can tell, because no server can lead back to the page.
pub(super) fn next_url(
    answered: Option<&str>,
    target: &str,
) -> Result<Option<Destination>, AuthError> {
    match answered.filter(|url| *url != target) {
        Some(url) => page::resolve(url).map(Some),
        None => Ok(page::resolve(target).ok()),
    }
}

impl AuthClient {
    /// Goes to `url`, relative to the page or absolute.
    ///
    /// # Errors
    /// [`AuthError::UnsafeRedirect`] if no page may go there, and [`AuthError::Browser`] if the
    /// browser refuses.
    pub(crate) fn go_to(&self, url: &str) -> Result<(), AuthError> {
        self.navigate(&page::resolve(url)?)
    }

    pub(super) fn navigate(&self, destination: &Destination) -> Result<(), AuthError> {
        self.leave(destination, Entry::Kept)
    }

    /// Goes to `destination` after a sign-out.
    ///
    /// The entry of a guarded page is replaced: "back" would lead to its sign-in page.
    pub(super) fn navigate_signed_out(&self, destination: &Destination) -> Result<(), AuthError> {
        match self.0.navigation.guards.get() {
            0 => self.leave(destination, Entry::Kept),
            _ => self.leave(destination, Entry::Replaced),
        }
    }

    /// Notes that the page needs a session.
    pub(crate) fn guard_page(&self) -> Guard {
        let guards = &self.0.navigation.guards;
        guards.set(guards.get() + 1);
        Guard(self.clone())
    }

    fn leave(&self, destination: &Destination, entry: Entry) -> Result<(), AuthError> {
        page::navigate(destination, entry)?;
        let weak = Rc::downgrade(&self.0);
        let timeout = Timeout::new(LONGEST_NAVIGATION, move || {
            if let Some(inner) = weak.upgrade() {
                AuthClient(inner).note_return();
            }
        });
        self.0.navigation.under_way.replace(Some(timeout));
        Ok(())
    }

    /// The page is shown again, or still, and on its way nowhere.
    pub(super) fn note_return(&self) {
        self.0.navigation.under_way.take();
        self.wake();
    }

    /// Waits until the page, if it is on its way elsewhere, is shown again as it was, or has stayed; or until this client is gone, which it does not keep.
    pub(crate) fn until_return(&self) -> impl Future<Output = ()> + use<> {
        let weak = Rc::downgrade(&self.0);
        poll_fn(move |context| match weak.upgrade() {
            Some(client) if client.navigation.under_way.borrow().is_some() => client.wait(context),
            _ => Poll::Ready(()),
        })
    }

    /// Sends the visitor of a page that needs a session to the server's sign-in page, unless the
    /// visitor is there.
    ///
    /// It takes the place of the page in the history, or "back" would lead to the guard again.
    /// After a sign-out it leads to the root of the page's origin, for the next user may be another
    /// one.
    ///
    /// # Errors
    /// [`AuthError::UnsafeRedirect`] if no server could lead back to the page, such as an
    /// `<iframe srcdoc>`, and [`AuthError::Browser`] if the browser refuses.
    pub(crate) fn go_to_required_sign_in(&self, is_sign_out: bool) -> Result<(), AuthError> {
        // Led here for this reason, the visitor is on the app's own sign-in page.
        if SignInError::from_location() == Some(SignInError::SessionRequired) {
            return Ok(());
        }
        let here = page::resolve(&page::href())?;
        let sign_in_page = if is_sign_out {
            // Without a target the server would take that of the sign-out, often this page.
            let root = page::resolve("/")?;
            self.endpoint().sign_in_page(root.as_str(), None)
        } else {
            let error = SignInError::SessionRequired.as_str();
            self.endpoint().sign_in_page(here.as_str(), Some(error))
        };
        let url = page::resolve(&sign_in_page)?;
        let path = |url: &str| url.split(['?', '#']).next().unwrap_or_default().to_owned();
        if path(url.as_str()) == path(here.as_str()) {
            return Ok(());
        }
        self.leave(&url, Entry::Replaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_stays_needs_no_page_to_lead_back_to() {
        let page = || Ok("http://o/a".to_owned());
        let no_page = || Err(AuthError::UnsafeRedirect("about:srcdoc".to_owned()));
        for redirect in [true, false] {
            assert_eq!(default_target(page(), redirect), page());
        }
        assert_eq!(default_target(no_page(), false), Ok("/".to_owned()));
        assert_eq!(default_target(no_page(), true), no_page());
    }
}
