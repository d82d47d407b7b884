use std::time::Duration;

use proptest::prelude::*;

use super::Millis;
use super::network::Kind;
use super::tab::Tab;
use super::world::{End, World};
use crate::types::AuthClientConfig;

/// One thing that may happen. Places count modulo what there is.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Open {
        shares: bool,
        /// How long ago by the browser's own clock the page was opened, if the server has rendered
        /// it.
        rendered: Option<Millis>,
    },
    Close(usize),
    Mount(usize),
    Unmount(usize),
    /// The app calls `get_session`.
    Call {
        tab: usize,
        applies: bool,
        tells: bool,
    },
    Do(usize, Kind),
    /// The server ends the session by itself.
    EndSession,
    /// The server's database goes away, or comes back.
    Database {
        is_away: bool,
    },
    Serve(usize),
    End(usize, End),
    Deliver(usize),
    Pass(Millis),
    /// The machine slept, or its clock was set.
    SetClock(Millis),
    Show(usize, bool),
    Connect(bool),
    /// The page goes into the back/forward cache.
    Suspend(usize),
    Resume {
        tab: usize,
        is_restored: bool,
    },
    /// The app drops a mutation half-way.
    DropMutation(usize),
    /// A script takes the Web Lock, or lets it go.
    KeepLock(bool),
}

const MOST_TABS: usize = 5;

/// Steps of a world whose tabs pass on contents, or of one in which some do not.
pub(super) fn steps(all_share: bool) -> impl Strategy<Value = Vec<Step>> {
    let place = || 0..MOST_TABS;
    let shares = prop::bool::weighted(0.6).prop_map(move |shares| shares || all_share);
    let rendered = prop::option::weighted(0.3, prop::sample::select(vec![0.0, 30.0, 3_000.0]));
    let rarely_not = || prop::bool::weighted(0.9);
    let kind = prop_oneof![
        2 => prop::sample::select(vec!["Ada", "Bob"]).prop_map(Kind::SignIn),
        2 => Just(Kind::SignOut),
        1 => (0..9u32).prop_map(Kind::Update),
    ];
    let end = prop_oneof![
        8 => Just(End::Answered),
        1 => Just(End::AnsweredTwice),
        1 => Just(End::Failed),
        1 => Just(End::CutOff),
        1 => Just(End::Overloaded),
    ];
    let wait = prop::sample::select(vec![1.0, 20.0, 300.0, 2_000.0, 6_000.0, 61_000.0]);
    let jump = prop::sample::select(vec![-20_000.0, -700.0, 700.0, 90_000.0, 3_600_000.0]);
    let step = prop_oneof![
        6 => (shares, rendered).prop_map(|(shares, rendered)| Step::Open { shares, rendered }),
        2 => place().prop_map(Step::Close),
        1 => place().prop_map(Step::Mount),
        1 => place().prop_map(Step::Unmount),
        6 => (place(), rarely_not(), rarely_not())
            .prop_map(|(tab, applies, tells)| Step::Call { tab, applies, tells }),
        8 => (place(), kind).prop_map(|(tab, kind)| Step::Do(tab, kind)),
        1 => Just(Step::EndSession),
        1 => any::<bool>().prop_map(|is_away| Step::Database { is_away }),
        4 => place().prop_map(Step::Serve),
        16 => (place(), end).prop_map(|(place, end)| Step::End(place, end)),
        10 => place().prop_map(Step::Deliver),
        6 => wait.prop_map(Step::Pass),
        1 => jump.prop_map(Step::SetClock),
        3 => (place(), any::<bool>()).prop_map(|(tab, shows)| Step::Show(tab, shows)),
        1 => place().prop_map(Step::Suspend),
        3 => (place(), any::<bool>())
            .prop_map(|(tab, is_restored)| Step::Resume { tab, is_restored }),
        1 => place().prop_map(Step::DropMutation),
        1 => any::<bool>().prop_map(Step::KeepLock),
        1 => any::<bool>().prop_map(Step::Connect),
    ];
    prop::collection::vec(step, 1..60)
}

/// Tabs that poll every so many seconds, if at all.
pub(super) fn rules(polls: u64, shares: bool) -> AuthClientConfig {
    AuthClientConfig {
        refetch_interval: Duration::from_secs(polls),
        share_session: shares,
        ..AuthClientConfig::default()
    }
}

impl World {
    pub(super) fn take(&mut self, step: Step, polls: u64) {
        let tabs = self.tabs.len();
        match step {
            Step::Open { shares, rendered } => {
                if tabs < MOST_TABS {
                    // Each tab has a jitter of its own.
                    let jitter = f64::from(self.opened() * 7 % 10) / 10.0;
                    self.open(rules(polls, shares), jitter, rendered);
                }
            }
            Step::Connect(is_online) => {
                for place in 0..tabs {
                    self.with(place, |tab| tab.connect(is_online));
                }
            }
            Step::KeepLock(is_kept) => {
                self.locks.are_kept = is_kept;
                self.grant_locks();
            }
            Step::EndSession => self.network.end_session(),
            Step::Database { is_away } => self.network.is_database_away = is_away,
            Step::Deliver(choice) => drop(self.deliver(choice)),
            Step::Pass(wait) => self.pass(wait),
            Step::SetClock(by) => {
                if by < 0.0 {
                    // What is under way takes a moment, and arrives before.
                    self.deliver_all();
                }
                self.time.wall += by;
            }
            Step::Serve(choice) => {
                let sent = self.network.under_way.len();
                if sent > 0 {
                    let now = self.server_time();
                    self.network.serve(choice % sent, now);
                }
            }
            Step::End(choice, end) => {
                let sent = self.network.under_way.len();
                if sent > 0 {
                    self.end_request(choice % sent, end);
                }
            }
            _ if tabs == 0 => {}
            // The code of a suspended page does not run.
            Step::Do(tab, _) | Step::Call { tab, .. } | Step::DropMutation(tab)
                if self.tabs[tab % tabs].is_suspended => {}
            Step::Close(tab) => self.close(tab % tabs),
            Step::Mount(tab) => self.with(tab % tabs, Tab::mount),
            Step::Unmount(tab) => self.with(tab % tabs, Tab::unmount),
            Step::Call {
                tab,
                applies,
                tells,
            } => {
                self.with(tab % tabs, |tab| tab.get_session(applies, tells));
            }
            Step::Do(tab, kind) => self.with(tab % tabs, |tab| tab.mutate(kind)),
            Step::Show(tab, shows) => self.with(tab % tabs, |tab| tab.show(shows)),
            Step::Suspend(tab) => self.with(tab % tabs, Tab::suspend),
            Step::Resume { tab, is_restored } => {
                self.with(tab % tabs, |tab| tab.resume(is_restored));
            }
            Step::DropMutation(tab) => self.with(tab % tabs, Tab::drop_mutation),
        }
    }
}
