//! What a state says of itself, in each of its words.

use crate::session::Identity;
use crate::session::samples::*;
use crate::types::SignedOutReason;

#[test]
fn the_identity_is_shown_as_it_is_known() {
    assert_eq!(loading().identity(), &Identity::Unknown);
    let nobody = Identity::SignedOut(SignedOutReason::NoSession);
    assert_eq!(signed_out().identity(), &nobody);
    let state = signed_in();
    let session = state.session().unwrap().clone();
    assert_eq!(state.identity(), &Identity::SignedIn(session));
}

#[test]
fn a_read_is_no_action_and_another_tabs_change_is_none_of_this_tab() {
    let reading = after(&signed_in(), [started(1, 2_000.0)]);
    assert!(reading.is_refreshing() && !reading.is_acting());
    let held = after(&signed_in(), [changing("b", 7_000.0)]);
    assert!(held.is_held() && !held.is_acting());
}

#[test]
fn only_what_says_something_else_differs() {
    let (ada, bob) = (session_of("Ada", "later"), session_of("Bob", "later"));
    let known = signed_in();
    assert!(!known.differs_from(Some(&ada)), "but for its end");
    assert!(known.differs_from(Some(&bob)) && known.differs_from(None));
    assert!(signed_out().differs_from(Some(&ada)) && !signed_out().differs_from(None));
}
