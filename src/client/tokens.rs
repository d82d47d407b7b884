use super::AuthClient;
use super::flight::Flight;
use crate::browser;
use crate::transport::{self, AbortHandle};
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
        let (client, sender) = (self.clone(), self.sender());
        let flight = self.0.csrf.join(move || async move {
            let request = client.endpoint().csrf();
            let token = transport::csrf_token(&sender.send(&request, &AbortHandle::new()).await?)?;
            client.note_token(&token);
            Ok(token)
        });
        flight.answer().await
    }

    /// Asks the server for its sign-in providers; callers at the same time share one request.
    ///
    /// # Errors
    /// Whatever kept the answer away, see [`AuthError`].
    pub async fn get_providers(&self) -> Result<Providers, AuthError> {
        need_page()?;
        self.list_providers().answer().await
    }

    /// The request for the providers, which goes on whether or not anybody waits for it.
    pub(super) fn list_providers(&self) -> Flight<Providers> {
        let (client, sender) = (self.clone(), self.sender());
        self.0.providers.join(move || async move {
            let request = client.endpoint().providers();
            let reply = sender.send(&request, &AbortHandle::new()).await?;
            let providers = transport::providers(&reply)?;
            client.note_providers(&providers);
            Ok(providers)
        })
    }
}

/// The edges work in a page only; on a server every call ends here.
pub(super) fn need_page() -> Result<(), AuthError> {
    if browser::is_available() {
        Ok(())
    } else {
        Err(AuthError::NotInBrowser)
    }
}
