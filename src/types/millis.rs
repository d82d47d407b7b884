/// Milliseconds since the Unix epoch, as every tab's wall clock counts them.
///
/// Instants that tabs compare with each other are wall-clock times, because a monotonic clock starts anew in each tab and stands still while the machine sleeps.
pub type Millis = f64;
