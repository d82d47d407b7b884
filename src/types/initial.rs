use std::rc::Rc;

use super::Session;

/// What a provider knows before it asks the server: the three states of next-auth's `session` prop.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum InitialSession {
    /// Nothing (next-auth: `undefined`): the server is asked as soon as the provider is mounted.
    #[default]
    Fetch,
    /// The answer, from a page rendered on the server: a session, or none (next-auth: `null`). The server is not asked again on mount.
    ///
    /// It may come along as the app likes, also by Yew's `use_prepared_state!`.
    Known(Option<Rc<Session>>),
}

impl From<Option<Session>> for InitialSession {
    fn from(session: Option<Session>) -> Self {
        Self::Known(session.map(Rc::new))
    }
}

impl From<Session> for InitialSession {
    fn from(session: Session) -> Self {
        Some(session).into()
    }
}
