use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FeatureProps {
    pub(super) title: &'static str,
    pub(super) children: Html,
}

/// A feature of the library.
#[component]
pub(super) fn Feature(props: &FeatureProps) -> Html {
    html! {
        <section class="feature">
            <h2>{ props.title }</h2>
            <p>{ props.children.clone() }</p>
        </section>
    }
}
