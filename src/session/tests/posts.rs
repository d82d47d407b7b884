//! What a tab posts to other tabs, in short words for the tables of tests.

use super::tab::Tab;
use crate::session::{Effect, MessageBody, Trigger};

impl Tab {
    /// Returns what was posted since [`effects`](Self::effects) was last called, to tabs of this
    /// library and of next-auth/react. A `renewal` is a snapshot that ends no session.
    pub(super) fn posts(&mut self) -> Vec<&'static str> {
        self.effects().iter().filter_map(post).collect()
    }
}

fn post(effect: &Effect) -> Option<&'static str> {
    Some(match effect {
        Effect::Broadcast { body, .. } => match body {
            MessageBody::Snapshot(snapshot) if snapshot.is_renewal => "renewal",
            MessageBody::Snapshot(_) => "snapshot",
            MessageBody::Query => "query",
            MessageBody::MutationStarted => "started",
            MessageBody::MutationEnded => "ended",
            MessageBody::ConfirmingSignOut => "confirming",
            MessageBody::Invalidate => "invalidation",
        },
        Effect::NotifyNextAuth(Trigger::GetSession) => "next-auth: session",
        Effect::NotifyNextAuth(Trigger::SignOut) => "next-auth: sign-out",
        _ => return None,
    })
}
