//! Where a sign-in or sign-out leads back to: what is sent to the server, and what stays here.

use crate::browser::{self, Destination};
use crate::types::AuthError;
use crate::url::split_fragment;

/// The callback URL of a call that stays on a page to which no server can lead back.
///
/// An `<iframe srcdoc>` is such a page. Auth.js takes the URL for its own root.
const ROOT_OF_SERVER: &str = "/";

/// Where a call leads back to.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct CallbackUrl {
    /// What is sent to the server.
    pub(super) sent: String,
    /// The fragment, which stays in the browser.
    kept: String,
}

impl CallbackUrl {
    /// Returns the callback URL for `redirect_to`, or for the page.
    ///
    /// All of `redirect_to` is sent to the server. For the page it is what `of_page` makes of its
    /// address, but for the fragment, which stays here.
    pub(super) fn new(
        redirect_to: Option<&str>,
        redirect: bool,
        of_page: impl FnOnce(&str) -> String,
    ) -> Result<Self, AuthError> {
        match redirect_to {
            Some(url) => Ok(Self::whole(browser::resolve(url)?.into())),
            None => Self::of_page(browser::resolve(&of_page(&browser::href())), redirect),
        }
    }

    /// Returns the callback URL for the page at the address `page`.
    ///
    /// An address to which no server can lead back is an error only with `redirect`.
    fn of_page(
        page: Result<impl Into<String>, AuthError>,
        redirect: bool,
    ) -> Result<Self, AuthError> {
        match page {
            Ok(page) => Ok(Self::without_fragment(&page.into())),
            Err(_) if !redirect => Ok(Self::whole(ROOT_OF_SERVER.to_owned())),
            Err(error) => Err(error),
        }
    }

    fn whole(sent: String) -> Self {
        let kept = String::new();
        Self { sent, kept }
    }

    fn without_fragment(url: &str) -> Self {
        let (sent, kept) = split_fragment(url);
        Self {
            sent: sent.to_owned(),
            kept: kept.to_owned(),
        }
    }

    /// Returns where to go next: to `answered`, or else to the callback URL with its fragment.
    ///
    /// Returns `None` if that is unknown, because no server can lead back to the page.
    pub(super) fn next(&self, answered: Option<&str>) -> Result<Option<Destination>, AuthError> {
        match answered.filter(|url| *url != self.sent) {
            Some(url) => {
                let destination = browser::resolve(url)?;
                self.keep_fragment();
                Ok(Some(destination))
            }
            None => Ok(browser::resolve(&[&*self.sent, &self.kept].concat()).ok()),
        }
    }

    /// Keeps the fragment in this tab, for a user whom the server sends back later.
    pub(super) fn keep_fragment(&self) {
        browser::keep_fragment(&self.sent, &self.kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_stays_needs_no_page_to_lead_back_to() {
        let page = || Ok("http://o/a");
        let no_page = || Err::<&str, _>(AuthError::UnsafeRedirect("about:srcdoc".to_owned()));
        for redirect in [true, false] {
            let target = CallbackUrl::of_page(page(), redirect).unwrap();
            assert_eq!(target.sent, "http://o/a");
        }
        assert_eq!(CallbackUrl::of_page(no_page(), false).unwrap().sent, "/");
        assert!(CallbackUrl::of_page(no_page(), true).is_err());
    }

    #[test]
    fn the_server_is_told_of_no_fragment_but_a_route() {
        for (page, sent) in [
            ("http://o/a?x=1#key=secret", "http://o/a?x=1"),
            ("http://o/#/a?x=1", "http://o/#/a?x=1"),
        ] {
            for redirect in [true, false] {
                let target = CallbackUrl::of_page(Ok(page), redirect).unwrap();
                assert_eq!(target.sent, sent);
                assert_eq!([target.sent, target.kept].concat(), page);
            }
        }
    }
}
