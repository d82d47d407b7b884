//! What happens when somebody sets the clock back.

use crate::session::samples::*;

#[test]
fn a_hint_of_a_moment_that_has_yet_to_come_again_is_answered_by_the_next_read() {
    let hinted = after(&signed_in(), [nudged(HINT, 9_000.0)]);
    let reading = after(&hinted, [started(1, 2_000.0)]);
    let answer = after(&reading, [answered(1, user("Ada", 2_000.0))]);
    assert_eq!(answer.nudge, None);
    let failure = after(&reading, [failed(1, 3_000.0)]);
    assert_eq!((failure.nudge, failure.retry_at), (None, Some(3_000.0)));
}
