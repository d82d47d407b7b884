use proptest::prelude::*;
use proptest::test_runner::Config;

use super::Millis;
use super::network::{Kind, MAX_AGE};
use super::step::{Step, rules};
use super::world::World;

/// Longer than the last tab waits for the first one after a session's end.
const A_WHILE: Millis = 20_000.0;

proptest! {
    #![proptest_config(Config { cases: 100, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_session_that_is_not_used_ends_whatever_the_machines_clock_says(
        tabs in 1..4usize,
        shares in any::<bool>(),
        is_hidden in any::<bool>(),
        ahead in prop_oneof![-5_000.0..5_000.0, Just(86_400_000.0), Just(-86_400_000.0)],
    ) {
        let mut world = World::new(false);
        world.take(Step::SetClock(ahead), 0);
        for place in 0..tabs {
            world.open(rules(0, shares), place as f64 / 4.0, None);
        }
        world.rest(100.0);
        world.take(Step::Do(0, Kind::SignIn("Ada")), 0);
        world.rest(2_000.0);
        world.assert_all_show("Ada", "after a sign-in");
        if is_hidden {
            for place in 0..tabs {
                world.with(place, |tab| tab.show(false));
            }
        }
        let before = world.network.reads_sent;
        world.rest(MAX_AGE + A_WHILE);
        prop_assert_eq!(world.network.who(world.server_time()), "-");
        let asked = world.network.reads_sent - before;
        if is_hidden {
            prop_assert_eq!(asked, 0);
        } else {
            world.assert_all_show("-", "after its end");
            prop_assert!(!shares || asked == 1, "{asked} requests");
        }
    }
}
