//! Each answer to a session request, from each status.

use crate::session::tests::fixtures::*;
use crate::session::tests::tab::Tab;
use crate::session::{Event, FetchAnswer, FetchFailure, MessageBody, RetryAfter};
use crate::types::AuthError;
use std::time::Duration;

/// When the session request of the table is sent, and when it ends.
const SENT_AT: f64 = 2_000.0;
const ENDS_AT: f64 = 2_050.0;

enum Reply {
    Answer(fn() -> Result<FetchAnswer, FetchFailure>),
    /// With the time of the next try.
    Failure(AuthError, f64),
    /// Another tab has started a mutation.
    Aborted,
}

struct Row {
    name: &'static str,
    reply: Reply,
    /// Who is signed in afterwards, from loading, from Ada and from signed out.
    who: [&'static str; 3],
    error: Option<&'static str>,
}

fn answer(
    name: &'static str,
    reply: fn() -> Result<FetchAnswer, FetchFailure>,
    who: &'static str,
) -> Row {
    Row {
        name,
        reply: Reply::Answer(reply),
        who: [who; 3],
        error: None,
    }
}

fn failure(name: &'static str, error: AuthError, kind: &'static str) -> Row {
    let retry_after = error.retry_after().map(|value| value.parse::<f64>());
    // The back-off of a first failure, or what the server has asked for.
    let wait = retry_after.map_or(500.0, |seconds| seconds.unwrap() * 1_000.0);
    Row {
        name,
        reply: Reply::Failure(error, ENDS_AT + wait),
        who: ["?", "Ada", "-"],
        error: Some(kind),
    }
}

fn status(status: u16, retry_after: Option<&str>) -> AuthError {
    let retry_after = retry_after.map(str::to_owned);
    AuthError::Status {
        status,
        retry_after,
    }
}

fn rows() -> Vec<Row> {
    let not_a_session = || AuthError::BadResponse("not a session".to_owned());
    vec![
        answer("200, Ada again", || ok(user("Ada", SENT_AT)), "Ada"),
        answer("200, Bob", || ok(user("Bob", SENT_AT)), "Bob"),
        answer("200 null or {}", || ok(no_user()), "-"),
        answer("401", unauthorized, "-"),
        failure("200, not a session", not_a_session(), "BadResponse"),
        failure("3xx ending in HTML", not_a_session(), "BadResponse"),
        failure("403", status(403, None), "Status"),
        failure("404", status(404, None), "Status"),
        failure("500", status(500, None), "Status"),
        failure("429", status(429, Some("30")), "Status"),
        failure("no network", network_error(), "Network"),
        failure("time-out", AuthError::Timeout, "Timeout"),
        Row {
            name: "aborted",
            reply: Reply::Aborted,
            who: ["?", "Ada", "-"],
            error: None,
        },
    ]
}

/// A tab whose call of the app has sent a request.
fn requesting(start: usize) -> Tab {
    let mut tab = match start {
        0 => Tab::new(),
        1 => Tab::signed_in(),
        _ => Tab::signed_out(),
    };
    tab.at(SENT_AT).dispatch(Event::Started);
    tab.call();
    tab
}

fn end(tab: &mut Tab, reply: &Reply) {
    tab.at(ENDS_AT);
    match reply {
        Reply::Answer(result) => {
            tab.answer(result());
        }
        Reply::Failure(error, _) => {
            let seconds = error.retry_after().map(|value| value.parse().unwrap());
            let delay = seconds.map(Duration::from_secs).map(RetryAfter::Delay);
            tab.answer(failed_with(error.clone(), delay));
        }
        Reply::Aborted => {
            tab.receive(ENDS_AT, MessageBody::MutationStarted);
        }
    }
}

#[test]
fn every_answer_to_a_session_request_has_its_outcome_from_every_status() {
    for row in rows() {
        for (start, expected) in row.who.into_iter().enumerate() {
            let mut tab = requesting(start);
            assert!(tab.view().is_refreshing());
            let case = format!("{} from {}", row.name, tab.view().status());
            end(&mut tab, &row.reply);

            assert_eq!(tab.who(), expected, "{case}");
            let error = tab.view().error().map(|error| error.kind());
            assert_eq!(error, row.error, "{case}");
            assert!(!tab.view().is_refreshing(), "{case}");
            let retry_at = match row.reply {
                Reply::Failure(_, retry_at) => Some(at(retry_at)),
                _ => None,
            };
            let retry = &tab.machine.retry;
            let next_try = retry.retry_after_until().or(retry.at());
            assert_eq!(next_try, retry_at, "{case}");
            if retry_at.is_some() {
                assert_eq!(tab.timer, retry_at, "{case}");
            }
            // Only an answer outdates what another tab has learned before it.
            let is_answered = matches!(row.reply, Reply::Answer(_));
            tab.receive(SENT_AT - 1.0, snapshot(user("Eve", SENT_AT)));
            assert_eq!(tab.who() == "Eve", !is_answered, "{case}");
        }
    }
}

#[test]
fn a_failed_request_is_tried_again_at_its_time_from_every_status() {
    for row in rows() {
        let Reply::Failure(_, retry_at) = row.reply else {
            continue;
        };
        for start in 0..3 {
            let mut tab = requesting(start);
            end(&mut tab, &row.reply);
            tab.effects();
            let case = format!("{} from {}", row.name, tab.view().status());
            assert_eq!(tab.run_until(retry_at - 1.0).fetches(), 0, "{case}");
            assert_eq!(tab.run_until(retry_at).fetches(), 1, "{case}");
        }
    }
}
