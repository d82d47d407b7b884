//! Work, told by the bytes that are allocated for it: no clock is needed to see that twice the
//! input makes no more than twice the work.
#![cfg(not(target_arch = "wasm32"))]

use allocation_counter::measure;

/// What a short call may allocate, however little it reads.
const LEAST: u64 = 4_096;

/// Checks that `what` allocates no more than twice as much for `input(2 * n)` as for `input(n)`,
/// and for neither more than `most` times its length.
pub(crate) fn check_growth(
    n: usize,
    most: u64,
    input: impl Fn(usize) -> String,
    what: impl Fn(&str),
) {
    let (once, twice) = (input(n), input(2 * n));
    let bytes = |input: &str| measure(|| what(input)).bytes_total;
    let (small, large) = (bytes(&once), bytes(&twice));
    let (short, long) = (once.len() as u64, twice.len() as u64);
    // Where buffers grow by doubling, twice the input may need one more doubling.
    let twice_the_work = small * 2 * long.div_ceil(short.max(1)) + LEAST;
    let is_linear = large <= twice_the_work || large <= most * long / 2;
    assert!(is_linear, "{small} bytes for {short}, {large} for {long}");
    assert!(large <= most * long + LEAST, "{large} bytes for {long}");
}
