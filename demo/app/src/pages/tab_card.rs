use yew::prelude::*;

use crate::presence::{Report, RequestCount};
use crate::time;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TabCardProps {
    /// The position among the tabs, in the order in which they were opened.
    pub(super) number: usize,
    pub(super) report: Report,
    pub(super) is_own: bool,
    /// The current time in milliseconds since the Unix epoch.
    pub(super) now: f64,
}

/// The newest report of one tab.
#[component]
pub(super) fn TabCard(props: &TabCardProps) -> Html {
    let TabCardProps {
        report,
        is_own,
        now,
        ..
    } = props;
    let session = &report.session;
    let user = session.user.clone().unwrap_or_else(|| "nobody".to_owned());
    let cause = session
        .cause
        .clone()
        .unwrap_or_else(|| "nothing yet".to_owned());
    let updated = session
        .updated_at
        .map_or("never".to_owned(), |at| time::ago(now - at));
    let expires = session
        .expires_at
        .map_or("–".to_owned(), |at| time::left(at - now));
    let place = if report.is_visible {
        report.page.clone()
    } else {
        format!("{}, hidden", report.page)
    };
    // A changed value is a new element, so that it lights up.
    let live = |term: &'static str, value: String| {
        html! { <div><dt>{ term }</dt><dd key={value.clone()} class="news">{ value }</dd></div> }
    };
    let plain = |term: &'static str, value: String| {
        html! { <div><dt>{ term }</dt><dd>{ value }</dd></div> }
    };
    html! {
        <li class={classes!("card", "tab-card", is_own.then_some("own"))}>
            <div class="tab-head">
                <h2>
                    { format!("Tab {}", props.number) }{ if *is_own { ", this one" } else { "" } }
                </h2>
                <span class="soft">{ place }</span>
            </div>
            <p class="tab-status">
                <span class={classes!("dot", session.status.clone())} />{ session.status.clone() }
                if session.is_refreshing {
                    <span class="soft">{ ", asking…" }</span>
                }
            </p>
            <dl>
                { live("User", user) }
                { live("Learnt from", cause) }
                { plain("Last sync", updated) }
                { plain("Ends in", expires) }
                { live("Requests saved", report.saved.to_string()) }
                { live("Requests spent", report.requests.total().to_string()) }
            </dl>
            { requests(&report.requests) }
            if let Some(error) = &session.error {
                <p class="error">{ format!("Last error: {error}") }</p>
            }
        </li>
    }
}

/// Returns the number of requests to each route.
fn requests(count: &RequestCount) -> Html {
    let entry = |(route, count): (&str, u32)| {
        let route = route.to_owned();
        html! { <li key={route.clone()}><code>{ route }</code>{ format!(" × {count}") }</li> }
    };
    html! { <ul class="requests" aria-label="Requests spent">{ for count.iter().map(entry) }</ul> }
}
