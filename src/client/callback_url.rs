//! Where a sign-in or sign-out leads back to: what the server is told of it, and what stays here.

use crate::browser::{self, Destination};
use crate::types::AuthError;
use crate::url::split_fragment;

/// The target of a call that stays on a page to which no server can lead back, such as an
/// `<iframe srcdoc>`. Auth.js takes it for its own root.
const ROOT_OF_SERVER: &str = "/";

/// Where a call leads back to.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct CallbackUrl {
    /// What the server is told.
    pub(super) sent: String,
    /// The fragment, which stays in the browser.
    kept: String,
}

impl CallbackUrl {
    /// Returns where to go afterwards: to `redirect_to`, of which the server is told as it is, or
    /// to what `of_page` makes of the page's own address, whose fragment stays here.
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

    /// Where there is nowhere to go, there is nothing to refuse.
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

    /// Returns where the server would go next: to `answered`, or else to the target, fragment
    /// included. `None` if only the server can tell, because no server can lead back to the page.
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
