//! The Web Lock, by which one tab sends a request for all of them.

/// Which tab has the lock, and which wait for it.
#[derive(Default)]
pub(super) struct Locks {
    pub(super) holder: Option<u32>,
    pub(super) waiting: Vec<u32>,
    pub(super) is_granting: bool,
    /// Whether a script keeps the lock, so that it is never granted.
    pub(super) are_kept: bool,
}

impl Locks {
    pub(super) fn request(&mut self, tab: u32) {
        self.release(tab);
        self.waiting.push(tab);
    }

    pub(super) fn release(&mut self, tab: u32) {
        self.waiting.retain(|waiting| *waiting != tab);
        self.holder = self.holder.filter(|holder| *holder != tab);
    }
}
