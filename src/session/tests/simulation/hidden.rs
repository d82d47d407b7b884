//! Hidden tabs, whose timers fire all together: once in a second.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::Millis;
use super::network::Kind;
use super::step::{Step, rules};
use super::world::World;
use crate::types::AuthClientConfig;

const POLL_SECONDS: u64 = 10;

/// Hidden tabs in which Ada is signed in.
fn hidden_tabs(count: usize, polls: u64) -> World {
    let mut world = World::new(true);
    for place in 0..count {
        let rules = AuthClientConfig {
            refetch_when_hidden: true,
            ..rules(polls, true)
        };
        world.open(rules, place as f64 / count as f64, None);
    }
    world.rest(100.0);
    world.take(Step::Do(0, Kind::SignIn("Ada")), polls);
    world.rest(3_000.0);
    world.assert_all_show("Ada", "after a sign-in");
    for place in 0..count {
        world.with(place, |tab| tab.show(false));
    }
    world
}

/// Lets time pass with a server that takes `latency` to answer; returns how often it was asked.
fn reads_within(world: &mut World, wait: Millis, latency: Millis) -> usize {
    let before = world.network.reads_sent;
    let end = world.time.steady + wait;
    while world.time.steady < end {
        world.pass(latency);
        world.answer_all();
    }
    world.network.reads_sent - before
}

proptest! {
    #![proptest_config(Config { cases: 60, failure_persistence: None, ..Config::default() })]

    #[test]
    fn an_invalidation_costs_one_request_for_all_hidden_tabs(
        tabs in 2..=20_usize,
        latency in 10.0..3_000.0,
        after in 0.0..1_000.0,
    ) {
        let mut world = hidden_tabs(tabs, 0);
        world.rest(after);
        for place in 0..tabs {
            world.invalidate(place);
        }
        prop_assert_eq!(reads_within(&mut world, 30_000.0, latency), 1);
    }

    #[test]
    fn hidden_tabs_poll_once_per_interval(
        tabs in 2..=20_usize,
        latency in 10.0..500.0,
        after in 0.0..1_000.0,
    ) {
        let mut world = hidden_tabs(tabs, POLL_SECONDS);
        world.rest(after);
        let reads = reads_within(&mut world, 100_000.0, latency);
        prop_assert!((8..=10).contains(&reads), "{reads} requests");
    }
}

#[test]
fn where_a_script_keeps_the_lock_the_tabs_ask_without_it_and_not_all_at_once() {
    let mut world = hidden_tabs(20, 0);
    world.locks.are_kept = true;
    for place in 0..20 {
        world.invalidate(place);
    }
    let reads = reads_within(&mut world, 30_000.0, 100.0);
    // As many as time out in one second.
    assert!((1..=4).contains(&reads), "{reads} requests");
}
