//! The protocol between the tabs of one origin, and with those of next-auth/react.
//!
//! [`message`] has the messages, [`wire`] and [`next_auth`] their text, [`backend`] the choice of a
//! web API that carries them.

mod backend;
mod channel;
mod echo;
mod message;
mod next_auth;
mod next_auth_bridge;
mod sign_out_mark;
#[cfg(test)]
mod tests;
mod wire;

pub(crate) use channel::Channel;
pub(crate) use echo::Echo;
pub(crate) use message::{Body, Message, Snapshot, Trigger};
pub(crate) use next_auth_bridge::NextAuthBridge;
pub(crate) use sign_out_mark::SignOutMark;
