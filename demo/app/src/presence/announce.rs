use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;
use yew_authjs::{use_auth_client, use_session_selector};
use yew_router::prelude::*;

use super::message::Report;
use super::use_spent::use_spent;
use super::use_visible::use_visible;
use super::voice::Voice;
use super::{Known, own_id};
use crate::route::Route;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PresenceProps {
    /// How many changes this tab was spared to ask for.
    pub(crate) saved: Rc<Cell<u32>>,
}

/// Tells whoever listens what this tab knows: when that changes, and when it is asked. Shows nothing.
#[component]
pub(crate) fn Presence(props: &PresenceProps) -> Html {
    let known = use_session_selector(Known::of);
    let client = use_auth_client();
    let spent = use_spent(&client.config().base_path);
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let report = Report {
        id: own_id(),
        opened_at: opened_at(),
        page: route.name().to_owned(),
        is_visible: use_visible(),
        known: (*known).clone(),
        spent,
        saved: props.saved.get(),
    };

    let newest = use_mut_ref(|| report.clone());
    *newest.borrow_mut() = report.clone();
    let voice = use_memo((), |()| Voice::new());
    use_effect_with(voice.clone(), move |voice| {
        let here = {
            let voice = voice.clone();
            move || voice.say_here(&newest.borrow())
        };
        let (leaving, back, here_again) = (voice.clone(), voice.clone(), here.clone());
        let life = [
            voice.on_roll_call(here),
            on_window("pagehide", move || leaving.leave()),
            on_window("pageshow", move || {
                back.come_back();
                here_again();
            }),
        ];
        move || drop(life)
    });
    use_effect_with((voice, report), |(voice, report)| voice.say_here(report));
    Html::default()
}

fn on_window(event: &'static str, tell: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event, move |_| tell()))
}

fn opened_at() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.time_origin())
}
