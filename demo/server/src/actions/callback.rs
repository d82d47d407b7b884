//! `POST callback/credentials`: the sign-in itself.

use crate::accounts::Verdict;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::session::User;
use crate::visit::Visit;

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
    let passwords = &visit.shared.passwords;
    match passwords.check(visit.request).await? {
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
