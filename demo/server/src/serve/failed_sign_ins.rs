//! The rate limit of sign-ins.
//!
//! Only wrong passwords count, so users who know their password are not limited.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, MonotonicClock};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::state::keyed::ShrinkableKeyedStateStore;
use governor::{Quota, RateLimiter};
use sha2::{Digest, Sha256};

/// Counts wrong passwords by the name and by the address that they came for and from.
pub(crate) struct FailedSignIns<C: Clock = MonotonicClock> {
    /// Names by their hashes: what is typed there may be long, or a password.
    names: Limiter<[u8; 32], C>,
    addresses: Limiter<IpAddr, C>,
    clock: C,
}

type Limiter<K, C> = RateLimiter<Asked<K>, Store<K>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// How many times as often as a name an address may fail, since several people may share it.
const NAMES_OF_AN_ADDRESS: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);

/// With so many keys known, those that are as good as new are looked for.
const MANY: usize = 1024;

impl<C: Clock + Clone> FailedSignIns<C> {
    pub(crate) fn new(per_minute: NonZeroU32, clock: C) -> Self {
        let of_address = per_minute.saturating_mul(NAMES_OF_AN_ADDRESS);
        Self {
            names: limiter(per_minute, &clock),
            addresses: limiter(of_address, &clock),
            clock,
        }
    }

    /// Returns how long a sign-in under this name, from this address, has to wait.
    ///
    /// `None` if it may be tried now.
    pub(crate) fn wait(&self, name: &str, address: Option<IpAddr>) -> Option<Duration> {
        let looked = [
            self.names.check_key(&Asked::Looks(hashed(name))),
            address.map_or(Ok(()), |address| {
                self.addresses.check_key(&Asked::Looks(address))
            }),
        ];
        let now = self.clock.now();
        let waits = looked.into_iter().filter_map(Result::err);
        waits.map(|until| until.wait_time_from(now)).max()
    }

    /// Counts a wrong password.
    pub(crate) fn note(&self, name: &str, address: Option<IpAddr>) {
        // What goes beyond the limit is no longer counted.
        let _ = self.names.check_key(&Asked::Counts(hashed(name)));
        if let Some(address) = address {
            let _ = self.addresses.check_key(&Asked::Counts(address));
        }
        if self.names.len() > MANY {
            self.names.retain_recent();
        }
        if self.addresses.len() > MANY {
            self.addresses.retain_recent();
        }
    }
}

fn limiter<K: Hash + Eq + Clone, C: Clock + Clone>(
    per_minute: NonZeroU32,
    clock: &C,
) -> Limiter<K, C> {
    RateLimiter::new(
        Quota::per_minute(per_minute),
        Store::default(),
        clock.clone(),
    )
}

fn hashed(name: &str) -> [u8; 32] {
    Sha256::digest(name).into()
}

/// A key, and whether its next time is to be counted or only looked at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Asked<K> {
    Looks(K),
    Counts(K),
}

/// Keeps when each key is free again. The stores of `governor` count each question.
#[derive(Debug)]
struct Store<K>(Mutex<HashMap<K, Nanos>>);

impl<K> Default for Store<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K> Store<K> {
    fn times(&self) -> MutexGuard<'_, HashMap<K, Nanos>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Hash + Eq + Clone> StateStore for Store<K> {
    type Key = Asked<K>;

    fn measure_and_replace<T, F, E>(&self, asked: &Asked<K>, measure: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut times = self.times();
        match asked {
            Asked::Looks(key) => measure(times.get(key).copied()).map(|(answer, _)| answer),
            Asked::Counts(key) => {
                let (answer, time) = measure(times.get(key).copied())?;
                times.insert(key.clone(), time);
                Ok(answer)
            }
        }
    }
}

impl<K: Hash + Eq + Clone> ShrinkableKeyedStateStore<Asked<K>> for Store<K> {
    fn retain_recent(&self, drop_below: Nanos) {
        self.times().retain(|_, time| *time >= drop_below);
    }

    fn len(&self) -> usize {
        self.times().len()
    }

    fn is_empty(&self) -> bool {
        self.times().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;

    const HERE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));
    const THERE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED));

    fn failed(per_minute: u32) -> (FailedSignIns<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        let per_minute = NonZeroU32::new(per_minute).unwrap();
        (FailedSignIns::new(per_minute, clock.clone()), clock)
    }

    #[test]
    fn a_name_waits_once_it_has_failed_too_often_and_no_other_does() {
        let (failed, clock) = failed(3);
        for _ in 0..3 {
            assert_eq!(failed.wait("ada", HERE), None);
            failed.note("ada", HERE);
        }
        assert_eq!(failed.wait("ada", HERE), Some(Duration::from_secs(20)));
        assert_eq!(failed.wait("ada", THERE), Some(Duration::from_secs(20)));
        assert_eq!(failed.wait("grace", HERE), None);
        clock.advance(Duration::from_secs(19));
        assert_eq!(failed.wait("ada", HERE), Some(Duration::from_secs(1)));
        clock.advance(Duration::from_secs(1));
        assert_eq!(failed.wait("ada", HERE), None);
        failed.note("ada", HERE);
        assert!(failed.wait("ada", HERE).is_some());
    }

    #[test]
    fn looking_counts_for_nothing() {
        let (failed, _) = failed(1);
        for _ in 0..100 {
            assert_eq!(failed.wait("ada", HERE), None);
        }
        assert!(failed.names.is_empty() && failed.addresses.is_empty());
    }

    #[test]
    fn an_address_that_tries_many_names_waits_and_others_do_not() {
        let (failed, _) = failed(2);
        for name in 0..20 {
            assert_eq!(failed.wait("ada", HERE), None, "{name}");
            failed.note(&name.to_string(), HERE);
        }
        assert_eq!(failed.wait("ada", HERE), Some(Duration::from_secs(3)));
        assert_eq!(failed.wait("ada", THERE), None);
        assert_eq!(failed.wait("ada", None), None);
    }

    #[test]
    fn names_that_are_as_good_as_new_are_forgotten() {
        let (failed, clock) = failed(10);
        for name in 0..3 * MANY {
            clock.advance(Duration::from_millis(100));
            failed.note(&name.to_string(), None);
        }
        assert!(failed.names.len() <= MANY + 1, "{}", failed.names.len());
    }
}
