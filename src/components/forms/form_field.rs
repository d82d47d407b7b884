use yew::AttrValue;

use crate::components::Texts;

/// An input of a form: what the server calls it, what the user reads, and what password managers make of it.
///
/// ```
/// use yew_authjs::FormField;
///
/// let fields = [FormField::username(), FormField::new("pin", "PIN").kind("password").autocomplete("one-time-code")];
/// # let _ = fields;
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FormField {
    /// The name that the server expects.
    pub name: AttrValue,
    /// The label. Default: that of [`Texts`](crate::Texts) for the input's type.
    pub label: Option<AttrValue>,
    /// The input's `type`. Default: `text`.
    pub kind: AttrValue,
    /// The input's `autocomplete` token. Default: `off`.
    pub autocomplete: AttrValue,
    /// Whether it has to be filled in. Default: true.
    pub required: bool,
}

impl FormField {
    /// A text that has to be filled in.
    pub fn new(name: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self::known(name).label(label)
    }

    /// One that [`Texts`](crate::Texts) has a label for.
    fn known(name: impl Into<AttrValue>) -> Self {
        Self {
            name: name.into(),
            label: None,
            kind: AttrValue::Static("text"),
            autocomplete: AttrValue::Static("off"),
            required: true,
        }
    }

    /// `username`.
    pub fn username() -> Self {
        Self::known("username").autocomplete("username")
    }

    /// `password`.
    pub fn password() -> Self {
        Self::known("password")
            .kind("password")
            .autocomplete("current-password")
    }

    /// `email`, by which the user is known to the server: password managers take it for the user
    /// name. Beside a user name it is to be `.autocomplete("email")`.
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

    /// What the label says.
    pub(super) fn label_text<'a>(&'a self, texts: &'a Texts) -> &'a AttrValue {
        let default = match &*self.kind {
            "password" => &texts.password,
            "email" => &texts.email,
            _ => &texts.username,
        };
        self.label.as_ref().unwrap_or(default)
    }

    /// It may be left empty.
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }
}
