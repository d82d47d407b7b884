use super::AuthClient;
use crate::page;
use crate::transport::{self, Canceller};
use crate::types::{AuthError, Providers};

impl AuthClient {
    /// Asks the server for a CSRF token; callers at the same time share one request.
    ///
    /// None if the server has CSRF protection switched off: then none has to be sent.
    ///
    /// # Errors
    /// Whatever kept the answer away, see [`AuthError`].
    pub async fn get_csrf_token(&self) -> Result<Option<String>, AuthError> {
        need_page()?;
        let (sender, request) = (self.sender(), self.endpoint().csrf());
        let flight = self.0.csrf.join(move || async move {
            transport::csrf_token(&sender.send(&request, &Canceller::new()).await?)
        });
        flight.await
    }

    /// Asks the server for its sign-in providers; callers at the same time share one request.
    ///
    /// # Errors
    /// Whatever kept the answer away, see [`AuthError`].
    pub async fn get_providers(&self) -> Result<Providers, AuthError> {
        need_page()?;
        let (sender, request) = (self.sender(), self.endpoint().providers());
        let flight = self.0.providers.join(move || async move {
            transport::providers(&sender.send(&request, &Canceller::new()).await?)
        });
        let providers = flight.await?;
        self.note_providers(&providers);
        Ok(providers)
    }
}

/// The edges work in a page only; on a server every call ends here.
pub(super) fn need_page() -> Result<(), AuthError> {
    if page::is_present() {
        Ok(())
    } else {
        Err(AuthError::NotInBrowser)
    }
}
