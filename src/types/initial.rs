use std::rc::Rc;

use super::Session;

/// The session with which a provider starts: the three states of next-auth's `session` prop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum InitialSession {
    /// Not known (next-auth: `undefined`): it is requested as soon as the provider is mounted.
    #[default]
    Fetch,
    /// Known from server-side rendering: a session, or `None` (next-auth: `null`).
    ///
    /// It is not requested on mount. The page may carry it in any way, for example with Yew's
    /// `use_prepared_state!`.
    Known(Option<Rc<Session>>),
}

impl From<Option<Session>> for InitialSession {
    fn from(session: Option<Session>) -> Self {
        Self::Known(session.map(Rc::new))
    }
}

impl From<Option<Rc<Session>>> for InitialSession {
    fn from(session: Option<Rc<Session>>) -> Self {
        Self::Known(session)
    }
}

impl From<Rc<Session>> for InitialSession {
    fn from(session: Rc<Session>) -> Self {
        Self::Known(Some(session))
    }
}

impl From<Session> for InitialSession {
    fn from(session: Session) -> Self {
        Some(session).into()
    }
}
