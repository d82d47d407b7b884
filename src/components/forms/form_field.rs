use yew::AttrValue;

use crate::components::Texts;

/// An input of a form: its name, its label, and its role for password managers.
///
/// ```
/// use yew_authjs::prelude::*;
///
/// let pin = FormField::new("pin", "PIN").kind("password").autocomplete("one-time-code");
/// let fields = [FormField::username(), pin];
/// # let _ = fields;
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct FormField {
    /// The name that the server expects.
    pub name: AttrValue,
    /// The label. Default: the one of [`Texts`] for the input's type.
    pub label: Option<AttrValue>,
    /// The input's `type`. Default: `text`.
    pub kind: AttrValue,
    /// The input's `autocomplete` token. Default: `off`.
    pub autocomplete: AttrValue,
    /// Whether the input has to be filled in. Default: true.
    pub required: bool,
}

impl FormField {
    /// Creates a required input of type `text`.
    pub fn new(name: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self::known(name).label(label)
    }

    /// Creates an input with the label of [`Texts`] for its type.
    fn known(name: impl Into<AttrValue>) -> Self {
        Self {
            name: name.into(),
            label: None,
            kind: AttrValue::Static("text"),
            autocomplete: AttrValue::Static("off"),
            required: true,
        }
    }

    /// Creates the input `username`.
    pub fn username() -> Self {
        Self::known("username").autocomplete("username")
    }

    /// Creates the input `password`.
    pub fn password() -> Self {
        Self::known("password")
            .kind("password")
            .autocomplete("current-password")
    }

    /// Creates the input `email`, which password managers take for the user name.
    ///
    /// Beside a user name it needs `.autocomplete("email")`.
    pub fn email() -> Self {
        Self::known("email").kind("email").autocomplete("username")
    }

    /// Sets [`label`](Self::label).
    pub fn label(mut self, label: impl Into<AttrValue>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Sets [`kind`](Self::kind).
    pub fn kind(mut self, kind: impl Into<AttrValue>) -> Self {
        self.kind = kind.into();
        self
    }

    /// Sets [`autocomplete`](Self::autocomplete).
    pub fn autocomplete(mut self, token: impl Into<AttrValue>) -> Self {
        self.autocomplete = token.into();
        self
    }

    /// Returns the text of the label.
    pub(in crate::components) fn label_text<'a>(&'a self, texts: &'a Texts) -> &'a AttrValue {
        let default = match &*self.kind {
            "password" => &texts.password,
            "email" => &texts.email,
            _ => &texts.username,
        };
        self.label.as_ref().unwrap_or(default)
    }

    /// Allows the input to be left empty.
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }
}
