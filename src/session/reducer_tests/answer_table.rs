use crate::session::News;
use crate::session::samples::*;
use crate::types::AuthError;

/// When the session request of the table leaves.
const ASKED_AT: f64 = 2_000.0;
/// What a failure's event says; the server's `Retry-After` or the back-off stands behind it.
const RETRY_AT: f64 = 32_000.0;

enum Reply {
    Definitive(fn(f64) -> News),
    Trouble(AuthError),
    Cancelled,
}

struct Row {
    reply: &'static str,
    outcome: Reply,
    /// Who is signed in afterwards, from loading, from Ada and from signed out.
    who: [&'static str; 3],
    error: Option<&'static str>,
}

fn definitive(reply: &'static str, news: fn(f64) -> News, who: &'static str) -> Row {
    Row {
        reply,
        outcome: Reply::Definitive(news),
        who: [who; 3],
        error: None,
    }
}

fn trouble(reply: &'static str, error: AuthError, kind: &'static str) -> Row {
    Row {
        reply,
        outcome: Reply::Trouble(error),
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

/// "Answers to GET session", each from three start states.
fn rows() -> Vec<Row> {
    let not_a_session = || AuthError::BadResponse("not a session".to_owned());
    vec![
        definitive("200, Ada again", |at| user("Ada", at), "Ada"),
        definitive("200, Bob", |at| user("Bob", at), "Bob"),
        definitive("200 null, {}, or 401", nobody, "-"),
        trouble("200, not a session", not_a_session(), "BadResponse"),
        trouble("3xx ending in HTML", not_a_session(), "BadResponse"),
        trouble("403", status(403, None), "Status"),
        trouble("404", status(404, None), "Status"),
        trouble("500", status(500, None), "Status"),
        trouble("429", status(429, Some("30")), "Status"),
        trouble(
            "no network",
            AuthError::Network("refused".into()),
            "Network",
        ),
        trouble("time-out", AuthError::Timeout, "Timeout"),
        Row {
            reply: "cancelled",
            outcome: Reply::Cancelled,
            who: ["?", "Ada", "-"],
            error: None,
        },
    ]
}

#[test]
fn every_answer_to_a_session_request_has_its_outcome_from_every_state() {
    let starts = [loading(), signed_in(), signed_out()];
    for row in rows() {
        for (start, expected) in starts.iter().zip(row.who) {
            let event = match &row.outcome {
                Reply::Definitive(news) => answered(1, news(ASKED_AT)),
                Reply::Trouble(error) => failed_with(error.clone(), 1, RETRY_AT),
                Reply::Cancelled => dropped(1),
            };
            let asked = after(start, [started(1, ASKED_AT)]);
            assert!(asked.is_refreshing());
            let state = after(&asked, [event]);

            let case = format!("{} from {}", row.reply, start.status());
            assert_eq!(who(&state), expected, "{case}");
            assert_eq!(state.error().map(|error| error.kind()), row.error, "{case}");
            assert!(!state.is_refreshing(), "{case}");
            let retry_at = row.error.map(|_| RETRY_AT);
            assert_eq!(state.retry_at, retry_at, "{case}");
            let is_news = matches!(row.outcome, Reply::Definitive(_));
            let as_of = if is_news { ASKED_AT } else { start.as_of() };
            assert_eq!(state.as_of(), as_of, "{case}");
        }
    }
}
