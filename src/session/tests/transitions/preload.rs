//! The session request that the page has sent while the app was loading.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Effect, Event, RequestId};

const SENT_AT: f64 = 400.0;

/// A tab that was started at [`KNOWN_AT`], and the id of its first request.
fn started() -> (Tab, RequestId) {
    let mut tab = Tab::new();
    tab.at(KNOWN_AT).dispatch(Event::Started);
    let id = tab.fetch().unwrap();
    let fetch = Effect::Fetch {
        id,
        claims_preload: true,
    };
    assert!(tab.effects().contains(&fetch));
    (tab, id)
}

/// The request `id` is that of the page.
fn claim(tab: &mut Tab, id: RequestId) {
    let sent_at = at(SENT_AT);
    tab.dispatch(Event::PreloadClaimed { id, sent_at });
}

#[test]
fn its_answer_is_true_from_when_the_page_has_sent_it() {
    let other = RequestId(999);
    for (is_claimed, as_of) in [(true, SENT_AT), (false, KNOWN_AT)] {
        let (mut tab, id) = started();
        claim(&mut tab, if is_claimed { id } else { other });
        tab.answer(ok(user("Ada", KNOWN_AT)));
        assert_eq!(tab.as_of().floor(), as_of);
    }
}

#[test]
fn a_call_does_not_join_it() {
    let (mut tab, preloaded) = started();
    claim(&mut tab, preloaded);
    let call = tab.call();
    assert!(tab.effects().contains(&Effect::AbortFetch(preloaded)));
    tab.answer(ok(user("Ada", KNOWN_AT)));
    assert!(tab.result(call).is_some_and(|result| result.is_ok()));
    assert_eq!(tab.as_of().floor(), KNOWN_AT);
}
