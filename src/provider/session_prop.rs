//! What the `session` prop takes beside [`InitialSession`].

use std::rc::Rc;

use yew::html::IntoPropValue;

use crate::types::{InitialSession, Session};

impl IntoPropValue<InitialSession> for Session {
    fn into_prop_value(self) -> InitialSession {
        self.into()
    }
}

impl IntoPropValue<InitialSession> for Option<Session> {
    fn into_prop_value(self) -> InitialSession {
        self.into()
    }
}

impl IntoPropValue<InitialSession> for Rc<Session> {
    fn into_prop_value(self) -> InitialSession {
        self.into()
    }
}

impl IntoPropValue<InitialSession> for Option<Rc<Session>> {
    fn into_prop_value(self) -> InitialSession {
        self.into()
    }
}
