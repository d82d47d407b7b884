//! The demo's accounts.

use crate::session::User;

/// The result of a user name and password.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepted(User),
    Refused,
    /// Refused for now, whatever the password.
    RateLimited,
    /// Known and not allowed in, whatever the password.
    Denied,
    /// Known, and sent to this path instead of being signed in.
    SentTo(&'static str),
    /// Checking itself failed.
    Broken,
}

/// A user with the name and password of their account.
pub(crate) struct Account {
    pub(crate) username: &'static str,
    pub(crate) password: &'static str,
    pub(crate) user: User,
}

/// Returns the demo's accounts.
pub(crate) fn demo() -> [Account; 2] {
    [
        ("1", "ada", "lovelace", "Ada Lovelace", "ada@example.com"),
        ("2", "grace", "hopper", "Grace Hopper", "grace@example.com"),
    ]
    .map(|(id, username, password, name, email)| Account {
        username,
        password,
        user: User {
            name: name.to_owned(),
            email: email.to_owned(),
            image: None,
            id: id.to_owned(),
        },
    })
}

/// Returns the verdict on a user name that shows how sign-ins fail, whatever the password.
pub(crate) fn failing(username: &str) -> Option<Verdict> {
    Some(match username {
        "limited" => Verdict::RateLimited,
        "denied" => Verdict::Denied,
        "blocked" => Verdict::SentTo("/blocked?why=1"),
        "boom" => Verdict::Broken,
        _ => return None,
    })
}

/// Returns the verdict on a user name and a password, without hashing it.
pub(crate) fn check(username: &str, password: &str) -> Verdict {
    failing(username).unwrap_or_else(|| {
        demo()
            .into_iter()
            .find(|account| (account.username, account.password) == (username, password))
            .map_or(Verdict::Refused, |account| Verdict::Accepted(account.user))
    })
}
