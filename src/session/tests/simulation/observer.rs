//! What the oracle learns from each event and from the effects of the machine.

use super::Time;
use super::oracle::{CLOCK_SLACK, Oracle};
use crate::session::{
    Effect, Event, FetchAnswer, Machine, Message, MessageBody, PostResult, RequestId, Trigger,
};

impl Oracle {
    /// Notes what has happened, and what the machine has asked for because of it.
    pub(super) fn observe(
        &mut self,
        time: Time,
        event: &Event,
        before: &Machine,
        after: &Machine,
        effects: &[Effect],
    ) {
        self.now = time.now();
        self.check_clock(time);
        self.is_unverified = before.known.is_unverified;
        self.observe_event(event, before, after);
        let mutation = before.activity.mutation();
        let is_over = |id: RequestId| after.activity.mutation().is_none_or(|now| now.id != id);
        if let Some(mutation) = mutation.filter(|mutation| is_over(mutation.id)) {
            self.is_mutating = false;
            self.fetch = None;
            let is_superseded = effects.contains(&Effect::AbortMutation(mutation.id));
            if !is_superseded {
                let is_dropped = *event == Event::MutationDropped(mutation.id);
                self.end_mutation(is_dropped, mutation.is_overlapped);
            }
        }
        for effect in effects {
            match effect {
                Effect::StartMutation(_) => self.is_mutating = true,
                Effect::AbortFetch(id) => {
                    self.fetch = self.fetch.filter(|(fetch, _)| fetch != id);
                }
                Effect::Fetch { .. } => {
                    let fetch = after.activity.fetch();
                    self.fetch = fetch.map(|fetch| (fetch.id, fetch.started_at));
                    if self.is_mutating
                        && let Some((_, started_at)) = self.fetch
                    {
                        self.mutated_at = Some(started_at);
                    }
                }
                _ => {}
            }
        }
    }

    fn observe_event(&mut self, event: &Event, before: &Machine, after: &Machine) {
        let now = self.now;
        match event {
            Event::Hydrated {
                answer, opened_at, ..
            } => {
                self.accept(answer, opened_at.map_or(now, |at| at.min(now)));
                self.hydrated_at = Some(now);
            }
            Event::Started if std::mem::take(&mut self.was_stopped) => {
                self.unreachable_until = Some(now);
            }
            Event::Stopped => {
                self.announced_at = None;
                self.doubted_at = None;
                self.unreachable_until = None;
                self.was_stopped = true;
                self.is_suspended = false;
            }
            Event::Suspended => self.is_suspended = true,
            Event::Resumed { .. } if std::mem::take(&mut self.is_suspended) => {
                self.unreachable_until = Some(now);
            }
            Event::SignOutMarkFound(at) => self.apply_mark(*at),
            Event::ServerDated(clock) => self.note_clock(*clock),
            Event::TimerFired => {
                let lapsed = before.peers.clone().remove_lapsed(now);
                if lapsed.is_any {
                    self.announced_at = Some(now);
                }
                if lapsed.is_own {
                    self.mutated_at = Some(now);
                }
            }
            Event::FetchFinished { id, result } => {
                self.finish_fetch(*id, result.as_ref().ok(), before)
            }
            Event::MutationPosted {
                id,
                result: PostResult::Confirmed(answer),
            } => {
                let mutation = before.activity.mutation();
                if mutation.is_some_and(|mutation| mutation.id == *id) {
                    // It is true from its end on, so it is newer than all the rest.
                    self.accept(answer, after.known.as_of);
                }
            }
            Event::MessageReceived(message) => {
                if matches!(message.body, MessageBody::Snapshot(_))
                    && message.at <= now.offset_by(CLOCK_SLACK)
                    && before.peers.has_lease(&message.from)
                {
                    self.announced_at = Some(message.at.min(now));
                }
                self.receive(message);
            }
            Event::NextAuthTriggered(Trigger::SignOut) => self.announced_at = Some(now),
            _ => {}
        }
    }

    fn finish_fetch(&mut self, id: RequestId, answer: Option<&FetchAnswer>, before: &Machine) {
        let Some((_, started_at)) = self.fetch.filter(|(fetch, _)| *fetch == id) else {
            return;
        };
        self.fetch = None;
        let consumers = before.activity.fetch().map(|fetch| fetch.consumers);
        let Some(consumers) = consumers.filter(|consumers| consumers.applies) else {
            return;
        };
        let Some(FetchAnswer {
            answer,
            is_unauthorized,
        }) = answer
        else {
            return;
        };
        let is_definitive = *is_unauthorized || !before.lifecycle.is_started();
        if !is_definitive && self.is_strange(answer, started_at, consumers.cause().into()) {
            self.doubted_at.get_or_insert((started_at, self.now));
        } else {
            self.accept(answer, started_at);
        }
    }

    fn end_mutation(&mut self, is_dropped: bool, is_overlapped: bool) {
        if is_dropped {
            self.mutated_at = Some(self.now);
            self.announced_at = Some(self.now);
        }
        if let Some((answer, at)) = self.later.take() {
            self.receive_answer(&answer, at, false);
        }
        if is_overlapped {
            self.mutated_at = Some(self.now);
        }
    }

    fn receive(&mut self, message: &Message) {
        let Message { at, body, .. } = message;
        match body {
            MessageBody::Snapshot(shared) if *at <= self.now.offset_by(CLOCK_SLACK) => {
                if let Some(clock) = shared.clock {
                    self.note_clock(clock);
                }
                if !self.is_mutating {
                    self.receive_answer(&shared.answer, *at, shared.is_renewal);
                } else if !shared.is_renewal {
                    let known = self.later.take().filter(|(_, later)| later >= at);
                    self.later = known.or_else(|| Some((shared.answer.clone(), *at)));
                }
            }
            MessageBody::MutationStarted => self.announced_at = Some((*at).min(self.now)),
            _ => {}
        }
    }
}
