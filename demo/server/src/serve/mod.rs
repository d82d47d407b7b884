//! The server at a port: its connections and routes, the site, and the check of passwords.

mod connections;
mod content_policy;
mod failed_sign_ins;
mod hashed_accounts;
mod hashed_passwords;
mod own_origin;
mod password_checks;
mod password_hash;
mod plain_files;
mod server;
mod site;

pub(crate) use hashed_passwords::HashedPasswords;
pub use password_hash::HashError;
pub use server::{DemoServer, StartError};
