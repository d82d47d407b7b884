use yew::prelude::*;

use super::FormField;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LabelledInputProps {
    pub(super) field: FormField,
    /// The id of the form, which makes this one's id unique.
    pub(super) form: AttrValue,
    /// The id of the message that says what is wrong.
    pub(super) error_id: Option<AttrValue>,
    pub(super) readonly: bool,
}

/// An input that keeps what is typed to itself: the form reads it when it is sent.
#[component]
pub(super) fn LabelledInput(props: &LabelledInputProps) -> Html {
    let field = &props.field;
    let id = format!("{}-{}", props.form, field.name);
    html! {
        <div class="authjs-field">
            <label for={id.clone()}>{ field.label.clone() }</label>
            <input
                {id}
                name={field.name.clone()}
                type={field.kind.clone()}
                autocomplete={field.autocomplete.clone()}
                autocapitalize="none"
                spellcheck="false"
                required={field.required}
                readonly={props.readonly}
                aria-invalid={props.error_id.as_ref().map(|_| "true")}
                aria-describedby={props.error_id.clone()}
            />
        </div>
    }
}
