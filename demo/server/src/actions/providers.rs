//! `GET providers`: the ways to sign in.

use serde_json::json;

use crate::reply::{Content, Reply};
use crate::visit::{PROVIDER, Visit};

/// Lists the one provider of the demo. This answer sets no cookies.
pub(super) fn list(visit: &Visit<'_>) -> Reply {
    let answer = json!({
        PROVIDER: {
            "id": PROVIDER,
            "name": "Credentials",
            "type": "credentials",
            "signinUrl": visit.endpoint("/signin/credentials"),
            "callbackUrl": visit.endpoint("/callback/credentials"),
        }
    });
    Reply {
        content: Content::Json(answer),
        cookies: Vec::new(),
    }
}
