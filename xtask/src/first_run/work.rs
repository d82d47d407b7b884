//! How long something took, and how much of the processors' time.

use std::fmt;
use std::fs;
use std::time::Duration;

use crate::step::spoken;

/// Linux counts the time of processes in hundredths of a second, whatever its clock does.
const TICK: Duration = Duration::from_millis(10);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Work {
    pub(super) elapsed: Duration,
    /// The time of all processors together, which other programs on the machine change little;
    /// known on Linux.
    pub(super) processors: Option<Duration>,
}

impl Work {
    /// Returns how this compares with `other`.
    pub(super) fn beside(&self, other: &Self) -> String {
        let ratio = |now: Duration, then: Duration| now.as_secs_f64() / then.as_secs_f64();
        let mut text = format!(
            "ratio: {:.2} of the time",
            ratio(self.elapsed, other.elapsed)
        );
        if let (Some(now), Some(then)) = (self.processors, other.processors) {
            text += &format!(", {:.2} of the processors' time", ratio(now, then));
        }
        text
    }
}

impl fmt::Display for Work {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&spoken(self.elapsed))?;
        match self.processors {
            Some(time) => write!(formatter, ", {} of the processors' time", spoken(time)),
            None => Ok(()),
        }
    }
}

/// Returns the processors' time of all children of this process that have ended, and of theirs.
pub(super) fn of_ended_children() -> Option<Duration> {
    parse(&fs::read_to_string("/proc/self/stat").ok()?)
}

/// Reads `cutime` and `cstime`, the 16th and 17th field of `/proc/self/stat`.
fn parse(stat: &str) -> Option<Duration> {
    // The second field is the program's name in parentheses, with any characters in it.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(13);
    let user: u32 = fields.next()?.parse().ok()?;
    let system: u32 = fields.next()?.parse().ok()?;
    Some(TICK * user.checked_add(system)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_ended_children_is_found_behind_any_name() {
        let stat = "7 (a) b) S 1 2 3 4 5 6 7 8 9 10 11 12 250 30 20 0 1";
        assert_eq!(parse(stat), Some(Duration::from_millis(2800)));
        assert_eq!(parse("7 (a) S 1"), None);
    }

    #[test]
    fn both_times_are_compared() {
        let work = |seconds, processors| Work {
            elapsed: Duration::from_secs(seconds),
            processors: Some(Duration::from_secs(processors)),
        };
        assert_eq!(
            work(30, 60).beside(&work(120, 200)),
            "ratio: 0.25 of the time, 0.30 of the processors' time"
        );
        assert_eq!(
            work(90, 100).to_string(),
            "1 min 30 s, 1 min 40 s of the processors' time"
        );
    }
}
