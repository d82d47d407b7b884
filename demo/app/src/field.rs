use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FieldProps {
    /// Ties the label to the input; also the input's name.
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    #[prop_or("text")]
    pub(crate) kind: &'static str,
    /// Tells password managers what belongs here.
    pub(crate) autocomplete: &'static str,
    pub(crate) input: NodeRef,
    /// The id of the message that says what is wrong with it.
    #[prop_or_default]
    pub(crate) error_id: Option<&'static str>,
    #[prop_or_default]
    pub(crate) readonly: bool,
}

/// A labelled input that keeps what is typed to itself: the form reads it when it is sent.
#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    html! {
        <div class="field">
            <label for={props.id}>{ props.label }</label>
            <input
                ref={props.input.clone()}
                id={props.id}
                name={props.id}
                type={props.kind}
                autocomplete={props.autocomplete}
                autocapitalize="none"
                spellcheck="false"
                required=true
                readonly={props.readonly}
                aria-invalid={props.error_id.map(|_| "true")}
                aria-describedby={props.error_id}
            />
        </div>
    }
}
