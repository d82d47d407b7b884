//! Times in a readable form.

/// Formats the time until an instant, such as `29 d 23:59:58`.
pub(crate) fn left(milliseconds: f64) -> String {
    let seconds = whole_seconds(milliseconds);
    let (days, hours) = (seconds / 86_400, seconds / 3600 % 24);
    let clock = format!("{hours:02}:{:02}:{:02}", seconds / 60 % 60, seconds % 60);
    match days {
        0 => clock,
        _ => format!("{days} d {clock}"),
    }
}

/// Formats the time since an instant, such as `3 min ago`.
pub(crate) fn ago(milliseconds: f64) -> String {
    match whole_seconds(milliseconds) {
        0 => "just now".to_owned(),
        seconds @ 1..60 => format!("{seconds} s ago"),
        seconds @ 60..3600 => format!("{} min ago", seconds / 60),
        seconds => format!("{} h ago", seconds / 3600),
    }
}

/// Rounds down, and up to zero: the clocks of server and browser differ.
fn whole_seconds(milliseconds: f64) -> u64 {
    (milliseconds / 1000.0).max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::{ago, left};

    #[test]
    fn what_is_left_is_counted_down_to_zero_and_not_below() {
        assert_eq!(left(2_591_998_999.0), "29 d 23:59:58");
        assert_eq!(left(86_399_000.0), "23:59:59");
        assert_eq!(left(61_000.0), "00:01:01");
        assert_eq!(left(-5000.0), "00:00:00");
    }

    #[test]
    fn the_past_is_told_in_the_largest_unit_that_fits() {
        assert_eq!(ago(-40.0), "just now");
        assert_eq!(ago(59_999.0), "59 s ago");
        assert_eq!(ago(60_000.0), "1 min ago");
        assert_eq!(ago(7_300_000.0), "2 h ago");
    }
}
