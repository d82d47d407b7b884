//! Of two snapshots that are true from the same moment, the one that arrived first stays.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{MutationKind, PostResult};

const NOW: f64 = 10_000.0;

/// Receives a snapshot that is true from [`NOW`].
fn receive(tab: &mut Tab, name: &str) {
    tab.at(NOW + 60.0).receive(NOW, snapshot(user(name, NOW)));
}

#[test]
fn a_failure_counts_for_nothing_once_another_tabs_snapshot_of_the_same_moment_has_arrived() {
    let mut tab = Tab::signed_in();
    tab.can_share = false;
    tab.at(NOW).focus();
    receive(&mut tab, "Bob");
    tab.answer(failed());
    assert_eq!((tab.who(), tab.view().error()), ("Bob", None));
    // No retry before the sign-in is verified, and no back-off.
    assert_eq!(tab.due(), Some(NOW + 60.0 + 3_000.0));
    tab.call();
    tab.answer(failed());
    assert_eq!(tab.due(), Some(NOW + 60.0 + 500.0));
}

#[test]
fn of_two_snapshots_of_one_moment_that_arrive_during_a_mutation_the_first_is_kept() {
    let mut tab = Tab::signed_in();
    let mutation = tab.at(NOW).mutate(MutationKind::Update);
    let mut idle = Tab::signed_in();
    for tab in [&mut tab, &mut idle] {
        receive(tab, "Bob");
        receive(tab, "Eve");
    }
    assert_eq!(tab.who(), "Ada");
    tab.at(NOW + 1_000.0).post(mutation, PostResult::Refused);
    assert_eq!((tab.who(), idle.who()), ("Bob", "Bob"));
}
