//! Of two things that are true from the same moment, the one that came first stands.

use crate::session::samples::*;

#[test]
fn a_failure_counts_for_nothing_once_another_tab_has_told_something_of_the_same_moment() {
    let told_meanwhile = after(
        &signed_in(),
        [started(1, 2_000.0), told(user("Bob", 2_000.0))],
    );
    let state = after(&told_meanwhile, [failed(1, 9_000.0)]);
    assert_eq!((who(&state), state.error()), ("Bob", None));
    assert_eq!((state.failures(), state.retry_at), (0, None));
}

#[test]
fn of_two_things_of_one_moment_told_during_an_action_the_first_is_kept() {
    let told_twice = [told(user("Bob", 2_000.0)), told(user("Eve", 2_000.0))];
    let acting = after(&after(&signed_in(), [action(1)]), told_twice.clone());
    let ended = after(&acting, [action_ended(1, 3_000.0)]);
    assert_eq!(who(&ended), "Bob");
    assert_eq!(who(&after(&signed_in(), told_twice)), "Bob", "as always");
}
