//! Measures how the work of a call grows with its input, by the bytes that the call allocates.
//!
//! Unlike a time, their number is equal in every run.

use allocation_counter::measure;

/// The bytes that a call may allocate whatever the length of its input.
const LEAST: u64 = 4_096;

/// Checks that the allocations of `call` grow in proportion to its input.
///
/// For `input(2 * n)` they may be at most twice those for `input(n)`, and for each at most `most`
/// times its length, in bytes.
pub(crate) fn check_growth(
    n: usize,
    most: u64,
    input: impl Fn(usize) -> String,
    call: impl Fn(&str),
) {
    let (once, twice) = (input(n), input(2 * n));
    let bytes = |input: &str| measure(|| call(input)).bytes_total;
    let (small, large) = (bytes(&once), bytes(&twice));
    let (short, long) = (once.len() as u64, twice.len() as u64);
    // A buffer that grows by doubling may need one more doubling for twice the input.
    let twice_the_work = small * 2 * long.div_ceil(short.max(1)) + LEAST;
    let is_linear = large <= twice_the_work || large <= most * long / 2;
    assert!(is_linear, "{small} bytes for {short}, {large} for {long}");
    assert!(large <= most * long + LEAST, "{large} bytes for {long}");
}
