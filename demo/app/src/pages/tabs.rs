use yew::prelude::*;

use super::ask_button::AskButton;
use super::tab_card::TabCard;
use crate::presence::{Seen, own_id, use_board};
use crate::use_now::use_now;

/// What every open tab knows, and which requests that took, live.
#[component]
pub(super) fn Tabs() -> Html {
    let board = use_board();
    let own = own_id();
    let now = use_now();
    let spent: u32 = board.iter().map(|seen| seen.report.spent.total()).sum();
    let saved: u32 = board.iter().map(|seen| seen.report.saved).sum();
    let figure = |number: u32, what: &'static str| {
        html! { <div><dt>{ what }</dt><dd key={number} class="news">{ number }</dd></div> }
    };
    let card = |(index, seen): (usize, &Seen)| {
        let (id, report) = (seen.report.id.clone(), (*seen.report).clone());
        let is_own = id == own;
        html! { <TabCard key={id} number={index + 1} {report} {is_own} {now} /> }
    };
    html! {
        <>
            <div class="title">
                <div>
                    <h1>{ "Tabs" }</h1>
                    <p class="soft">{ "What every open tab of this site knows, and what it took to know it." }</p>
                </div>
                <div class="actions">
                    <AskButton />
                    <a class="button" href="/tabs" target="_blank" rel="noopener">
                        { "Open another" }<span class="only-heard">{ " (opens a new tab)" }</span>
                    </a>
                </div>
            </div>
            <dl class="figures">
                { figure(board.len() as u32, "Open tabs") }
                { figure(spent, "Requests spent") }
                { figure(saved, "Requests saved") }
            </dl>
            <ul class="tab-cards" aria-label="Open tabs">{ for board.iter().enumerate().map(card) }</ul>
            <p class="soft">
                { "Spent is what the browser has sent to the auth server since the tab was loaded. \
                   Saved is how often a tab learnt of a change from another one, and did not have to ask." }
            </p>
        </>
    }
}
