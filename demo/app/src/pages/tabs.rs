use yew::prelude::*;
use yew_router::prelude::*;

use super::refetch_button::RefetchButton;
use super::tab_card::TabCard;
use crate::presence::{OpenTab, own_id, use_tab_list};
use crate::route::Route;
use crate::texts::use_words;
use crate::use_now::use_now;

/// The session of every open tab, and the requests that they have sent.
#[component]
pub(super) fn Tabs() -> Html {
    let words = use_words();
    let tabs = use_tab_list();
    let own = own_id();
    let now = use_now();
    let requests: u32 = tabs.iter().map(|tab| tab.report.requests.total()).sum();
    let saved: u32 = tabs.iter().map(|tab| tab.report.saved).sum();
    let base = use_navigator();
    let base = base.as_ref().and_then(Navigator::basename);
    let here = [base.unwrap_or_default(), &Route::Tabs.to_path()].concat();
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
                    <h1>{ words.tabs }</h1>
                    <p class="soft">{ words.about_tabs }</p>
                </div>
                <div class="actions">
                    <RefetchButton />
                    <a class="button" href={here} target="_blank" rel="noopener">
                        { words.open_another }
                        <span class="only-heard">{ " (" }{ words.opens_new_tab }{ ")" }</span>
                    </a>
                </div>
            </div>
            <dl class="figures">
                { figure(tabs.len() as u32, words.open_tabs) }
                { figure(requests, words.requests_spent) }
                { figure(saved, words.requests_saved) }
            </dl>
            <ul class="tab-cards" aria-label={words.open_tabs}>
                { for tabs.iter().enumerate().map(card) }
            </ul>
            <p class="soft">{ words.about_requests }</p>
        </>
    }
}
