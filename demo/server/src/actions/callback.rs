//! `POST callback/credentials`: the sign-in itself.

use std::sync::Arc;
use std::time::Duration;

use crate::accounts::Verdict;
use crate::failure::Failure;
use crate::password_checks::NotChecked;
use crate::reply::Reply;
use crate::session::User;
use crate::visit::{Shared, Visit};

/// When to try again if too many others are signing in.
const AFTER_BUSY: Duration = Duration::from_secs(1);

/// The next step of a sign-in that did not fail.
enum Next {
    SignIn(User),
    /// To a path of the same origin, without a session.
    ///
    /// An Auth.js server does this if its `signIn` callback returns a text.
    GoTo(&'static str),
}

pub(super) async fn sign_in(mut visit: Visit<'_>) -> Result<Reply, Failure> {
    if visit.request.provider.is_none() {
        return Err(Failure::Configuration(
            "a callback names its provider".to_owned(),
        ));
    }
    visit.require_csrf()?;
    let user = match authorize(&visit).await? {
        Next::SignIn(user) => user,
        Next::GoTo(path) => {
            let url = format!("{}{path}", visit.request.origin);
            return Ok(visit.redirect(url));
        }
    };
    let now = visit.shared.config.clock.now();
    let (_, set) = visit
        .session
        .renew(&visit.request.cookies, user, now)
        .map_err(Failure::fault)?;
    visit.set_cookies(set);
    let url = visit.callback_url.clone();
    Ok(visit.redirect(url))
}

async fn authorize(visit: &Visit<'_>) -> Result<Next, Failure> {
    let field = |name| {
        visit
            .request
            .text_field(name)
            .unwrap_or_default()
            .to_owned()
    };
    let (username, password) = (field("username"), field("password"));
    let Shared {
        accounts,
        password_checks,
        failed_sign_ins,
        ..
    } = visit.shared;
    let address = visit.request.address;
    if let Some(retry_after) = failed_sign_ins.wait(&username, address) {
        return Err(Failure::TooManySignIns { retry_after });
    }
    let (accounts, name) = (Arc::clone(accounts), username.clone());
    let checked = password_checks.run(move |memory| accounts.check(&name, &password, memory));
    let verdict = match checked.await {
        Ok(verdict) => verdict,
        Err(NotChecked::Busy) => {
            let retry_after = AFTER_BUSY;
            return Err(Failure::TooManySignIns { retry_after });
        }
        Err(failed) => return Err(Failure::fault(failed)),
    };
    if verdict == Verdict::Refused {
        failed_sign_ins.note(&username, address);
    }
    match verdict {
        Verdict::Accepted(user) => Ok(Next::SignIn(user)),
        Verdict::SentTo(path) => Ok(Next::GoTo(path)),
        Verdict::Refused => Err(Failure::CredentialsSignin {
            code: "credentials",
        }),
        Verdict::RateLimited => Err(Failure::CredentialsSignin {
            code: "rate_limited",
        }),
        Verdict::Denied => Err(Failure::AccessDenied),
        Verdict::Broken => Err(Failure::Configuration(
            "the password check failed".to_owned(),
        )),
    }
}
