#!/usr/bin/env bash
# A clone of Yew's state handle may read the same as the handle, and not be equal to it.
#
# Versions: yew 0.21.0 and 0.23.0, Rust 1.95.
# Guess: a handle of `use_state` is the value of its render. `set` changes what the next render
#   reads, and a clone is equal to its original.
# Behavior: so it is in 0.21. In 0.23 `*handle` reads the newest value, also in the render that has
#   set it, but `==` compares what each handle read when it was made, and cloning makes one anew. A
#   clone from after `set` reads the same as the handle and is not equal to it, so that as a prop it
#   counts as changed.
# Seen:
#   yew 0.21.0: read after set: 0
#   by the clones from before and after set: (0, 0)
#   the handle is equal to these clones: (true, true)
#   Unchanged.
#   yew 0.23.0: read after set: 1
#   by the clones from before and after set: (1, 1)
#   the handle is equal to these clones: (true, false)
#   Unchanged.
. "$(dirname "$0")/lib.sh"

# Renders a component with version $1 of Yew, whose attribute is $2.
render() {
  mkdir "$1"
  cd "$1"
  run_rust "yew = { version = \"=$1\", features = [\"ssr\"] }" \
    'tokio = { version = "1", features = ["macros", "rt"] }' <<RUST
use check::same;
use yew::prelude::*;

#[$2]
fn State() -> Html {
    let handle = use_state(|| 0);
    if *handle == 1 {
        return Html::default(); // The render after set.
    }
    let before = handle.clone();
    handle.set(1);
    let after = handle.clone();
    same(*handle, $3, "yew $1: read after set");
    same((*before, *after), ($3, $3), "by the clones from before and after set");
    same((handle == before, handle == after), (true, $4), "the handle is equal to these clones");
    Html::default()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let page = async { yew::LocalServerRenderer::<State>::new().render().await };
    tokio::task::LocalSet::new().run_until(page).await;
}
RUST
  cd ..
}

render 0.21.0 "function_component" 0 true
render 0.23.0 component 1 false
