use super::SessionState;

impl SessionState {
    /// Returns the state as a server has it, where there is no clock and no date is read.
    pub(crate) fn as_rendered(&self) -> Self {
        Self {
            expires_at: None,
            is_withheld: false,
            ..self.clone()
        }
    }
}
