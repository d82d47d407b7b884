//! Every duration of the protocol, each with the reason for its size.

use std::time::Duration;

const fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

// Failures.

/// Delay before the first retry after a failed request; it doubles with each further failure.
pub(crate) const FIRST_RETRY: Duration = seconds(1);

/// Longest delay between two retries. A server that is back is noticed within a minute.
pub(crate) const LONGEST_RETRY: Duration = seconds(60);

/// Longest `Retry-After` that is obeyed.
///
/// A gateway that sends "a day" by mistake would switch a tab off for the day. A server that is
/// still overloaded after five minutes sends it again.
pub(crate) const LONGEST_RETRY_AFTER: Duration = seconds(300);

// Invalidations.

/// Delay of a request because of an invalidation, during which another tab may send it.
pub(crate) const INVALIDATION_DELAY: Duration = millis(60);

/// Range of the random addition to [`INVALIDATION_DELAY`], which spreads the tabs.
pub(crate) const INVALIDATION_JITTER: Duration = millis(400);

/// Least time between two requests because of invalidations.
///
/// Users change who is signed in less often, and a script that posts a hundred messages a second
/// costs a request a second: for all tabs that share their session, and for each that does not.
pub(crate) const INVALIDATION_FLOOR: Duration = seconds(1);

/// Time without an invalidation after which the next one ignores the back-off of a failing server.
///
/// So a sign-out is followed at once, and a flood of messages costs such a server nothing.
pub(crate) const QUIET: Duration = seconds(60);

/// Delay before an unannounced sign-in that another tab has broadcast is verified.
///
/// By then that tab's own page has loaded, and all tabs have received it.
pub(crate) const VERIFY_AFTER: Duration = seconds(3);

// Requests of several tabs.

/// Delay of polls and expiry checks in tabs that did not send the latest request.
///
/// So the tab that did sends the next one, too.
pub(crate) const FOLLOWER_DELAY: Duration = millis(300);

/// Range of the random addition to [`FOLLOWER_DELAY`], which spreads the tabs.
pub(crate) const FOLLOWER_JITTER: Duration = millis(1_500);

/// How long a tab waits for the Web Lock, and up to as much again at random.
///
/// The tab that has it may be frozen, or a script may keep it. The wait is longer than most
/// requests take, or every tab would send its own.
pub(crate) const LOCK_TIMEOUT: Duration = seconds(5);

/// How long queries of new tabs wait after one was answered; then they get one reply together.
pub(crate) const QUERY_WINDOW: Duration = millis(100);

// Mutations.

/// How long the mutation of another tab is waited for. That tab may have been closed half-way.
pub(crate) const LEASE: Duration = seconds(5);

/// How long a request of a tab whose lease has expired may still take to the server and back.
pub(crate) const LATE_REQUEST_GRACE: Duration = seconds(10);

/// How long other tabs can keep this one from sending requests.
///
/// That is as long as a request may take by default.
pub(crate) const LONGEST_BLOCK: Duration = seconds(15);

/// How long other tabs cannot block this one again after [`LONGEST_BLOCK`].
///
/// A block may begin earlier if the server has answered this tab meanwhile.
pub(crate) const UNBLOCKED_FOR: Duration = seconds(60);

/// Delay of a request that was aborted a second time for another tab's mutation.
///
/// It doubles from then on: a script that posts mutations all the time costs few requests until it
/// is ignored.
pub(crate) const RESTART_DELAY: Duration = millis(250);

// Sign-outs.

/// Delay between an unexpected sign-out and the request that confirms it.
///
/// It is long enough for a connection pool to recover, short enough for a real sign-out elsewhere.
pub(crate) const CONFIRM_AFTER: Duration = seconds(1);

/// How much longer than [`CONFIRM_AFTER`] the other tabs wait for another tab's confirmation.
///
/// Its request may take a while.
pub(crate) const CONFIRM_GRACE: Duration = seconds(2);

/// How long after a confirmed sign-out the session is requested again, in case it is back.
pub(crate) const RESTORE_FOR: Duration = seconds(300);

/// How long an announced mutation explains a sign-out.
///
/// It is longer than [`LEASE`] and [`LATE_REQUEST_GRACE`] together.
pub(crate) const ANNOUNCED_FOR: Duration = seconds(20);

/// How long a sign-out mark explains that a page finds no session when it is opened.
///
/// That is as long as the page takes to load anew after a sign-out.
pub(crate) const SIGN_OUT_MARK: Duration = seconds(10);

/// How long after its first snapshot such a page counts as opened by the sign-out.
///
/// Its guards then give no error and no way back. What its visitor requests later is returned to
/// after the next sign-in.
pub(crate) const OPENED_BY_SIGN_OUT: Duration = seconds(2);

// Expiry.

/// Delay of the request after the session's end.
///
/// The `Date` of a response may be that of another machine, a proxy, whose clock differs a little.
pub(crate) const EXPIRY_MARGIN: Duration = seconds(1);

/// [`EXPIRY_MARGIN`] on a machine whose clock is behind.
///
/// A browser there may send the cookie for longer, and Auth.js accepts its token for 15 s more
/// (`clockTolerance` in `@auth/core` 0.41.3).
pub(crate) const EXPIRY_MARGIN_BEHIND: Duration = seconds(16);

// Clocks.

/// Largest lead of another tab's timestamp.
///
/// The clocks of two tabs differ by some milliseconds, and a small step back goes unnoticed; a
/// later timestamp could not be ordered among the others.
pub(crate) const CLOCK_SLACK: Duration = millis(2_000);

/// Smallest step back of the wall clock that counts.
///
/// Firefox rounds clocks to 17 ms and more (`privacy.resistFingerprinting`).
pub(crate) const MIN_CLOCK_STEP: Duration = millis(100);

/// Least difference between two timestamps of one tab, in milliseconds.
pub(crate) const MIN_STEP: f64 = 0.01;

// Pages.

/// How long a navigation may take. It may end in a download or be stopped, and the page stays.
pub(crate) const NAVIGATION_TIMEOUT: Duration = seconds(10);

/// Delay before a request is repeated that failed because of a navigation.
pub(crate) const NAVIGATION_RETRY: Duration = seconds(1);

/// Step in which the timeout of a call is counted, while the page is awake.
///
/// One timer for all of it would fire at once in a page that has slept.
pub(crate) const CALL_TIMEOUT_STEP: Duration = seconds(1);

/// How long providers and CSRF token of the server are reused.
///
/// A token that was replaced meanwhile costs a further request, and no sign-in, sign-out or update.
pub(crate) const CACHE_TTL: Duration = seconds(600);
