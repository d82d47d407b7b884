/// Tells the requests, calls and mutations of one tab apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RequestId(pub(crate) u64);
