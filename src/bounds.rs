//! Limits on the input of servers, other tabs and URLs, each with its reason.

/// How many requests are aborted while other tabs are not waited for, each because another mutation
/// ended.
///
/// The response to such a request could bring back the cookie from before the mutation.
pub(crate) const MOST_LATE_ABORTS: u32 = 3;

/// How many mutations of other tabs are waited for, and remembered.
pub(crate) const MOST_LEASES: usize = 32;

/// The largest number of characters in a message of another tab.
///
/// It is twice that of the largest response of a server that is read.
pub(crate) const LARGEST_MESSAGE: u32 = 2 << 20;

/// The largest number of bytes in the name of a tab. Names that this library makes have 33.
pub(crate) const LONGEST_TAB_NAME: usize = 64;

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
