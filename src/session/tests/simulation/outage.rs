//! A server whose database is out of reach answers as if no user were signed in.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::Millis;
use super::network::Kind;
use super::step::Step;
use super::world::World;

const POLL_SECONDS: u64 = 10;

fn open(world: &mut World, polls: u64) {
    let open = Step::Open {
        shares: true,
        rendered: None,
    };
    world.take(open, polls);
}

/// Tabs in which Ada is signed in, and which have come to rest.
fn world(tabs: usize, polls: u64) -> World {
    let mut world = World::new(false);
    for _ in 0..tabs {
        open(&mut world, polls);
    }
    world.settle();
    world.take(Step::Do(0, Kind::SignIn("Ada")), polls);
    world.rest(15_000.0);
    world.assert_all_show("Ada", "after a sign-in at rest");
    world
}

fn set_away(world: &mut World, is_away: bool) {
    world.take(Step::Database { is_away }, POLL_SECONDS);
}

proptest! {
    #![proptest_config(Config { cases: 60, failure_persistence: None, ..Config::default() })]

    #[test]
    fn an_outage_of_less_than_a_second_is_never_shown(
        tabs in 1..5_usize,
        lasts in 0.0..900.0,
        starts in 3_500.0..5_500.0,
    ) {
        let mut world = world(tabs, POLL_SECONDS);
        world.rest(starts);
        set_away(&mut world, true);
        let end = world.time.steady + lasts;
        while world.time.steady < end {
            world.rest(50.0);
            world.assert_all_show("Ada", "during the outage");
        }
        set_away(&mut world, false);
        for _ in 0..100 {
            world.rest(300.0);
            world.assert_all_show("Ada", "after the outage");
        }
    }

    #[test]
    fn after_an_outage_of_some_minutes_every_tab_is_signed_in_again_by_itself(
        tabs in 1..5_usize,
        lasts in 2_000.0..230_000.0,
    ) {
        let mut world = world(tabs, POLL_SECONDS);
        set_away(&mut world, true);
        let sent = world.network.reads_sent;
        world.rest(lasts);
        let sent = world.network.reads_sent - sent;
        // Two to be sure, then one for all tabs with back-off: 1, 2, 4 ... 60 s.
        let most = 2 + tabs + (lasts / 20_000.0) as usize + 8;
        prop_assert!(sent <= most, "{sent} requests of {tabs} tabs in {lasts} ms");
        set_away(&mut world, false);
        world.rest(61_000.0);
        world.assert_all_show("Ada", "a minute after the outage");
    }

    #[test]
    fn a_session_that_the_server_has_ended_is_confirmed_by_one_request_more(
        tabs in 1..5_usize,
        wait in 0.0..10_000.0,
    ) {
        let mut world = world(tabs, POLL_SECONDS);
        world.rest(wait);
        let sent = world.network.reads_sent;
        world.take(Step::EndSession, POLL_SECONDS);
        // By then one poll interval is over, and the second answer is here.
        let mut waited: Millis = 0.0;
        while world.tabs.iter().any(|tab| tab.who() != "-") {
            world.rest(100.0);
            waited += 100.0;
            prop_assert!(waited < 13_000.0, "{:?} after {waited} ms", world.shown());
        }
        let sent = world.network.reads_sent - sent;
        prop_assert_eq!(sent, 2, "by {} tabs", tabs);
    }

    #[test]
    fn a_tab_that_is_opened_or_that_asks_during_an_outage_signs_out_no_other(
        tabs in 1..4_usize,
        closes_the_newest: bool,
        asks in 0..4_usize,
    ) {
        let mut world = world(tabs, 0);
        set_away(&mut world, true);
        let is_unknown = closes_the_newest && tabs > 1;
        if is_unknown {
            // It was told last, so no other answers a new tab, which then knows of no session.
            let newest = world.tabs.iter().position(|tab| tab.machine.known.fetched_here);
            world.close(newest.unwrap());
        }
        let known = world.tabs.len();
        open(&mut world, 0);
        world.rest(500.0);
        if asks < known {
            // A call of the app that leaves its own tab alone.
            world.with(asks, |tab| tab.get_session(false, true));
        }
        world.rest(300.0);
        if !is_unknown {
            // Any longer, and the new tab would be told twice of the end of a session that it
            // knows.
            set_away(&mut world, false);
        }
        for _ in 0..20 {
            world.rest(300.0);
            let shown = &world.shown()[..known];
            prop_assert!(shown.iter().all(|who| *who == "Ada"), "{shown:?}");
        }
    }

    #[test]
    fn tabs_without_polls_come_back_after_an_outage_too(tabs in 1..5_usize, hides_first: bool) {
        let mut world = world(tabs, 0);
        set_away(&mut world, true);
        world.rest(6_000.0);
        world.with(0, |tab| tab.show(true));
        world.rest(5_000.0);
        world.assert_all_show("-", "after the second answer");
        // The tab that asked may be hidden by now; any visible one will do.
        if hides_first && tabs > 1 {
            world.with(0, |tab| tab.show(false));
        }
        world.rest(20_000.0);
        set_away(&mut world, false);
        world.rest(61_000.0);
        world.assert_all_show("Ada", "a minute after the outage");
    }
}
