use yew::prelude::*;

use crate::components::Texts;
use crate::components::forms::FormField;

/// An input of a form with its label.
pub(in crate::components) struct LabelledInput<'a> {
    pub(in crate::components) field: &'a FormField,
    /// A reference that gets the input.
    pub(in crate::components) input: Option<NodeRef>,
    /// The id of the form, with which that of the input begins.
    pub(in crate::components) form: Option<&'a AttrValue>,
    pub(in crate::components) is_invalid: bool,
    /// The id of the element with the error message.
    pub(in crate::components) error_id: Option<AttrValue>,
    pub(in crate::components) readonly: bool,
}

/// Renders `input`, which has no value of its own: the form reads it on submit.
///
/// The label is around the input, which connects them without an id, so that two forms of one page
/// share none.
pub(in crate::components) fn labelled_input(input: LabelledInput<'_>, texts: &Texts) -> Html {
    let field = input.field;
    let id = input.form.map(|form| format!("{form}-{}", field.name));
    html! {
        <label key={&*field.name} class="authjs-field">
            <span class="authjs-label">{ field.label_text(texts).clone() }</span>{ " " }
            <input
                ref={input.input.unwrap_or_default()}
                {id}
                name={field.name.clone()}
                type={field.kind.clone()}
                autocomplete={field.autocomplete.clone()}
                autocapitalize="none"
                autocorrect="off"
                spellcheck="false"
                required={field.required}
                readonly={input.readonly}
                aria-invalid={input.is_invalid.then_some("true")}
                aria-describedby={input.error_id}
            />
        </label>
    }
}
