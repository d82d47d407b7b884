//! The session request: sent once for all who need it, or claimed from the page.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use super::AuthClient;
use crate::browser;
use crate::session::{Answer, Event, FetchAnswer, FetchFailure, RequestId, RetryAfter};
use crate::transport::{self, AbortHandle, PreloadedRequest, Reply};
use crate::types::AuthError;

/// Sends the session request `id`, or claims the page's preloaded one in its place.
///
/// A preloaded request is aborted unless `claims_preload`.
pub(super) fn send(client: &AuthClient, id: RequestId, claims_preload: bool) {
    let preloaded = claim_preload(client, claims_preload);
    let abort = preloaded
        .as_ref()
        .map_or_else(AbortHandle::new, AbortHandle::of_preloaded);
    client.0.pending.set_fetch(id, abort.clone());
    if let Some(preloaded) = &preloaded {
        let sent_at = preloaded.at;
        client.dispatch(Event::PreloadClaimed { id, sent_at });
    }
    spawn_local(fetch(client.clone(), id, preloaded, abort));
}

fn claim_preload(client: &AuthClient, claims_preload: bool) -> Option<PreloadedRequest> {
    let preloaded = PreloadedRequest::claim(&client.routes().session().url)?;
    if !claims_preload {
        preloaded.abort();
        return None;
    }
    // A timestamp in the future would be newer than all that other tabs broadcast.
    (preloaded.at <= browser::now()).then_some(preloaded)
}

async fn fetch(
    client: AuthClient,
    id: RequestId,
    preloaded: Option<PreloadedRequest>,
    abort: AbortHandle,
) {
    if preloaded.is_none() {
        // Calls of the app in the same task join this request.
        browser::next_microtask().await;
        client.dispatch(Event::FetchSent(id));
    }
    let (http, request) = (client.http(), client.routes().session());
    let reply = http.send_or_claim(&request, &abort, preloaded).await;
    if let Ok(reply) = &reply {
        client.note_date(reply);
    }
    let result = reply.and_then(|reply| answer(&reply)).map_err(failure);
    client.dispatch(Event::FetchFinished { id, result });
}

fn answer(reply: &Reply) -> Result<FetchAnswer, AuthError> {
    let session = transport::session(reply)?.map(Rc::new);
    Ok(FetchAnswer {
        answer: Answer::new(session, None, browser::parse_date),
        is_unauthorized: reply.status == 401,
    })
}

fn failure(error: AuthError) -> FetchFailure {
    let retry_after = error
        .retry_after()
        .map(str::trim)
        .and_then(parse_retry_after);
    FetchFailure { error, retry_after }
}

/// Parses seconds, or a date.
fn parse_retry_after(text: &str) -> Option<RetryAfter> {
    let seconds = text.parse::<u32>().ok();
    let delay = seconds.map(|seconds| RetryAfter::Delay(Duration::from_secs(seconds.into())));
    delay.or_else(|| browser::parse_date(text).map(RetryAfter::Date))
}
