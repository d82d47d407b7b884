use yew::AttrValue;

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
    /// The label.
    pub label: AttrValue,
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
        Self {
            name: name.into(),
            label: label.into(),
            kind: AttrValue::Static("text"),
            autocomplete: AttrValue::Static("off"),
            required: true,
        }
    }

    /// `username`.
    pub fn username() -> Self {
        Self::new("username", "User name").autocomplete("username")
    }

    /// `password`.
    pub fn password() -> Self {
        Self::new("password", "Password")
            .kind("password")
            .autocomplete("current-password")
    }

    /// `email`, by which the user is known to the server: password managers take it for the user
    /// name. Beside a user name it is to be `.autocomplete("email")`.
    pub fn email() -> Self {
        Self::new("email", "E-mail address")
            .kind("email")
            .autocomplete("username")
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

    /// It may be left empty.
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }
}
