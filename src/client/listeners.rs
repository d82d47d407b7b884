//! Browser signals as events, while the client runs.

use super::AuthClient;
use crate::browser;
use crate::session::Event;

/// Guard for a client that keeps the session fresh and the tabs in step.
///
/// Dropping the last guard of a client stops it.
#[must_use = "dropping it stops the client"]
#[derive(Debug)]
pub struct ClientGuard(AuthClient);

impl AuthClient {
    /// Starts to keep the session fresh, for as long as the returned guard lives.
    ///
    /// [`SessionProvider`](crate::SessionProvider) does this for its own client. On a server it
    /// does nothing.
    pub fn start(&self) -> ClientGuard {
        let run_count = &self.0.run_count;
        run_count.set(run_count.get() + 1);
        if run_count.get() == 1 && browser::is_available() {
            self.listen();
            self.dispatch(Event::Started);
        }
        ClientGuard(self.clone())
    }

    fn listen(&self) {
        let on = |event: fn(()) -> Event| {
            let dispatch = self.handler(event);
            move || dispatch(())
        };
        let unloading = self.0.unloading.clone();
        let signals = [
            browser::on_visibility_change(on(|()| Event::VisibilityChanged)),
            browser::on_online(on(|()| Event::WentOnline)),
            browser::on_offline(on(|()| Event::WentOffline)),
            browser::on_page_hide(on(|()| Event::Suspended)),
            browser::on_freeze(on(|()| Event::Suspended)),
            browser::on_page_restored(on(|()| Event::Resumed { is_restored: true })),
            browser::on_resume(on(|()| Event::Resumed { is_restored: false })),
            browser::on_before_unload(move || unloading.begin()),
        ];
        let signals = signals.into_iter().flatten().collect();
        self.0.page_signals.replace(signals);
    }
}

impl Drop for ClientGuard {
    fn drop(&mut self) {
        let client = &self.0;
        let run_count = &client.0.run_count;
        run_count.set(run_count.get() - 1);
        if run_count.get() == 0 && browser::is_available() {
            client.0.page_signals.take();
            client.dispatch(Event::Stopped);
        }
    }
}
