//! Fixtures and checks for the tests of all folders that read foreign input, and the properties of
//! sessions.

pub(crate) mod fixtures;
pub(crate) mod growth;
mod properties;
