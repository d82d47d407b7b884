//! The demo's accounts.

use crate::password_hash::{HashError, HashMemory, PasswordHash};
use crate::secret::random_hex;
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

struct Account {
    username: &'static str,
    password_hash: PasswordHash,
    user: User,
}

/// The demo's accounts, with their passwords hashed.
pub(crate) struct Accounts {
    accounts: Vec<Account>,
    /// The hash of a password that no account has.
    ///
    /// So an unknown name takes as long as a wrong password.
    decoy: PasswordHash,
}

impl Accounts {
    pub(crate) fn demo() -> Result<Self, HashError> {
        let mut memory = HashMemory::default();
        let people = [
            ("1", "ada", "lovelace", "Ada Lovelace", "ada@example.com"),
            ("2", "grace", "hopper", "Grace Hopper", "grace@example.com"),
        ];
        let accounts = people.map(|(id, username, password, name, email)| {
            let user = User {
                name: name.to_owned(),
                email: email.to_owned(),
                image: None,
                id: id.to_owned(),
            };
            Ok(Account {
                username,
                password_hash: PasswordHash::of(password.as_bytes(), &mut memory)?,
                user,
            })
        });
        let accounts = accounts.into_iter().collect::<Result<_, HashError>>()?;
        let unknown = random_hex()?;
        Ok(Self {
            accounts,
            decoy: PasswordHash::of(unknown.as_bytes(), &mut memory)?,
        })
    }

    /// Checks a user name and password. Slow on purpose: call it on a thread that may block.
    pub(crate) fn check(&self, username: &str, password: &str, memory: &mut HashMemory) -> Verdict {
        match username {
            "limited" => return Verdict::RateLimited,
            "denied" => return Verdict::Denied,
            "blocked" => return Verdict::SentTo("/blocked?why=1"),
            "boom" => return Verdict::Broken,
            _ => {}
        }
        let account = self
            .accounts
            .iter()
            .find(|account| account.username == username);
        let expected = account.map_or(&self.decoy, |account| &account.password_hash);
        match (expected.is_of(password.as_bytes(), memory), account) {
            (Ok(true), Some(account)) => Verdict::Accepted(account.user.clone()),
            (Ok(_), _) => Verdict::Refused,
            (Err(_), _) => Verdict::Broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_in_is_judged_as_the_demo_promises() {
        let accounts = Accounts::demo().unwrap();
        let mut memory = HashMemory::default();
        let Verdict::Accepted(grace) = accounts.check("grace", "hopper", &mut memory) else {
            panic!("grace is refused");
        };
        assert_eq!(
            (grace.name.as_str(), grace.id.as_str()),
            ("Grace Hopper", "2")
        );
        for (username, password, verdict) in [
            ("ada", "hopper", Verdict::Refused),
            ("ada", "", Verdict::Refused),
            ("Ada", "lovelace", Verdict::Refused),
            ("nobody", "lovelace", Verdict::Refused),
            ("", "", Verdict::Refused),
            ("limited", "x", Verdict::RateLimited),
            ("denied", "x", Verdict::Denied),
            ("blocked", "x", Verdict::SentTo("/blocked?why=1")),
            ("boom", "x", Verdict::Broken),
        ] {
            let checked = accounts.check(username, password, &mut memory);
            assert_eq!(checked, verdict, "{username}");
        }
    }
}
