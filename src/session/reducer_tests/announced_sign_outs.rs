//! What other tabs say about a sign-out, and what that explains.

use super::unexpected_sign_out::{ASKED_AT, null};
use crate::session::Event;
use crate::session::changes::LONGEST_HOLD;
use crate::session::samples::*;

#[test]
fn what_was_announced_explains_a_sign_out_for_twenty_seconds_and_until_something_newer_is_known() {
    let known = [
        Event::SignOutAnnounced { now: 5_000.0 },
        told(user("Ada", 6_000.0)),
    ];
    // A wrong password: announced, settled, and nothing came of it.
    let refused = [changing("b", 5_000.0 + LONGEST_HOLD), settled("b")];
    for (events, at, expected) in [
        (known, ASKED_AT, "Ada"),
        (refused.clone(), 24_900.0, "-"),
        (refused, 25_100.0, "Ada"),
    ] {
        let state = null(&after(&signed_in(), events), HINT, at);
        assert_eq!(who(&state), expected, "{at}");
    }
}

#[test]
fn a_sign_in_of_another_tab_settles_its_own_announcement_however_late_it_is_heard_of() {
    let events = [
        Event::PeerChanging {
            from: "b".to_owned(),
            at: 5_000.0,
            now: 5_003.0,
        },
        told(user("Ada", 5_000.01)),
        settled("b"),
    ];
    assert_eq!(
        who(&null(&after(&signed_in(), events), FOCUS, ASKED_AT)),
        "Ada"
    );
}

#[test]
fn a_tab_that_has_known_no_session_ends_none_elsewhere() {
    let state = after(&signed_in(), [renewed(ASKED_AT)]);
    assert_eq!(who(&state), "Ada");
    assert_eq!(who(&after(&loading(), [renewed(ASKED_AT)])), "-");
    let known = after(&signed_out(), [renewed(ASKED_AT)]);
    assert_eq!(
        known.updated_at(),
        Some(ASKED_AT + 60.0),
        "it is still as fresh"
    );
    let acting = [
        action(1),
        renewed(ASKED_AT),
        action_ended(1, ASKED_AT + 90.0),
    ];
    assert_eq!(who(&after(&signed_in(), acting)), "Ada");

    let out = nobody(ASKED_AT);
    assert!(signed_in().vouches_for(&out) && !signed_out().vouches_for(&out));
    assert!(!loading().vouches_for(&out) && loading().vouches_for(&user("Ada", 1.0)));
    let back = after(&signed_in(), [Event::Left, returned(5_000.0)]);
    assert!(
        !back.vouches_for(&out),
        "it only believes the answer for itself"
    );
}

#[test]
fn a_change_whose_end_was_not_seen_explains_a_sign_out_also_after_an_answer_from_before_it() {
    let given_up = [
        action(1),
        action_given_up(1, 5_000.0),
        // The server is asked before it carries out the change.
        started(2, 6_000.0),
        answered(2, user("Ada", 6_000.0)),
        Event::HoldsChecked { now: 15_000.0 },
    ];
    let state = null(&after(&signed_in(), given_up), HINT, 15_000.1);
    assert_eq!(who(&state), "-");
}
