/// This tab's state with regard to the lock. It may never be granted: any script of the origin can
/// keep it, so a tab that requests it has a time-out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lock {
    #[default]
    Free,
    Requested,
    /// It is this tab's, but not used before all has arrived that the previous tab has broadcast.
    Granted,
    /// It is this tab's for the request under way.
    Used,
    /// The browser has no locks: tabs send their requests at once. Chance has spread them already.
    Unavailable,
}
