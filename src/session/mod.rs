//! The session machine: events in, effects out. No I/O, no clock, no randomness.

mod activity;
mod block;
mod calls;
mod effect;
mod environment;
mod event;
mod expiry;
mod identity;
mod lifecycle;
mod lock;
mod machine;
mod message;
mod mutation_kind;
mod peers;
mod pending_refetch;
mod queries;
mod refetch;
mod refetch_cause;
mod request_id;
mod retry;
mod sign_out_check;
mod snapshot;
#[cfg(test)]
mod tests;
mod timestamps;
pub(crate) mod timing;
mod view;

pub use identity::Identity;
pub use view::SessionState;

pub(crate) use effect::{Effect, SessionResult};
pub(crate) use environment::Environment;
pub(crate) use event::{
    CallParams, Event, FetchAnswer, FetchFailure, PostResult, RetryAfter, Trigger,
};
pub(crate) use machine::Machine;
pub(crate) use message::{Message, MessageBody, SharedSnapshot};
pub(crate) use mutation_kind::MutationKind;
pub(crate) use refetch_cause::RefetchCause;
pub(crate) use request_id::RequestId;
pub(crate) use snapshot::{Answer, Snapshot};
