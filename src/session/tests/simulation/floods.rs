//! A script of the origin that says something all the time.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::super::fixtures::{message, snapshot};
use super::Millis;
use super::network::{Kind, Login};
use super::step::{Step, rules};
use super::world::{End, World};
use crate::session::timing;
use crate::session::{Event, MessageBody, Trigger};
use crate::types::{AuthClientConfig, UpdateCause, millis};

/// How long the script goes on.
const LASTS: Millis = 90_000.0;

/// What the script says.
#[derive(Clone, Copy, Debug)]
enum Word {
    Invalidate,
    NextAuth,
    Started,
    Ended,
    StartedAndEnded,
    Confirming,
    Snapshot,
}

/// A flood: a word each so many milliseconds, by so many names, and how the server does meanwhile.
#[derive(Clone, Copy, Debug)]
struct Flood {
    word: Word,
    every: Millis,
    names: u32,
    latency: Millis,
    is_failing: bool,
}

fn floor() -> Millis {
    millis(timing::INVALIDATION_FLOOR)
}

fn verify() -> Millis {
    millis(timing::VERIFY_AFTER)
}

fn quiet() -> Millis {
    millis(timing::QUIET)
}

/// What came of it.
struct Outcome {
    requests: usize,
    /// The longest time for which a tab waited for other tabs without a break.
    longest_block: Millis,
    /// When a call was answered that the first tab made at the beginning.
    answered_after: Option<Millis>,
}

/// Tabs in which Ada is signed in.
fn tabs(count: usize, shares: bool) -> World {
    let mut world = World::new(true);
    for place in 0..count {
        world.open(rules(0, shares), place as f64 / count as f64, None);
    }
    world.rest(100.0);
    world.take(Step::Do(0, Kind::SignIn("Ada")), 0);
    world.rest(120_000.0);
    world.assert_all_show("Ada", "after a sign-in");
    world
}

impl World {
    fn post_script(&mut self, flood: Flood, number: u32) {
        let at = self.time.wall;
        let body = match flood.word {
            Word::Invalidate | Word::NextAuth => MessageBody::Invalidate,
            Word::Started => MessageBody::MutationStarted,
            Word::Ended => MessageBody::MutationEnded,
            Word::StartedAndEnded if number.is_multiple_of(2) => MessageBody::MutationStarted,
            Word::StartedAndEnded => MessageBody::MutationEnded,
            Word::Confirming => MessageBody::ConfirmingSignOut,
            Word::Snapshot => snapshot(Login::of_script(number, at)),
        };
        let name = format!("script {}", number / 2 % flood.names);
        for place in 0..self.tabs.len() {
            let event = match flood.word {
                Word::NextAuth => Event::NextAuthTriggered(Trigger::GetSession),
                _ => Event::MessageReceived(message(&name, at, body.clone())),
            };
            self.with(place, |tab| tab.dispatch(event));
        }
    }

    /// Ends the requests that have taken `latency`.
    fn end_requests(&mut self, latency: Millis, end: End) {
        let is_old = |world: &Self| {
            let sent = world.network.under_way.iter();
            let mut sent = sent.map(|request| request.sent.steady);
            sent.position(|at| at + latency <= world.time.steady)
        };
        while let Some(place) = is_old(self) {
            self.end_request(place, end);
        }
    }

    fn endure(&mut self, flood: Flood) -> Outcome {
        let sent = self.network.reads_sent;
        let start = self.time.steady;
        let end = if flood.is_failing {
            End::Failed
        } else {
            End::Answered
        };
        let mut blocked_since = vec![None; self.tabs.len()];
        let (mut longest_block, mut answered_after) = (0.0_f64, None);
        let (mut number, mut next_word) = (0, start);
        self.with(0, |tab| tab.get_session(true, true));
        while self.time.steady < start + LASTS {
            self.pass(5.0);
            self.end_requests(flood.latency, end);
            let now = self.time.steady;
            if now >= next_word {
                self.post_script(flood, number);
                number += 1;
                next_word = now + flood.every;
            }
            for (tab, since) in self.tabs.iter().zip(&mut blocked_since) {
                *since = tab.machine.is_blocked().then(|| since.unwrap_or(now));
                longest_block = longest_block.max(since.map_or(0.0, |since| now - since));
            }
            if answered_after.is_none() && self.tabs[0].calls.is_empty() {
                answered_after = Some(now - start);
            }
        }
        Outcome {
            requests: self.network.reads_sent - sent,
            longest_block,
            answered_after,
        }
    }
}

