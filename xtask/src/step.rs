//! Steps that take long enough to say so.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Does something that takes long: prints what and how long it usually takes, and how long it took.
///
/// The estimates are for two cores.
pub(crate) fn step<T>(
    name: &str,
    doing: &str,
    takes: &str,
    work: impl FnOnce() -> Result<T>,
) -> Result<T> {
    println!("{name}: {doing} ({takes})");
    let start = Instant::now();
    let result = work()?;
    println!("{name}: done in {}", spoken(start.elapsed()));
    Ok(result)
}

/// Returns a duration in minutes and seconds.
pub(crate) fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs_f64().round() as u64;
    match seconds / 60 {
        0 => format!("{seconds} s"),
        minutes => format!("{minutes} min {} s", seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_rounded_to_seconds() {
        for (milliseconds, text) in [
            (0, "0 s"),
            (59_499, "59 s"),
            (59_500, "1 min 0 s"),
            (754_000, "12 min 34 s"),
        ] {
            assert_eq!(spoken(Duration::from_millis(milliseconds)), text);
        }
    }

    #[test]
    fn the_result_of_the_work_is_returned() {
        assert_eq!(step("x", "doing it", "a moment", || Ok(1)).unwrap(), 1);
        let failed: Result<()> = step("x", "doing it", "a moment", || anyhow::bail!("no"));
        assert!(failed.is_err());
    }
}
