use yew::prelude::*;
use yew_router::Routable;

use crate::presence::{Report, RequestCount};
use crate::route::Route;
use crate::texts::{Words, filled, use_language};
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
    let language = use_language();
    let words = language.words();
    let session = &report.session;
    let user = session.user.as_deref().unwrap_or(words.no_user).to_owned();
    let cause = session.cause.as_deref();
    let cause = cause.map_or(words.no_cause, words.cause_name).to_owned();
    let updated = session
        .updated_at
        .map_or(words.never.to_owned(), |at| time::ago(now - at, language));
    let expires = session
        .expires_at
        .map_or("–".to_owned(), |at| time::left(at - now, language));
    let page = Route::recognize(&report.page).unwrap_or(Route::NotFound);
    let page = page.name(words).to_owned();
    let place = if report.is_visible {
        page
    } else {
        filled(words.hidden, &page)
    };
    let title = if *is_own { words.own_tab } else { words.tab };
    // A changed value is a new element, so that it lights up.
    let live = |term: &'static str, value: String| {
        html! { <div><dt>{ term }</dt><dd key={value.clone()} class="news"><bdi>{ value }</bdi></dd></div> }
    };
    let plain = |term: &'static str, value: String| {
        html! { <div><dt>{ term }</dt><dd>{ value }</dd></div> }
    };
    html! {
        <li class={classes!("card", "tab-card", is_own.then_some("own"))}>
            <div class="tab-head">
                <h2>{ filled(title, &props.number.to_string()) }</h2>
                <span class="soft">{ place }</span>
            </div>
            <p class="tab-status">
                <span class={classes!("dot", session.status.clone())} />
                <code translate="no">{ session.status.clone() }</code>
                if session.is_refreshing {
                    <span class="soft">{ words.refreshing }</span>
                }
            </p>
            <dl>
                { live(words.user, user) }
                { live(words.cause, cause) }
                { plain(words.last_sync, updated) }
                { plain(words.ends_in, expires) }
                { live(words.requests_saved, report.saved.to_string()) }
                { live(words.requests_spent, report.requests.total().to_string()) }
            </dl>
            { requests(&report.requests, words) }
            if let Some(error) = &session.error {
                <p class="error">{ filled(words.last_error, error) }</p>
            }
        </li>
    }
}

/// Returns the number of requests to each route.
fn requests(count: &RequestCount, words: &Words) -> Html {
    let entry = |(route, count): (&str, u32)| {
        let route = route.to_owned();
        html! { <li key={route.clone()} dir="ltr"><code>{ route }</code>{ format!(" × {count}") }</li> }
    };
    html! {
        <ul class="requests" aria-label={words.requests_spent}>{ for count.iter().map(entry) }</ul>
    }
}
