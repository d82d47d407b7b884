//! Properties of all addresses.
#![cfg(not(target_arch = "wasm32"))]

mod addresses;
mod callback_urls;
mod growth;
