use proptest::prelude::*;
use proptest::test_runner::Config;

use super::network::Kind;
use super::step::{Step, steps};
use super::world::World;

const INTERVALS: usize = 10;

proptest! {
    #![proptest_config(Config { cases: 200, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_happened_before_all_tabs_together_poll_once_per_interval(
        mut steps in steps(true),
    ) {
        // Tabs poll only while a user is signed in.
        steps.push(Step::Open { shares: true, rendered: None });
        let mut world = World::new(false);
        for step in steps {
            world.take(step, 10);
        }
        for place in 0..world.tabs.len() {
            world.with(place, |tab| tab.show(true));
        }
        world.settle();
        world.take(Step::Do(0, Kind::SignIn("Ada")), 10);
        world.rest(15_000.0);
        world.assert_all_show("Ada", "after a sign-in at rest");

        let before = world.network.reads_sent;
        world.rest(world.tabs[0].interval() * INTERVALS as f64);
        let sent = world.network.reads_sent - before;
        prop_assert!((INTERVALS - 1..=INTERVALS).contains(&sent), "{sent} requests");
    }
}
