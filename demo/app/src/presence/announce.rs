use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;
use yew_authjs::{use_auth_client, use_session_selector};
use yew_router::prelude::*;

use super::channel::Channel;
use super::message::{Message, Report};
use super::use_spent::use_spent;
use super::use_visible::use_visible;
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
    let channel = use_memo((), |()| Channel::open());
    use_effect_with(channel.clone(), move |channel| {
        let here = {
            let channel = channel.clone();
            move || post(&channel, Message::Here(newest.borrow().clone()))
        };
        let answer = here.clone();
        let listener = (**channel).as_ref().map(|channel| {
            channel.on_message(move |message| {
                if message == Message::WhoIsThere {
                    answer();
                }
            })
        });
        let life = [
            listener,
            on_window("pageshow", here),
            on_window("pagehide", leave(channel)),
        ];
        move || drop(life)
    });
    use_effect_with((channel, report), |(channel, report)| {
        post(channel, Message::Here(report.clone()));
    });
    Html::default()
}

fn leave(channel: &Rc<Option<Channel>>) -> impl Fn() + 'static {
    let channel = channel.clone();
    move || post(&channel, Message::Gone(own_id()))
}

fn post(channel: &Option<Channel>, message: Message) {
    if let Some(channel) = channel {
        channel.post(&message);
    }
}

fn on_window(event: &'static str, tell: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event, move |_| tell()))
}

fn opened_at() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.time_origin())
}
