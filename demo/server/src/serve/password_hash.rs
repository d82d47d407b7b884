//! Hashes of passwords, and the memory that making one takes.

use argon2::{Algorithm, Argon2, Block, Error, Params, Version};
use subtle::ConstantTimeEq;

/// What OWASP recommends; without the optimiser that takes seconds, so a debug build does less.
const MEMORY_KIB: u32 = if cfg!(debug_assertions) {
    1024
} else {
    19 * 1024
};
const PASSES: u32 = 2;

const LENGTH: usize = 32;

/// The memory of one hash after the other. Given back to the allocator each time, it would pile up
/// there: 19 MiB are too much for its caches, and too little for the system to take back at once.
#[derive(Default)]
pub(crate) struct HashMemory(Vec<Block>);

/// An Argon2id hash with its salt.
pub(crate) struct PasswordHash {
    salt: [u8; 16],
    hash: [u8; LENGTH],
}

/// Why a password cannot be hashed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HashError {
    /// The system gave no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Random(#[from] getrandom::Error),
    /// The password is too long, for example.
    #[error("{0}")]
    Argon2(#[from] Error),
}

impl PasswordHash {
    /// Hashes `password` with a salt of its own.
    pub(crate) fn of(password: &[u8], memory: &mut HashMemory) -> Result<Self, HashError> {
        let mut salt = [0; 16];
        getrandom::getrandom(&mut salt)?;
        let hash = hash(password, &salt, memory)?;
        Ok(Self { salt, hash })
    }

    /// Returns `true` if `password` is the one that was hashed.
    pub(crate) fn is_of(&self, password: &[u8], memory: &mut HashMemory) -> Result<bool, Error> {
        let hash = hash(password, &self.salt, memory)?;
        Ok(hash.ct_eq(&self.hash).into())
    }
}

fn hash(password: &[u8], salt: &[u8], memory: &mut HashMemory) -> Result<[u8; LENGTH], Error> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(LENGTH))?;
    memory.0.resize(params.block_count(), Block::new());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut hash = [0; LENGTH];
    argon2.hash_password_into_with_memory(password, salt, &mut hash, &mut memory.0)?;
    Ok(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_knows_its_password_whatever_its_memory_was_used_for_before() {
        let mut memory = HashMemory::default();
        let first = PasswordHash::of(b"lovelace", &mut memory).unwrap();
        let second = PasswordHash::of(b"lovelace", &mut memory).unwrap();
        assert_ne!(first.hash, second.hash, "each has a salt of its own");
        for hash in [first, second] {
            for mut memory in [HashMemory::default(), std::mem::take(&mut memory)] {
                assert!(hash.is_of(b"lovelace", &mut memory).unwrap());
                assert!(!hash.is_of(b"hopper", &mut memory).unwrap());
                assert!(!hash.is_of(b"", &mut memory).unwrap());
            }
        }
    }
}
