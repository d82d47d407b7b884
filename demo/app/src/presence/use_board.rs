use gloo_timers::callback::Interval;
use js_sys::Date;
use yew::prelude::*;

use super::Seen;
use super::board::{Board, Event};
use super::channel::Channel;
use super::message::Message;

/// How often the tabs are asked whether they are still there.
const ROLL_CALL: u32 = 3_000;

/// All open tabs of this demo, this one included, live.
#[hook]
pub(crate) fn use_board() -> Vec<Seen> {
    let board = use_reducer_eq(Board::default);
    use_effect_with(board.dispatcher(), |board| {
        let board = board.clone();
        let watch = Channel::open().map(|channel| {
            let hear = board.clone();
            let listener = channel.on_message(move |message| {
                hear.dispatch(Event::Heard(message, Date::now()));
            });
            channel.post(&Message::WhoIsThere);
            let roll_call = Interval::new(ROLL_CALL, move || {
                board.dispatch(Event::TimePassed(Date::now()));
                channel.post(&Message::WhoIsThere);
            });
            (listener, roll_call)
        });
        move || drop(watch)
    });
    board.0.clone()
}
