//! A Yew app without the library: what everything else is added to.

use yew::prelude::*;

#[component]
fn App() -> Html {
    let count = use_state(|| 0);
    let onclick = {
        let count = count.clone();
        move |_: MouseEvent| count.set(*count + 1)
    };
    html! {
        <>
            <p>{ *count }</p>
            <button {onclick}>{ "count" }</button>
        </>
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
