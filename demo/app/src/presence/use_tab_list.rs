use gloo_timers::callback::Interval;
use js_sys::Date;
use yew::prelude::*;

use super::OpenTab;
use super::channel::Channel;
use super::message::Message;
use super::tab_list::{Event, TabList};

/// The time between two queries whether the tabs are still open, in milliseconds.
const QUERY_INTERVAL: u32 = 3_000;

/// Returns all open tabs of this demo, this one included, and renders when they change.
#[hook]
pub(crate) fn use_tab_list() -> Vec<OpenTab> {
    let list = use_reducer_eq(TabList::default);
    use_effect_with(list.dispatcher(), |list| {
        let list = list.clone();
        let guards = Channel::open().map(|channel| {
            let receiver = list.clone();
            let listener = channel.on_message(move |message| {
                receiver.dispatch(Event::Received(message, Date::now()));
            });
            channel.post(&Message::Query);
            let interval = Interval::new(QUERY_INTERVAL, move || {
                list.dispatch(Event::TimePassed(Date::now()));
                channel.post(&Message::Query);
            });
            (listener, interval)
        });
        move || drop(guards)
    });
    list.0.clone()
}
