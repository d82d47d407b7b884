use yew::prelude::*;

use crate::presence::{Report, Spent};
use crate::time;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TabCardProps {
    /// Its place in the order in which the tabs were opened.
    pub(super) number: usize,
    pub(super) report: Report,
    pub(super) is_own: bool,
    /// The time, in milliseconds since the Unix epoch.
    pub(super) now: f64,
}

/// What one tab has told about itself.
#[component]
pub(super) fn TabCard(props: &TabCardProps) -> Html {
    let TabCardProps {
        report,
        is_own,
        now,
        ..
    } = props;
    let known = &report.known;
    let user = known.user.clone().unwrap_or_else(|| "nobody".to_owned());
    let cause = known
        .cause
        .clone()
        .unwrap_or_else(|| "nothing yet".to_owned());
    let synced = known
        .updated_at
        .map_or("never".to_owned(), |at| time::ago(now - at));
    let expires = known
        .expires_at
        .map_or("–".to_owned(), |at| time::left(at - now));
    let place = if report.is_visible {
        report.page.clone()
    } else {
        format!("{}, hidden", report.page)
    };
    // Each piece of news is a new element, so that it lights up.
    let news = |term: &'static str, value: String| {
        html! { <div><dt>{ term }</dt><dd key={value.clone()} class="news">{ value }</dd></div> }
    };
    let plain = |term: &'static str, value: String| {
        html! { <div><dt>{ term }</dt><dd>{ value }</dd></div> }
    };
    html! {
        <li class={classes!("card", "tab-card", is_own.then_some("own"))}>
            <div class="tab-head">
                <h2>{ format!("Tab {}", props.number) }{ if *is_own { ", this one" } else { "" } }</h2>
                <span class="soft">{ place }</span>
            </div>
            <p class="tab-status">
                <span class={classes!("dot", known.status.clone())} />{ known.status.clone() }
                if known.is_refreshing {
                    <span class="soft">{ ", asking…" }</span>
                }
            </p>
            <dl>
                { news("User", user) }
                { news("Learnt from", cause) }
                { plain("Last sync", synced) }
                { plain("Ends in", expires) }
                { news("Requests saved", report.saved.to_string()) }
                { news("Requests spent", report.spent.total().to_string()) }
            </dl>
            { requests(&report.spent) }
            if let Some(error) = &known.error {
                <p class="error">{ format!("Last error: {error}") }</p>
            }
        </li>
    }
}

/// What the requests were for.
fn requests(spent: &Spent) -> Html {
    let entry = |(what, count): (&str, u32)| {
        html! { <li key={what.to_owned()}><code>{ what.to_owned() }</code>{ format!(" × {count}") }</li> }
    };
    html! { <ul class="requests" aria-label="Requests spent">{ for spent.iter().map(entry) }</ul> }
}
