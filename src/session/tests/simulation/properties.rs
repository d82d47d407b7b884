use proptest::prelude::*;
use proptest::test_runner::Config;

use super::step::{Step, steps};
use super::world::World;

fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

/// Returns `true` if the server may say something else than the tabs, or one tab than the rest,
/// although no tab is wrong.
fn is_hidden(step: &Step) -> bool {
    match step {
        Step::EndSession | Step::Database { .. } => true,
        Step::Call { applies, tells, .. } => !(*applies && *tells),
        _ => false,
    }
}

/// Lets the steps happen, each a moment after the one before.
fn play(world: &mut World, steps: Vec<Step>, polls: u64) {
    for step in steps {
        world.take(step, polls);
        world.pass(2.0);
    }
}

proptest! {
    #![proptest_config(config(1000))]

    /// Checked at every step: see `Tab::dispatch` and `World::with`.
    #[test]
    fn every_tab_shows_the_newest_answer_that_it_may_believe_and_comes_to_rest(
        steps in steps(false),
        polls in prop::sample::select(vec![0, 10]),
    ) {
        let mut world = World::new(false);
        for step in steps {
            world.take(step, polls);
        }
        world.settle();
        world.ask_in_every_tab();
    }

    #[test]
    fn tabs_that_share_agree_when_all_is_said(
        steps in steps(true),
        polls in prop::sample::select(vec![0, 10]),
    ) {
        let mut world = World::new(false);
        // A client that is not mounted neither posts nor receives messages.
        let is_apart = |step: &Step| matches!(step, Step::Unmount(_));
        let is_open = !steps.iter().any(|step| is_hidden(step) || is_apart(step));
        play(&mut world, steps, polls);
        world.calm_down();
        if is_open && let Some(first) = world.shown().first() {
            world.assert_all_show(first, "at rest");
            if !world.had_two_changes && world.network.undone.is_none() {
                world.assert_all_show_the_truth();
            }
        }
        world.settle();
    }

    #[test]
    fn no_read_in_flight_undoes_what_another_tab_did_if_messages_are_faster_than_answers(
        steps in steps(false),
    ) {
        let mut world = World::new(true);
        for step in steps.into_iter().filter(|step| !is_hidden(step)) {
            let is_changing = world.tabs.iter().any(|tab| tab.machine.activity.is_mutating());
            let is_fair = match step {
                // Two changes at once have no order that all could agree on.
                Step::Do(..) => !is_changing,
                // A page that is suspended receives no message.
                Step::Suspend(_) => !is_changing,
                // A client that is not mounted neither posts nor receives messages, and no
                // tab waits for a mutation that was dropped.
                Step::Unmount(_) | Step::DropMutation(_) => false,
                _ => true,
            };
            if is_fair {
                play(&mut world, vec![step], 0);
            }
        }
        world.calm_down();
        world.assert_all_show_the_truth();
        world.settle();
    }

    #[test]
    fn changes_of_several_tabs_at_once_end_in_what_the_server_says(steps in steps(false)) {
        let mut world = World::new(true);
        // See above.
        let is_apart = |step: &Step| {
            matches!(step, Step::Unmount(_) | Step::Suspend(_) | Step::DropMutation(_))
        };
        let is_fair = |step: &Step| !is_hidden(step) && !is_apart(step);
        play(&mut world, steps.into_iter().filter(is_fair).collect(), 0);
        world.calm_down();
        world.assert_all_show_the_truth();
        world.settle();
    }
}
