//! The demo's accounts, with their passwords hashed.

use super::password_hash::{HashError, HashMemory, PasswordHash};
use crate::accounts::{self, Verdict};
use crate::secret::random_hex;
use crate::session::User;

struct Account {
    username: &'static str,
    password_hash: PasswordHash,
    user: User,
}

/// The accounts.
pub(crate) struct HashedAccounts {
    accounts: Vec<Account>,
    /// The hash of a password that no account has.
    ///
    /// So an unknown name takes as long as a wrong password.
    decoy: PasswordHash,
}

impl HashedAccounts {
    pub(crate) fn demo() -> Result<Self, HashError> {
        let mut memory = HashMemory::default();
        let accounts = accounts::demo().map(|account| {
            Ok(Account {
                username: account.username,
                password_hash: PasswordHash::of(account.password.as_bytes(), &mut memory)?,
                user: account.user,
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
        if let Some(verdict) = accounts::failing(username) {
            return verdict;
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
        let accounts = HashedAccounts::demo().unwrap();
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
