use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;
use yew_authjs::prelude::*;
use yew_router::prelude::*;

use super::announcer::Announcer;
use super::message::Report;
use super::use_request_count::use_request_count;
use super::use_visible::use_visible;
use super::{SessionSummary, own_id};
use crate::route::Route;
use crate::texts::use_words;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PresenceProps {
    /// How many changes this tab got from another tab, so that it sent no request for them.
    pub(crate) saved: Rc<Cell<u32>>,
}

/// Reports the state of this tab to all tabs when it changes, and on request. Renders nothing.
#[component]
pub(crate) fn Presence(props: &PresenceProps) -> Html {
    let (words, texts) = (use_words(), use_texts());
    let session = use_session_selector(move |state| SessionSummary::of(state, words, &texts));
    let client = use_auth_client();
    let requests = use_request_count(&client.config().base_path);
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let report = Report {
        id: own_id(),
        opened_at: opened_at(),
        page: route.to_path(),
        is_visible: use_visible(),
        session: (*session).clone(),
        requests,
        saved: props.saved.get(),
    };

    let newest = use_mut_ref(|| report.clone());
    *newest.borrow_mut() = report.clone();
    let announcer = use_memo((), |()| Announcer::new());
    use_effect_with(announcer.clone(), move |announcer| {
        let announce = {
            let announcer = announcer.clone();
            move || announcer.report(&newest.borrow())
        };
        let (leaving, resumed, announce_again) =
            (announcer.clone(), announcer.clone(), announce.clone());
        let listeners = [
            announcer.on_query(announce),
            on_window("pagehide", move || leaving.leave()),
            on_window("pageshow", move || {
                resumed.resume();
                announce_again();
            }),
        ];
        move || drop(listeners)
    });
    use_effect_with((announcer, report), |(announcer, report)| {
        announcer.report(report);
    });
    Html::default()
}

fn on_window(event: &'static str, callback: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event, move |_| callback()))
}

fn opened_at() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.time_origin())
}
