use yew::prelude::*;

use super::FormField;
use crate::components::use_texts;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LabelledInputProps {
    pub(super) field: FormField,
    /// A reference that gets the input.
    pub(super) input: Option<NodeRef>,
    /// The id of the form, if it has one: then the input has one, too.
    pub(super) form: Option<AttrValue>,
    pub(super) is_invalid: bool,
    /// The id of the message that says what has failed.
    pub(super) error_id: Option<AttrValue>,
    pub(super) readonly: bool,
}

/// An input that keeps what is typed to itself: the form reads it when it is sent.
///
/// The label is around it, which ties them without an id: two forms of one page share none.
#[component]
pub(super) fn LabelledInput(props: &LabelledInputProps) -> Html {
    let texts = use_texts();
    let field = &props.field;
    let id = props
        .form
        .as_ref()
        .map(|form| format!("{form}-{}", field.name));
    html! {
        <label class="authjs-field">
            <span class="authjs-label">{ field.label_text(&texts).clone() }</span>{ " " }
            <input
                ref={props.input.clone().unwrap_or_default()}
                {id}
                name={field.name.clone()}
                type={field.kind.clone()}
                autocomplete={field.autocomplete.clone()}
                autocapitalize="none"
                autocorrect="off"
                spellcheck="false"
                required={field.required}
                readonly={props.readonly}
                aria-invalid={props.is_invalid.then_some("true")}
                aria-describedby={props.error_id.clone()}
            />
        </label>
    }
}
