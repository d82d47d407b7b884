use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::Poll;

use gloo_timers::callback::Timeout;

use super::AuthClient;
use crate::page::{self, Entry};
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

/// A part of the page that needs somebody to be signed in, for as long as it lives.
#[must_use = "dropping it says that the page needs nobody to be signed in"]
pub(crate) struct Guard(AuthClient);

impl Drop for Guard {
    fn drop(&mut self) {
        let guards = &self.0.0.navigation.guards;
        guards.set(guards.get() - 1);
    }
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
    /// Goes to `url`, which [`page::resolve`] has approved.
    ///
    /// # Errors
    /// [`AuthError::Browser`] if the browser refuses.
    pub(crate) fn navigate(&self, url: &str) -> Result<(), AuthError> {
        self.leave(url, Entry::Kept)
    }

    /// Goes to `url` after a sign-out.
    ///
    /// The entry of a guarded page is replaced: "back" would lead to its sign-in page.
    pub(super) fn navigate_signed_out(&self, url: &str) -> Result<(), AuthError> {
        match self.0.navigation.guards.get() {
            0 => self.leave(url, Entry::Kept),
            _ => self.leave(url, Entry::Replaced),
        }
    }

    /// Notes that the page needs somebody to be signed in.
    pub(crate) fn guard_page(&self) -> Guard {
        let guards = &self.0.navigation.guards;
        guards.set(guards.get() + 1);
        Guard(self.clone())
    }

    fn leave(&self, url: &str, entry: Entry) -> Result<(), AuthError> {
        page::navigate(url, entry)?;
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

    /// Sends a visitor whom the page needs to be signed in to the server's sign-in page, unless the
    /// visitor is there.
    ///
    /// It takes the place of the page in the history, or "back" would lead to the guard again. After
    /// a sign-out it leads to the root of the page's origin, for the next user may be another one.
    pub(crate) fn go_to_required_sign_in(&self) {
        // Led here for this reason, the visitor is on the app's own sign-in page.
        if SignInError::from_location() == Some(SignInError::SessionRequired) {
            return;
        }
        let here = page::href();
        let sign_in_page = if self.state().has_signed_out() {
            // Without a target the server would take that of the sign-out, often this page.
            let root = page::resolve("/").unwrap_or_default();
            self.endpoint().sign_in_page(&root, None)
        } else {
            let error = SignInError::SessionRequired.as_str();
            self.endpoint().sign_in_page(&here, Some(error))
        };
        let to = page::resolve(&sign_in_page);
        let path = |url: &str| url.split(['?', '#']).next().unwrap_or_default().to_owned();
        if let Ok(url) = to
            && path(&url) != path(&here)
        {
            // A page that may not navigate stays in its loading state; there is nobody to tell.
            let _ = self.leave(&url, Entry::Replaced);
        }
    }
}
