use yew::prelude::*;

/// Invites to see what the library is for.
#[component]
pub(crate) fn TabsHint() -> Html {
    html! {
        <section class="card hint" aria-labelledby="hint">
            <h2 id="hint">{ "One session, every tab" }</h2>
            <p>{ "Put a second tab beside this one, then sign in, change your name or sign out in either. The other follows by itself." }</p>
            <p>
                <a href="/" target="_blank" rel="noopener">
                    { "Open a second tab" }<span aria-hidden="true">{ " ↗" }</span><span class="only-heard">{ " (opens a new tab)" }</span>
                </a>
            </p>
        </section>
    }
}
