use yew::prelude::*;

use super::refetch_button::RefetchButton;
use super::tab_card::TabCard;
use crate::presence::{OpenTab, own_id, use_tab_list};
use crate::use_now::use_now;

/// The session of every open tab, and the requests that they have sent.
#[component]
pub(super) fn Tabs() -> Html {
    let tabs = use_tab_list();
    let own = own_id();
    let now = use_now();
    let requests: u32 = tabs.iter().map(|tab| tab.report.requests.total()).sum();
    let saved: u32 = tabs.iter().map(|tab| tab.report.saved).sum();
    let figure = |number: u32, what: &'static str| {
        html! { <div><dt>{ what }</dt><dd key={number} class="news">{ number }</dd></div> }
    };
    let card = |(index, tab): (usize, &OpenTab)| {
        let (id, report) = (tab.report.id.clone(), (*tab.report).clone());
        let is_own = id == own;
        html! { <TabCard key={id} number={index + 1} {report} {is_own} {now} /> }
    };
    html! {
        <>
            <div class="title">
                <div>
                    <h1>{ "Tabs" }</h1>
                    <p class="soft">
                        { "What every open tab of this site knows, and what it took to know it." }
                    </p>
                </div>
                <div class="actions">
                    <RefetchButton />
                    <a class="button" href="/tabs" target="_blank" rel="noopener">
                        { "Open another" }<span class="only-heard">{ " (opens a new tab)" }</span>
                    </a>
                </div>
            </div>
            <dl class="figures">
                { figure(tabs.len() as u32, "Open tabs") }
                { figure(requests, "Requests spent") }
                { figure(saved, "Requests saved") }
            </dl>
            <ul class="tab-cards" aria-label="Open tabs">
                { for tabs.iter().enumerate().map(card) }
            </ul>
            <p class="soft">
                { "Spent is what the browser has sent to the auth server since the tab was loaded. \
                   Saved is how often a tab learnt of a change from another one, and did not have \
                   to ask." }
            </p>
        </>
    }
}
