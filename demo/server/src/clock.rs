//! The time, and how it is written on the wire.

use std::fmt;
use std::sync::Arc;

use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

/// Tells the time. The default is the system's clock; a test brings its own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> OffsetDateTime + Send + Sync>);

impl Clock {
    /// A clock that shows whatever `now` returns.
    pub fn new(now: impl Fn() -> OffsetDateTime + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    pub(crate) fn now(&self) -> OffsetDateTime {
        (self.0)()
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new(OffsetDateTime::now_utc)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Clock")
    }
}

type Format = [BorrowedFormatItem<'static>];

/// As JavaScript's `toISOString` writes it.
const ISO: &Format =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");

/// As JavaScript's `toUTCString` writes it, which is the date format of HTTP.
const HTTP: &Format = format_description!(
    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
);

/// Writes a time as session JSON has it: UTC with milliseconds.
pub(crate) fn iso(time: OffsetDateTime) -> Result<String, time::error::Format> {
    time.to_utc().format(ISO)
}

/// Writes a time as the `Expires` attribute of a cookie has it.
pub(crate) fn http_date(time: OffsetDateTime) -> Result<String, time::error::Format> {
    time.to_utc().format(HTTP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn times_read_as_javascript_writes_them() {
        let time = datetime!(2026-12-05 06:24:47.3109 +02:00);
        assert_eq!(iso(time).unwrap(), "2026-12-05T04:24:47.310Z");
        assert_eq!(http_date(time).unwrap(), "Sat, 05 Dec 2026 04:24:47 GMT");
    }
}
