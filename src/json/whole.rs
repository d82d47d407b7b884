/// The end of the whole numbers that JavaScript represents exactly.
pub(super) const WHOLE: u64 = 1 << 53;
