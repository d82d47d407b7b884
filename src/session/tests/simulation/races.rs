//! Two tabs that change who is signed in at the same time.

use super::Millis;
use super::network::{Kind, Request};
use super::step::{Step, rules};
use super::world::{End, World};

/// Two tabs in which Ada is signed in, and the first of which signs out.
fn both_as_ada(shares: bool) -> World {
    let mut world = World::new(true);
    for place in 0..2 {
        world.open(rules(0, shares), place as f64 / 2.0, None);
    }
    world.rest(100.0);
    world.take(Step::Do(0, Kind::SignIn("Ada")), 0);
    world.rest(2_000.0);
    world.assert_all_show("Ada", "after a sign-in");
    world
}

#[test]
fn a_sign_in_that_ends_after_another_tabs_sign_out_is_shown_there_too() {
    for shares in [true, false] {
        let mut world = both_as_ada(shares);
        world.take(Step::Do(0, Kind::SignOut), 0);
        world.take(Step::Do(1, Kind::SignIn("Ada")), 0);
        // The sign-out is answered first, then the sign-in.
        world.take(Step::End(0, End::Answered), 0);
        world.take(Step::Pass(20.0), 0);
        world.take(Step::End(0, End::Answered), 0);
        world.calm_down();
        assert_eq!(world.network.who(world.server_time()), "Ada");
        world.assert_all_show_the_truth();
    }
}

#[test]
fn a_read_that_a_sign_out_overtakes_and_that_brings_the_cookie_back_is_asked_again() {
    for shares in [true, false] {
        let mut world = both_as_ada(shares);
        world.take(Step::Do(1, Kind::SignIn("Ada")), 0);
        world.take(Step::End(0, End::Answered), 0);
        // Its session request is on its way when the other tab signs out.
        world.take(Step::Serve(0), 0);
        world.take(Step::Do(0, Kind::SignOut), 0);
        world.take(Step::End(1, End::Answered), 0);
        world.take(Step::Pass(20.0), 0);
        world.take(Step::End(0, End::Answered), 0);
        world.calm_down();
        assert_eq!(world.network.who(world.server_time()), "Ada");
        world.assert_all_show_the_truth();
    }
}

#[test]
fn a_sign_out_after_many_updates_in_a_row_is_not_undone() {
    for updates in [4, 5, 6, 8] {
        for offset in 0..40 {
            let mut world = World::new(true);
            for place in 0..2 {
                world.open(rules(10, false), place as f64 / 2.0, None);
            }
            world.rest(100.0);
            world.take(Step::Do(0, Kind::SignIn("Ada")), 10);
            world.rest(30_000.0 + 97.0 * f64::from(offset));
            for version in 0..updates {
                world.take(Step::Do(0, Kind::Update(version)), 10);
            }
            world.take(Step::Do(0, Kind::SignOut), 10);
            world.run_with_latencies(40_000.0, 3_000.0, 800.0);
            assert_eq!(
                world.network.who(world.server_time()),
                "-",
                "{updates}, {offset}"
            );
        }
    }
}

impl World {
    /// Lets time pass with a server that takes so long for changes and for reads.
    fn run_with_latencies(&mut self, wait: Millis, change: Millis, read: Millis) {
        let end = self.time.steady + wait;
        while self.time.steady < end {
            self.pass(10.0);
            let now = self.time.steady;
            let is_due = |request: &Request| {
                let latency = if request.kind == Kind::Read {
                    read
                } else {
                    change
                };
                request.sent.steady + latency <= now
            };
            while let Some(place) = self.network.under_way.iter().position(is_due) {
                self.end_request(place, End::Answered);
            }
        }
    }
}
