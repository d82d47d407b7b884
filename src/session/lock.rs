/// This tab's state with regard to the Web Lock.
///
/// It may never be granted, because any script of the origin can keep it: each request for it has a
/// timeout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lock {
    #[default]
    Free,
    Requested,
    /// It is this tab's, but messages of the previous owner may still be under way.
    Granted,
    /// It is this tab's for the request under way.
    Used,
    /// The browser has no locks, so requests are sent at once. Jitter has spread the tabs already.
    Unavailable,
}
