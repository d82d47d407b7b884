use std::rc::Rc;

use super::AuthClient;
use super::reading::news;
use crate::browser;
use crate::session::Event;
use crate::types::{Millis, Session, UpdateCause};

/// Where there is no clock, and nothing older to compare with: as old as can be.
const LONG_AGO: Millis = f64::MIN_POSITIVE;

impl AuthClient {
    /// Takes in the session that the page came with.
    ///
    /// It is as old as the page: what was opened now was rendered a moment before, and a page that
    /// the browser had stored may have been rendered at any time.
    pub(super) fn give(&self, session: Option<Rc<Session>>) {
        let is_stored = browser::is_stored_copy();
        let now = if browser::is_available() {
            browser::now()
        } else {
            LONG_AGO
        };
        let opened_at = browser::opened_at().filter(|_| !is_stored);
        let at = match opened_at {
            Some(at) => at.min(now),
            None if is_stored => LONG_AGO,
            None => now,
        };
        self.dispatch(Event::Given {
            news: news(session, at, UpdateCause::Initial),
            now,
            is_stored,
        });
    }
}
