//! `GET csrf`: the token that forms have to repeat.

use serde_json::json;

use crate::reply::Reply;
use crate::visit::Visit;

pub(super) fn show(visit: Visit<'_>) -> Reply {
    let answer = json!({ "csrfToken": visit.csrf.token });
    visit.fresh_json(answer)
}
