use super::Time;
use crate::session::{Answer, RequestId};
use crate::types::{ServerClock, Timestamp, UpdateCause, millis};

/// How little a clock may be set back unnoticed, in milliseconds.
const MIN_CLOCK_STEP: f64 = 100.0;
/// How far ahead a timestamp of another tab may be, in milliseconds.
pub(super) const CLOCK_SLACK: f64 = 2_000.0;

/// What a tab has to show, by a second and simpler rule: of all the answers that it may accept, the
/// newest.
pub(super) struct Oracle {
    pub(super) answers: Vec<(Timestamp, String)>,
    /// No answer is accepted that is as old as this: a sign-out mark says more.
    pub(super) floor: Timestamp,
    /// When the session of the newest answer ends.
    pub(super) ends_at: Option<Timestamp>,
    /// The newest that other tabs broadcast during a mutation.
    pub(super) later: Option<(Answer, Timestamp)>,
    pub(super) hydrated_at: Option<Timestamp>,
    pub(super) fetch: Option<(RequestId, Timestamp)>,
    pub(super) server_clock: Option<ServerClock>,
    pub(super) is_mutating: bool,
    /// When this tab has last mutated the session; older answers are void.
    pub(super) mutated_at: Option<Timestamp>,
    pub(super) was_stopped: bool,
    pub(super) is_suspended: bool,
    /// When messages began to arrive again, if nothing newer is known.
    pub(super) unreachable_until: Option<Timestamp>,
    /// When an unexpected sign-out was first requested and answered, if it has not been confirmed.
    pub(super) doubted_at: Option<(Timestamp, Timestamp)>,
    /// When a mutation was last announced that may explain one.
    pub(super) announced_at: Option<Timestamp>,
    /// Whether the user that is shown is one whom no server has named.
    pub(super) is_unverified: bool,
    /// The difference of the clocks, as it was seen last.
    pub(super) origin: f64,
    pub(super) now: Timestamp,
}

impl Oracle {
    pub(super) fn new(time: Time) -> Self {
        Self {
            answers: Vec::new(),
            floor: Timestamp::UNIX_EPOCH,
            ends_at: None,
            later: None,
            hydrated_at: None,
            fetch: None,
            server_clock: None,
            is_mutating: false,
            mutated_at: None,
            was_stopped: false,
            is_suspended: false,
            unreachable_until: None,
            doubted_at: None,
            announced_at: None,
            is_unverified: false,
            origin: time.wall - time.steady,
            now: time.now(),
        }
    }

    pub(super) fn who(&self) -> &str {
        self.newest().map_or("?", |(_, who)| who)
    }

    fn newest(&self) -> Option<&(Timestamp, String)> {
        let mut newest: Option<&(Timestamp, String)> = None;
        for answer in &self.answers {
            if newest.is_none_or(|newest| answer.0 > newest.0) {
                newest = Some(answer);
            }
        }
        newest
    }

    /// Other tabs may be older than what the page came with, and not know.
    pub(super) fn receive_answer(&mut self, answer: &Answer, at: Timestamp, is_renewal: bool) {
        let known_since = |time: Timestamp| self.newest().is_some_and(|(newest, _)| *newest > time);
        let is_new_page = self
            .hydrated_at
            .is_some_and(|hydrated_at| at <= hydrated_at && !known_since(hydrated_at));
        if !is_new_page || self.who() == name(answer) {
            if !is_renewal || ["?", "-"].contains(&self.who()) {
                self.accept(answer, at);
            }
        } else if answer.session.is_none() {
            self.announced_at = Some(self.now);
        }
    }

    /// Returns `true` if an answer ends a session for no reason, and was not given a second time
    /// yet.
    pub(super) fn is_strange(&self, answer: &Answer, at: Timestamp, cause: UpdateCause) -> bool {
        let is_end = answer.session.is_none() && !["?", "-"].contains(&self.who());
        let offset = self.server_clock.map_or(0.0, ServerClock::offset);
        let has_time = self
            .ends_at
            .is_none_or(|end| end > self.now.offset_by(offset));
        let is_second = self
            .doubted_at
            .is_some_and(|(_, told)| told.offset_by(1_000.0) <= at);
        let is_announced = self
            .announced_at
            .is_some_and(|announced| self.now < announced.offset_by(20_000.0));
        let is_late = self.newest().is_some_and(|(newest, _)| at <= *newest);
        let has_reason = !cause.is_automatic()
            || is_announced
            || self.unreachable_until.is_some()
            || self.is_unverified;
        is_end && has_time && !has_reason && !is_second && !is_late
    }

    pub(super) fn accept(&mut self, answer: &Answer, at: Timestamp) {
        if at <= self.floor || self.mutated_at.is_some_and(|mutated_at| at < mutated_at) {
            return;
        }
        if self.newest().is_none_or(|(newest, _)| at > *newest) {
            self.ends_at = answer.expires_at;
            self.doubted_at = self.doubted_at.filter(|(asked, _)| at < *asked);
            self.announced_at = self.announced_at.filter(|announced| *announced > at);
            self.unreachable_until = self.unreachable_until.filter(|until| *until > at);
        }
        self.answers.push((at, name(answer).to_owned()));
    }

    /// A mark ends the session of a page that knows nothing newer.
    pub(super) fn apply_mark(&mut self, at: Timestamp) {
        let is_known = self.newest().is_some_and(|(newest, _)| at <= *newest);
        if is_known || at <= self.floor || at > self.now.offset_by(CLOCK_SLACK) {
            return;
        }
        self.floor = at.just_before();
        if !["?", "-"].contains(&self.who()) {
            self.ends_at = None;
            self.answers.push((at.just_before(), "-".to_owned()));
        }
    }

    pub(super) fn note_clock(&mut self, clock: ServerClock) {
        let known = self.server_clock.map(|known| known.narrow(clock));
        self.server_clock = known.or(Some(clock));
    }

    /// Moves all moments back with the wall clock, if that was set back.
    pub(super) fn check_clock(&mut self, time: Time) {
        let origin = time.wall - time.steady;
        let step = std::mem::replace(&mut self.origin, origin) - origin;
        if step <= MIN_CLOCK_STEP {
            return;
        }
        let step = std::time::Duration::from_micros((step * 1_000.0) as u64);
        self.server_clock = self.server_clock.map(|clock| clock.after_step_back(step));
        let answers = self.answers.iter_mut().map(|(at, _)| at);
        let later = self.later.iter_mut().map(|(_, at)| at);
        let fetch = self.fetch.iter_mut().map(|(_, at)| at);
        let doubted = self
            .doubted_at
            .iter_mut()
            .flat_map(|(asked, told)| [asked, told]);
        let rest = [
            &mut self.announced_at,
            &mut self.unreachable_until,
            &mut self.hydrated_at,
            &mut self.mutated_at,
        ];
        let rest = rest.into_iter().flatten().chain([&mut self.floor]);
        for at in answers.chain(later).chain(fetch).chain(doubted).chain(rest) {
            *at = at.offset_by(-millis(step));
        }
    }
}

fn name(answer: &Answer) -> &str {
    let user = answer.session.as_ref().map(|session| session.user());
    user.map_or("-", |user| user.name().unwrap())
}