fn flood(words: &'static [Word]) -> impl Strategy<Value = Flood> {
    let every = prop::sample::select(vec![10.0, 100.0, 500.0, 1_900.0, 5_100.0]);
    let latency = prop::sample::select(vec![20.0, 400.0, 2_000.0]);
    let word = prop::sample::select(words);
    (word, every, 1..40_u32, latency, any::<bool>()).prop_map(
        |(word, every, names, latency, is_failing)| Flood {
            word,
            every,
            names,
            latency,
            is_failing,
        },
    )
}

proptest! {
    #![proptest_config(Config { cases: 60, failure_persistence: None, ..Config::default() })]

    #[test]
    fn invalidations_cost_a_request_for_each_floor_and_two_more(
        flood in flood(&[Word::Invalidate, Word::NextAuth, Word::Snapshot]),
        count in 1..4_usize,
        shares in any::<bool>(),
    ) {
        // A request that fails spares no other tab its own.
        let askers = if shares && !flood.is_failing { 1 } else { count };
        let floor = match flood.word {
            Word::NextAuth => {
                millis(AuthClientConfig::default().focus_throttle)
            }
            Word::Snapshot => verify(),
            _ => floor(),
        };
        let words = LASTS / flood.every;
        // The call's own request comes on top.
        let most = askers * ((LASTS / floor).min(words) as usize + 2) + 1;
        let outcome = tabs(count, shares).endure(flood);
        prop_assert!(outcome.requests <= most, "{} requests, {most} at most", outcome.requests);
    }

    #[test]
    fn what_a_flood_has_told_falsely_is_put_right_within_a_minute(
        flood in flood(&[Word::Snapshot]),
        count in 1..4_usize,
        shares in any::<bool>(),
    ) {
        let mut world = tabs(count, shares);
        world.endure(Flood { is_failing: false, ..flood });
        world.rest(quiet() + verify());
        world.assert_all_show("Ada", "a minute after the flood");
    }

    #[test]
    fn a_server_in_trouble_is_not_asked_more_often_for_a_flood(
        flood in flood(&[Word::Invalidate, Word::NextAuth, Word::Snapshot]),
        count in 1..4_usize,
    ) {
        let flood = Flood { is_failing: true, latency: 20.0, ..flood };
        let outcome = tabs(count, false).endure(flood);
        // 1, 2, 4 … 60 s apart, less half of it by chance; and the call's own.
        let most = count * 9 + 1;
        prop_assert!(outcome.requests <= most, "{} requests, {most} at most", outcome.requests);
    }

    #[test]
    fn no_tab_is_blocked_longer_than_fifteen_seconds_and_every_call_ends(
        flood in flood(&[
            Word::Started,
            Word::Ended,
            Word::StartedAndEnded,
            Word::Confirming,
        ]),
        count in 1..4_usize,
        shares in any::<bool>(),
    ) {
        let block = millis(timing::LONGEST_BLOCK);
        let outcome = tabs(count, shares).endure(flood);
        prop_assert!(outcome.longest_block <= block + 10.0);
        let answered = outcome.answered_after.unwrap_or(LASTS);
        let most = 2.0 * block + 3.0 * flood.latency;
        prop_assert!(answered <= most, "after {answered} ms");
        // Those that are aborted, and those that follow what is no longer waited for.
        let most = count * (12 + (LASTS / floor()) as usize);
        prop_assert!(outcome.requests <= most, "{} requests, {most} at most", outcome.requests);
    }
}

#[test]
fn what_a_script_says_falsely_is_put_right_by_one_request_for_all_tabs() {
    let mut world = tabs(3, true);
    let flood = Flood {
        word: Word::Snapshot,
        every: f64::INFINITY,
        names: 1,
        latency: 100.0,
        is_failing: false,
    };
    let sent = world.network.reads_sent;
    world.post_script(flood, 0);
    world.assert_all_show("Eve 0", "the word of a tab is taken");
    world.rest(verify() + 1_000.0);
    world.assert_all_show("Ada", "after the server was asked");
    assert_eq!(world.network.reads_sent - sent, 1);
    assert_eq!(world.tabs[1].view().cause(), Some(UpdateCause::OtherTab));
}
