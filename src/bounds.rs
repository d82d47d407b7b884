//! Limits on the input of servers, other tabs and URLs, each with its reason. Times are in
//! milliseconds.

/// How long a server may ask to be left alone (`Retry-After`).
///
/// A gateway that says "a day" by mistake would switch a tab off for the day. A server that is
/// still overloaded after five minutes says so again.
pub(crate) const LONGEST_RETRY_AFTER: f64 = 300_000.0;

/// The least time between two requests because of what other tabs say to have changed.
///
/// Users change who is signed in less often, and a script that says so a hundred times a second
/// costs a request a second: for all tabs that share their session, and for each that does not.
pub(crate) const INVALIDATION_FLOOR: f64 = 1_000.0;

/// After how long without an invalidation the next one does not wait for the back-off of a server
/// in trouble. So a sign-out is followed at once, and a flood of words costs such a server nothing.
pub(crate) const QUIET: f64 = 60_000.0;

/// How long other tabs can keep this one from asking: as long as a request may take by default.
pub(crate) const LONGEST_BLOCK: f64 = 15_000.0;

/// For how long other tabs then cannot do so again, unless the server has answered this one.
pub(crate) const UNBLOCKED_FOR: f64 = 60_000.0;

/// How many requests are aborted during [`UNBLOCKED_FOR`], each because another mutation ended.
///
/// The response to such a request could bring back the cookie from before the mutation.
pub(crate) const MOST_GIVEN_UP: u32 = 3;

/// How long a request waits that was given up for another tab's change a second time. It doubles
/// from then on: a script that says so all the time costs few requests until it is ignored.
pub(crate) const RESTART_WAIT: f64 = 250.0;

/// How many mutations of other tabs are waited for, and remembered.
pub(crate) const MOST_LEASES: usize = 32;

/// How long after an unannounced sign-in, told by another tab, the server is asked whether it is
/// true. By then that tab's own page has loaded, and all tabs have been told.
pub(crate) const VERIFY_AFTER: f64 = 3_000.0;

/// The largest number of characters in a message of another tab.
///
/// It is twice that of the largest response of a server that is read.
pub(crate) const LARGEST_MESSAGE: u32 = 2 << 20;

/// The largest number of bytes in the name of a tab. Names that this library makes have 33.
pub(crate) const LONGEST_TAB_NAME: usize = 64;

/// How long a tab that has told a new one what it knows waits before it tells the next ones, all
/// at once.
pub(crate) const ANSWER_WINDOW: f64 = 100.0;

/// A moment that is to come later than this cannot be ordered among the others. The clocks of two
/// tabs differ by some milliseconds, and a clock that was set back by less goes unnoticed.
pub(crate) const CLOCK_SLACK: f64 = 2_000.0;

/// How long after a page has learned for the first time that there is no session its guards take
/// that for the end of the sign-out before it. What its visitor asks for later is led back to.
pub(crate) const OPENED: f64 = 2_000.0;

/// How long a sign-out explains that a page, when it is opened, finds no session: as long as it
/// takes to load the page anew after it.
pub(crate) const SIGN_OUT_MARK: f64 = 10_000.0;

/// The longest URL to which the page navigates, in bytes.
///
/// Firefox loads no longer one, and Chromium loads an empty page instead of one twice as long.
pub(crate) const LONGEST_URL: usize = 1 << 20;

/// The longest callback URL in an address that is used, in bytes.
///
/// Servers accept no longer request line (8 to 16 KB by default), so no server can have sent a
/// longer one. A fragment, or a page that a service worker serves, can have any length.
pub(crate) const LONGEST_TARGET: usize = 8_192;

/// The largest number of callback URLs inside one another that are decoded.
///
/// One or two occur, where a sign-in page is itself guarded. Decoding a level copies all that is
/// inside it.
pub(crate) const DEEPEST_TARGET: usize = 5;

/// The longest body of a response, in bytes.
///
/// A session that Auth.js keeps in cookies is less than a tenth as long, because servers refuse
/// longer headers, and so is the longest list of providers. A longer body would be copied and
/// parsed while the page is blocked, in each tab to which it is broadcast.
pub(crate) const LARGEST_BODY: u32 = 1_000_000;

/// The largest number of providers of a server that are listed.
///
/// Auth.js comes with about a hundred, and each is rendered as one button at most. A thousand leave
/// room for one provider for each customer of an app, and are rendered without a delay.
pub(crate) const MOST_PROVIDERS: usize = 1_000;
