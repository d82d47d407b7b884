//! The people who can sign in.

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{Error, PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::session::User;

/// What OWASP recommends; without the optimiser that takes seconds, so a debug build does less.
const MEMORY_KIB: u32 = if cfg!(debug_assertions) {
    1024
} else {
    19 * 1024
};
const PASSES: u32 = 2;

/// What a user name and password lead to.
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
    password_hash: String,
    user: User,
}

/// The demo's accounts, with their passwords hashed.
pub(crate) struct Accounts {
    accounts: Vec<Account>,
    /// The hash of a password that nobody has, so that an unknown name takes as long as a wrong password.
    decoy: String,
}

impl Accounts {
    pub(crate) fn demo() -> Result<Self, Error> {
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
                password_hash: hash(password)?,
                user,
            })
        });
        let accounts = accounts.into_iter().collect::<Result<_, Error>>()?;
        let nobody_s = SaltString::generate(&mut OsRng);
        Ok(Self {
            accounts,
            decoy: hash(nobody_s.as_str())?,
        })
    }

    /// Judges a sign-in. Slow on purpose: call it where waiting disturbs nobody.
    pub(crate) fn check(&self, username: &str, password: &str) -> Verdict {
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
        match (verify(password, expected), account) {
            (Ok(()), Some(account)) => Verdict::Accepted(account.user.clone()),
            (Ok(()) | Err(Error::Password), _) => Verdict::Refused,
            (Err(_), _) => Verdict::Broken,
        }
    }
}

fn hash(password: &str) -> Result<String, Error> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let salt = SaltString::generate(&mut OsRng);
    Ok(argon2
        .hash_password(password.as_bytes(), &salt)?
        .to_string())
}

fn verify(password: &str, expected: &str) -> Result<(), Error> {
    // The parameters stand in the hash itself.
    Argon2::default().verify_password(password.as_bytes(), &PasswordHash::new(expected)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_in_is_judged_as_the_demo_promises() {
        let accounts = Accounts::demo().unwrap();
        let Verdict::Accepted(grace) = accounts.check("grace", "hopper") else {
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
            assert_eq!(accounts.check(username, password), verdict, "{username}");
        }
    }

    #[test]
    fn no_password_is_kept_in_the_clear() {
        let accounts = Accounts::demo().unwrap();
        for account in &accounts.accounts {
            assert!(
                account.password_hash.starts_with("$argon2id$"),
                "{}",
                account.username
            );
        }
    }
}
