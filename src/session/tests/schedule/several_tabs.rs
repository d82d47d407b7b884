use super::live_tab::LiveTab;
use super::*;
use crate::session::Trigger;

/// Tabs that receive what each other broadcasts and share one Web Lock.
struct Origin {
    tabs: Vec<LiveTab>,
    /// The places of the tabs that have requested the lock; the first one has it.
    lock_queue: Vec<usize>,
}

/// The place in the queue of a script that is none of this library.
const FOREIGN: usize = usize::MAX;

impl Origin {
    /// Opens `count` tabs whose pages come with the session of Ada and that poll every ten seconds.
    fn polling(count: u32) -> Self {
        let tabs = (0..count).map(|place| {
            let mut tab = Tab::new();
            tab.random = f64::from(place) / f64::from(count);
            tab.rules.interval = Duration::from_secs(10);
            tab.at(61.0).dispatch(Event::Hydrated {
                answer: user("Ada", 1.0),
                opened_at: Some(at(1.0)),
                is_stored: false,
            });
            tab.dispatch(Event::Started);
            let mut live = LiveTab::new(tab);
            live.is_lock_free = false;
            live
        });
        Self {
            tabs: tabs.collect(),
            lock_queue: Vec::new(),
        }
    }

    /// Opens `count` tabs that do not poll, a minute ago.
    fn quiet(count: u32) -> Self {
        let mut origin = Self::polling(count);
        for live in &mut origin.tabs {
            poll_every(&mut live.tab, Duration::ZERO);
        }
        origin.run_until(60_000.0);
        assert_eq!(origin.requests(), 0);
        origin
    }

    /// Lets all tabs run side by side until `end`.
    fn run_until(&mut self, end: f64) {
        let mut now = self.tabs[0].tab.now;
        while now < end {
            now = (now + 10.0).min(end);
            for place in 0..self.tabs.len() {
                self.tabs[place].run_until(now);
                self.deliver(place);
            }
        }
    }

    /// Delivers what the tab at `place` has broadcast, and passes on the lock.
    fn deliver(&mut self, place: usize) {
        for message in self.tabs[place].take_broadcasts(&place.to_string()) {
            let others = self.tabs.iter_mut().enumerate();
            for (_, other) in others.filter(|(other, _)| *other != place) {
                other.tab.dispatch(Event::MessageReceived(message.clone()));
            }
        }
        for effect in std::mem::take(&mut self.tabs[place].lock_effects) {
            let owner = self.lock_queue.first().copied();
            match effect {
                Effect::AcquireLock => self.lock_queue.push(place),
                _ => self.lock_queue.retain(|waiting| *waiting != place),
            }
            let next = self.lock_queue.first().copied();
            if let Some(next) = next.filter(|_| next != owner) {
                self.tabs[next].grant_lock();
            }
        }
    }

    fn requests(&self) -> usize {
        self.tabs.iter().map(|live| live.requests.len()).sum()
    }

    /// Returns how many tabs have sent a request.
    fn senders(&self) -> usize {
        let has_sent = |live: &&LiveTab| !live.requests.is_empty();
        self.tabs.iter().filter(has_sent).count()
    }
}

#[test]
fn any_number_of_tabs_poll_once_per_interval() {
    for count in [1, 2, 5, 20] {
        let mut origin = Origin::polling(count);
        origin.run_until(105_000.0);
        // The first interval starts when all are opened; then the tab that has polled goes on.
        let sent = origin.requests();
        assert!((9..=10).contains(&sent), "{count} tabs sent {sent}");
        assert_eq!(origin.senders(), 1);
    }
}

#[test]
fn another_tab_goes_on_when_the_one_that_has_polled_is_hidden() {
    let mut origin = Origin::polling(3);
    origin.run_until(15_000.0);
    assert_eq!(origin.requests(), 1);
    let mut tabs = origin.tabs.iter();
    let polling = tabs.position(|live| !live.requests.is_empty()).unwrap();
    origin.tabs[polling].tab.hide();
    origin.run_until(25_000.0);
    assert_eq!(origin.tabs[polling].requests.len(), 1);
    assert_eq!(origin.requests(), 2);
}

#[test]
fn focus_of_every_tab_in_turn_is_one_request_for_all() {
    let mut origin = Origin::quiet(5);
    for place in 0..5 {
        origin.tabs[place].tab.focus();
        origin.run_until(60_000.0 + 200.0 * (place + 1) as f64);
    }
    assert_eq!(origin.requests(), 1);
}

#[test]
fn an_invalidation_that_all_tabs_receive_is_one_request_for_all_also_if_the_server_is_slow() {
    let of_this_library: fn(&mut Tab) = |tab| drop(tab.invalidate());
    let of_next_auth: fn(&mut Tab) = |tab| drop(tab.trigger(Trigger::SignOut));
    for invalidate in [of_this_library, of_next_auth] {
        for latency in [50.0, 4_000.0] {
            let mut origin = Origin::quiet(20);
            for live in &mut origin.tabs {
                live.latency = latency;
                invalidate(&mut live.tab);
            }
            origin.run_until(90_000.0);
            assert_eq!(origin.requests(), 1, "{latency} ms");
            assert!(origin.lock_queue.is_empty(), "all have released the lock");
        }
    }
}

#[test]
fn a_script_that_keeps_the_lock_delays_the_request_and_does_not_prevent_it() {
    let mut origin = Origin::quiet(5);
    origin.lock_queue.push(FOREIGN);
    for live in &mut origin.tabs {
        live.tab.invalidate();
    }
    origin.run_until(60_000.0 + DELAY + 5_000.0 - 1.0);
    assert_eq!(origin.requests(), 0);
    origin.run_until(90_000.0);
    assert_eq!(origin.requests(), 1);
    assert_eq!(origin.lock_queue, [FOREIGN]);
}

#[test]
fn polls_of_hidden_tabs_whose_timers_fire_together_are_one_request() {
    let mut origin = Origin::polling(20);
    for live in &mut origin.tabs {
        live.tab.rules.when_hidden = true;
        live.tab.hide();
    }
    // Browsers fire the timers of hidden pages once in a minute.
    for minute in 1..=3_usize {
        let now = 60_000.0 * minute as f64;
        for live in &mut origin.tabs {
            live.tab.at(now);
            live.tab.timer.take();
            live.tab.wake();
        }
        for place in 0..origin.tabs.len() {
            origin.deliver(place);
        }
        origin.run_until(now + 5_000.0);
        assert_eq!(origin.requests(), minute);
        assert!(origin.lock_queue.is_empty());
    }
}
