use yew::prelude::*;

/// A value with its label, and the language of the label if that is not the page's.
type ChoiceOption = (&'static str, &'static str, Option<&'static str>);

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChoiceProps {
    /// The name of the radio buttons, which is the id of the title, too.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) options: Vec<ChoiceOption>,
    /// The current value.
    pub(super) chosen: &'static str,
    /// Called with the value that the user has chosen.
    pub(super) on_choice: Callback<&'static str>,
}

/// A card with radio buttons.
#[component]
pub(super) fn Choice(props: &ChoiceProps) -> Html {
    let option = |&(value, label, lang): &ChoiceOption| {
        let onchange = props.on_choice.reform(move |_: Event| value);
        html! {
            <label key={value} class="option">
                <input
                    type="radio"
                    name={props.name}
                    {value}
                    checked={value == props.chosen}
                    {onchange}
                />
                <span {lang}>{ label }</span>
            </label>
        }
    };
    html! {
        <section class="card">
            <h2 id={props.name}>{ props.title }</h2>
            <div class="options" role="radiogroup" aria-labelledby={props.name}>
                { for props.options.iter().map(option) }
            </div>
        </section>
    }
}
