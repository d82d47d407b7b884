//! Session reads at a steady pace, and how long they took.

use std::fmt;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::exchange::Visitor;

/// How often a session is read. The next read does not wait for the one before.
const PACE: Duration = Duration::from_millis(50);

/// The results of the reads.
#[derive(Debug)]
pub(super) struct Reads {
    /// How long the answered ones took, the quickest first.
    took: Vec<Duration>,
    unanswered: usize,
}

impl Reads {
    /// Reads the session for as long as `time`, and waits for the last answer.
    pub(super) fn during(visitor: &Visitor, time: Duration) -> Self {
        let begin = Instant::now();
        let (told, reads) = mpsc::channel();
        let mut due = begin;
        while due < begin + time {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            let (visitor, told) = (visitor.clone(), told.clone());
            thread::spawn(move || {
                let answer = visitor.read_session();
                // Counted from when it was due: a machine that is too busy to ask is slow, too.
                let took = answer.is_ok().then(|| due.elapsed());
                told.send(took)
            });
            due += PACE;
        }
        drop(told);
        Self::new(reads)
    }

    fn new(reads: impl IntoIterator<Item = Option<Duration>>) -> Self {
        let (answered, unanswered): (Vec<_>, Vec<_>) = reads.into_iter().partition(Option::is_some);
        let mut took: Vec<_> = answered.into_iter().flatten().collect();
        took.sort_unstable();
        Self {
            took,
            unanswered: unanswered.len(),
        }
    }

    /// Returns the time within which this percentage of the reads was answered.
    fn within(&self, per_cent: usize) -> Option<Duration> {
        let rank = (self.took.len() * per_cent).div_ceil(100);
        self.took.get(rank.saturating_sub(1)).copied()
    }
}

impl fmt::Display for Reads {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.took.len() + self.unanswered)?;
        for per_cent in [50, 99, 100] {
            match self.within(per_cent) {
                Some(time) => write!(formatter, " | {:.1} ms", time.as_secs_f64() * 1000.0)?,
                None => write!(formatter, " | none")?,
            }
        }
        write!(formatter, " | {}", self.unanswered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_answered_reads() {
        let reads = (1..=200).rev().map(|ms| Some(Duration::from_millis(ms)));
        let reads = Reads::new(reads.chain([None, None]));
        assert_eq!(
            reads.to_string(),
            "202 | 100.0 ms | 198.0 ms | 200.0 ms | 2"
        );
        assert_eq!(Reads::new([None]).to_string(), "1 | none | none | none | 1");
    }
}
