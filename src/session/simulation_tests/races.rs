//! Two tabs that change who is signed in at the same time.

use super::network::Kind;
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
