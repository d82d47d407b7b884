use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{use_auth_client, use_session_selector};
use crate::client::AuthClient;
use crate::session::SessionState;

/// How long the session still lasts, in whole seconds, once that is no more than `within`; before that nothing is rendered.
///
/// By the clock of this machine, which may be wrong: nobody is signed out by it. When the time is up the client asks the server, and a session that was prolonged, in whichever tab, starts the count anew.
///
/// ```
/// use std::time::Duration;
/// use yew::prelude::*;
/// use yew_authjs::use_session_expiry;
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
    let shown = use_state_eq(|| None);
    use_effect_with((client, expires_at, within), {
        let shown = shown.setter();
        move |(client, _, within)| {
            let countdown = Rc::new(Countdown {
                client: client.clone(),
                within: *within,
                shown,
                timer: RefCell::default(),
            });
            countdown.tick();
            // The timer holds the countdown, so it has to go by hand.
            move || drop(countdown.timer.take())
        }
    });
    *shown
}

struct Countdown {
    client: AuthClient,
    within: Duration,
    shown: UseStateSetter<Option<Duration>>,
    timer: RefCell<Option<Timeout>>,
}

impl Countdown {
    fn tick(self: &Rc<Self>) {
        let left = self.client.expires_in();
        let shown = left.map(|left| Duration::from_secs(millis(left).div_ceil(1_000)));
        self.shown.set(shown.filter(|left| *left <= self.within));
        let next = left.and_then(|left| wait(left, self.within));
        let timer = next.map(|next| {
            let again = self.clone();
            Timeout::new(next, move || again.tick())
        });
        self.timer.replace(timer);
    }
}

/// Milliseconds until something else is to be shown: until the count begins, then until the next whole second.
fn wait(left: Duration, within: Duration) -> Option<u32> {
    if left.is_zero() {
        return None;
    }
    let next = match left.checked_sub(within) {
        Some(until) if !until.is_zero() => millis(until),
        // A moment later, so that the second is over for certain.
        _ => millis(left).saturating_sub(1) % 1_000 + 1,
    };
    // A longer wait overflows to none at all; waking early just looks again.
    Some(next.clamp(1, i32::MAX as u64) as u32)
}

/// In half as many bits as the standard library counts them, for which WebAssembly has instructions.
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
