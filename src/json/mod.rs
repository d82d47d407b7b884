//! JSON as one value that is read on demand, kept by the browser where there is one.
//!
//! The browser has all that is needed: serde's text format would be a quarter of what this library
//! adds to an app, and its map of values a tenth. In a browser, numbers are those of JavaScript:
//! whole ones are exact up to 2^53. There an unpaired surrogate, as of a server that truncates its
//! strings, is read as U+FFFD, not refused.

#[cfg(target_arch = "wasm32")]
mod browser;
mod collections;
mod encode_error;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod serializer;
mod stored;
#[cfg(test)]
mod tests;
mod value;
mod whole;

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use encode_error::EncodeError;
pub(crate) use serializer::encode;
pub(crate) use stored::StoredJson;
pub(crate) use value::{Field, Json, field};
