//! The password check of a server that everyone can reach.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::MonotonicClock;

use super::failed_sign_ins::FailedSignIns;
use super::hashed_accounts::HashedAccounts;
use super::password_checks::{NotChecked, PasswordChecks};
use super::password_hash::HashError;
use crate::accounts::Verdict;
use crate::failure::Failure;
use crate::limits::Limits;

/// When to try again if too many others are signing in.
const AFTER_BUSY: Duration = Duration::from_secs(1);

/// The hashed passwords, with the limits on their checks.
pub(crate) struct HashedPasswords {
    accounts: Arc<HashedAccounts>,
    checks: PasswordChecks,
    failed_sign_ins: FailedSignIns,
}

impl HashedPasswords {
    /// Hashes the demo's passwords, which takes a moment.
    pub(crate) fn new(limits: &Limits) -> Result<Self, HashError> {
        Ok(Self {
            accounts: Arc::new(HashedAccounts::demo()?),
            checks: PasswordChecks::new(limits),
            failed_sign_ins: FailedSignIns::new(limits.failed_sign_ins, MonotonicClock),
        })
    }

    pub(crate) async fn check(
        &self,
        username: &str,
        password: &str,
        address: Option<IpAddr>,
    ) -> Result<Verdict, Failure> {
        if let Some(retry_after) = self.failed_sign_ins.wait(username, address) {
            return Err(Failure::TooManySignIns { retry_after });
        }
        let accounts = Arc::clone(&self.accounts);
        let (name, password) = (username.to_owned(), password.to_owned());
        let checked = self
            .checks
            .run(move |memory| accounts.check(&name, &password, memory));
        let verdict = checked.await.map_err(|not_checked| match not_checked {
            NotChecked::Busy => Failure::TooManySignIns {
                retry_after: AFTER_BUSY,
            },
            NotChecked::Failed => Failure::fault(not_checked),
        })?;
        if verdict == Verdict::Refused {
            self.failed_sign_ins.note(username, address);
        }
        Ok(verdict)
    }
}
