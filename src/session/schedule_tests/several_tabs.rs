use super::fake_tab::FakeTab;
use super::*;
use crate::session::samples::*;

/// `count` tabs that are told who is signed in at zero and poll every ten seconds.
fn polling_tabs(count: u32) -> Vec<FakeTab> {
    let tabs = (0..count).map(|place| {
        let mut tab = FakeTab::opened(0.0);
        tab.rules = polling_every(10);
        tab.here.stagger = f64::from(place) / f64::from(count);
        tab.state = after(&tab.state, [told(user("Ada", 1.0))]);
        tab
    });
    tabs.collect()
}

/// Lets all run side by side until `end`; what one is told the others hear.
fn run_together(tabs: &mut [FakeTab], end: Millis) {
    let mut now = tabs[0].here.now;
    while now < end {
        now += 10.0;
        for place in 0..tabs.len() {
            let learnt = tabs[place].run_until(now);
            for news in learnt {
                let others = tabs.iter_mut().enumerate();
                for (_, tab) in others.filter(|(other, _)| *other != place) {
                    tab.hear(told(news.clone()));
                }
            }
        }
    }
}

fn all_requests(tabs: &[FakeTab]) -> usize {
    tabs.iter().map(|tab| tab.requests.len()).sum()
}

#[test]
fn any_number_of_tabs_poll_once_per_interval() {
    for count in [1, 2, 5, 20] {
        let mut tabs = polling_tabs(count);
        run_together(&mut tabs, 105_000.0);
        // The first interval starts when all are told; then the tab that asked goes on.
        let sent = all_requests(&tabs);
        assert!((9..=10).contains(&sent), "{count} tabs sent {sent}");
    }
}

#[test]
fn another_tab_goes_on_when_the_one_that_asked_is_hidden() {
    let mut tabs = polling_tabs(3);
    run_together(&mut tabs, 15_000.0);
    assert_eq!(all_requests(&tabs), 1);
    let asking = tabs.iter().position(|tab| !tab.requests.is_empty());
    tabs[asking.unwrap()].here.visible = false;
    run_together(&mut tabs, 25_000.0);
    assert_eq!(tabs[asking.unwrap()].requests.len(), 1);
    assert_eq!(all_requests(&tabs), 2);
}

#[test]
fn focus_of_every_tab_in_turn_is_one_request_for_all() {
    let mut tabs = polling_tabs(5);
    for tab in &mut tabs {
        tab.rules = AuthClientConfig::default();
    }
    run_together(&mut tabs, 60_000.0);
    for place in 0..5 {
        tabs[place].hear(nudged(FOCUS, 60_000.0 + 200.0 * place as f64));
        run_together(&mut tabs, 60_000.0 + 200.0 * (place + 1) as f64);
    }
    assert_eq!(all_requests(&tabs), 1);
}
