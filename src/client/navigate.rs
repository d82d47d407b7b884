use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::Poll;

use gloo_timers::callback::Timeout;

use super::AuthClient;
use super::target::Target;
use crate::browser::{self, Destination, Entry};
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

impl AuthClient {
    /// Goes to `url`, relative to the page or absolute.
    ///
    /// # Errors
    /// [`AuthError::UnsafeRedirect`] if no page may go there, and [`AuthError::Browser`] if the
    /// browser refuses.
    pub(crate) fn go_to(&self, url: &str) -> Result<(), AuthError> {
        self.navigate(&browser::resolve(url)?)
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

    /// Gives the page the fragment with which its user has left it to sign in.
    pub(crate) fn restore_fragment(&self) {
        browser::restore_fragment();
    }

    /// Notes that the page needs a session.
    pub(crate) fn guard_page(&self) -> Guard {
        let guards = &self.0.navigation.guards;
        guards.set(guards.get() + 1);
        Guard(self.clone())
    }

    fn leave(&self, destination: &Destination, entry: Entry) -> Result<(), AuthError> {
        browser::navigate(destination, entry)?;
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
    /// visitor is there. It leads back to `redirect_to`, or to the page.
    ///
    /// It takes the place of the page in the history, or "back" would lead to the guard again.
    /// After a sign-out it leads to the root of the page's origin, for the next user may be another
    /// one.
    ///
    /// # Errors
    /// [`AuthError::UnsafeRedirect`] if no server could lead back to the page, such as an
    /// `<iframe srcdoc>`, or to `redirect_to`, and [`AuthError::Browser`] if the browser refuses.
    pub(crate) fn go_to_required_sign_in(
        &self,
        is_sign_out: bool,
        redirect_to: Option<&str>,
    ) -> Result<(), AuthError> {
        // Led here for this reason, the visitor is on the app's own sign-in page.
        if SignInError::from_location() == Some(SignInError::SessionRequired) {
            return Ok(());
        }
        let here = browser::resolve(&browser::href())?;
        let (target, error) = if is_sign_out {
            // Without a target the server would take that of the sign-out, often this page.
            (Target::of(Some("/"), true, str::to_owned)?, None)
        } else {
            let error = SignInError::SessionRequired.as_str();
            (Target::of(redirect_to, true, str::to_owned)?, Some(error))
        };
        let url = browser::resolve(&self.endpoint().sign_in_page(&target.sent, error))?;
        let path = |url: &str| url.split(['?', '#']).next().unwrap_or_default().to_owned();
        if path(url.as_str()) == path(here.as_str()) {
            return Ok(());
        }
        browser::forget_fragment();
        if !is_sign_out {
            target.keep_fragment();
        }
        self.leave(&url, Entry::Replaced)
    }
}
