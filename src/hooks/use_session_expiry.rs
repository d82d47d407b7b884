use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{use_auth_client, use_session_selector};
use crate::client::AuthClient;
use crate::session::SessionState;

/// Returns the time until the session expires, in whole seconds, once it is at most `within`.
///
/// `None`, without a render, before that, and without a session or a known expiry; zero once it has
/// expired. The time is that of the local clock, which may be wrong, so it signs no user out: the
/// client asks the server when the time is up. Extending the session in any tab restarts the
/// countdown.
///
/// ```
/// use std::time::Duration;
/// use yew::prelude::*;
/// use yew_authjs::prelude::*;
///
/// #[component]
/// fn LastMinute() -> Html {
///     match use_session_expiry(Duration::from_secs(60)) {
///         Some(left) => html! { <p>{ left.as_secs() }{ " seconds left" }</p> },
///         None => html! {},
///     }
/// }
/// ```
///
/// # Panics
/// Outside a [`SessionProvider`](crate::SessionProvider).
#[hook]
pub fn use_session_expiry(within: Duration) -> Option<Duration> {
    let client = use_auth_client();
    let expires_at = *use_session_selector(SessionState::ends_at);
    let state = use_state_eq(|| None);
    use_effect_with((client, expires_at, within), {
        let state = state.setter();
        move |(client, _, within)| {
            let countdown = Rc::new(Countdown {
                client: client.clone(),
                within: *within,
                state,
                timer: RefCell::default(),
            });
            countdown.tick();
            // The timer and the countdown own each other.
            move || drop(countdown.timer.take())
        }
    });
    *state
}

/// Sets the time to show, again and again until the session expires.
struct Countdown {
    client: AuthClient,
    within: Duration,
    state: UseStateSetter<Option<Duration>>,
    timer: RefCell<Option<Timeout>>,
}

impl Countdown {
    /// Sets the time to show and starts the timer for the next one.
    fn tick(self: &Rc<Self>) {
        let left = self.client.expires_in();
        let seconds = left.map(|left| Duration::from_secs(millis(left).div_ceil(1_000)));
        self.state.set(seconds.filter(|left| *left <= self.within));
        let next = left.and_then(|left| wait(left, self.within));
        let timer = next.map(|next| {
            let again = self.clone();
            Timeout::new(next, move || again.tick())
        });
        self.timer.replace(timer);
    }
}

/// Returns the milliseconds until the countdown begins, and then those until the next whole second.
///
/// `None` once no time is left.
fn wait(left: Duration, within: Duration) -> Option<u32> {
    if left.is_zero() {
        return None;
    }
    let next = match left.checked_sub(within) {
        Some(until) if !until.is_zero() => millis(until),
        // One millisecond more, so that the second is over for certain.
        _ => millis(left).saturating_sub(1) % 1_000 + 1,
    };
    // A browser's timer overflows beyond this; an early tick does no harm.
    Some(next.clamp(1, i32::MAX as u64) as u32)
}

/// Returns `time` in milliseconds.
///
/// The standard library returns 128 bits, for which WebAssembly has no instructions.
fn millis(time: Duration) -> u64 {
    time.as_secs() * 1_000 + u64::from(time.subsec_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_happens_before_the_last_minute_and_then_each_second() {
        let wait = |millis| wait(Duration::from_millis(millis), Duration::from_secs(60));
        assert_eq!(wait(60_001), Some(1));
        assert_eq!(wait(3_600_000), Some(3_540_000));
        assert_eq!(wait(60_000), Some(1_000));
        assert_eq!(wait(59_400), Some(400));
        assert_eq!(wait(1), Some(1));
        assert_eq!(wait(0), None);
        let century = 100 * 365 * 86_400_000;
        assert_eq!(wait(century), Some(i32::MAX as u32));
    }
}
