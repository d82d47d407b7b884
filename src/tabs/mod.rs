//! The protocol between the tabs of one origin, and with those of next-auth/react.
//!
//! [`wire`] and [`next_auth`] have the text of the messages, [`backend`] the choice of a web API
//! that carries them.

mod backend;
mod channel;
mod echo;
mod next_auth;
mod next_auth_bridge;
mod sign_out_mark;
#[cfg(test)]
mod tests;
mod wire;

pub(crate) use channel::Channel;
pub(crate) use echo::Echo;
pub(crate) use next_auth_bridge::NextAuthBridge;
pub(crate) use sign_out_mark::SignOutMark;
