//! Properties of all requests and replies.
#![cfg(not(target_arch = "wasm32"))]

mod growth;
mod replies;
mod requests;
