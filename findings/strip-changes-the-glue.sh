#!/usr/bin/env bash
# Cargo's `strip = true` changes how wasm-bindgen passes values, not just names.
#
# Versions: wasm-bindgen and wasm-bindgen-cli-support 0.2.129 and 0.2.130, Rust 1.95.
# Guess: `strip` takes the names of functions off the WebAssembly file, and wasm-bindgen writes the
#   same JavaScript for it.
# Behavior: the section `target_features` goes with the names. wasm-bindgen 0.2.129 then keeps
#   JavaScript's values in an array of its own in place of an externref table, and returns strings
#   through memory in place of two results, without a word. 0.2.130 warns, and knows the table by an
#   export of the module, but returns strings through memory still. So a release that is stripped
#   is other code than the debug build that was tested, and changes with an update of wasm-bindgen.
# Seen:
#   0.2.129, strip = false: values in a table, strings by results, no warning
#   0.2.129, strip = true: values in an array, strings by memory, no warning
#   0.2.130, strip = false: values in a table, strings by results, no warning
#   0.2.130, strip = true: values in a table, strings by memory, a warning
#   Unchanged.
. "$(dirname "$0")/lib.sh"

# Writes the manifest of a crate in folder $1 with the dependency $2.
crate() {
  mkdir -p "$1/src"
  printf '[package]\nname = "%s"\nedition = "2024"\n\n[dependencies]\n%s\n' "$1" "$2" > "$1/Cargo.toml"
}

# Builds an app with `strip = $1`, and says what wasm-bindgen has made of it.
glue() {
  CARGO_PROFILE_RELEASE_STRIP=$1 cargo build --quiet --release --target wasm32-unknown-unknown \
    --manifest-path app/Cargo.toml --target-dir target
  cargo run --quiet --manifest-path tool/Cargo.toml --target-dir target -- \
    target/wasm32-unknown-unknown/release/app.wasm "out-$1" 2> said
  local values="a table" strings=results warning=no
  ! grep -q addHeapObject "out-$1/app.js" || values="an array"
  ! grep -q retptr "out-$1/app.js" || strings=memory
  ! grep -q target_features said || warning=a
  echo "strip = $1: values in $values, strings by $strings, $warning warning"
}

for version in 0.2.129 0.2.130; do
  mkdir "$version"
  cd "$version"
  crate app "wasm-bindgen = \"=$version\""
  printf '[lib]\ncrate-type = ["cdylib"]\n' >> app/Cargo.toml
  cat > app/src/lib.rs <<'RUST'
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn keep(value: JsValue, name: String) -> String {
    std::mem::forget(value);
    name
}
RUST
  crate tool "wasm-bindgen-cli-support = \"=$version\""
  cat > tool/src/main.rs <<'RUST'
fn main() {
    let mut paths = std::env::args().skip(1);
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(paths.next().unwrap()).typescript(false);
    bindgen.web(true).unwrap().generate(paths.next().unwrap()).unwrap();
}
RUST
  for strip in false true; do
    echo "$version, $(glue "$strip")"
  done | tee -a ../seen
  cd ..
done
diff seen - <<'SEEN'
0.2.129, strip = false: values in a table, strings by results, no warning
0.2.129, strip = true: values in an array, strings by memory, no warning
0.2.130, strip = false: values in a table, strings by results, no warning
0.2.130, strip = true: values in a table, strings by memory, a warning
SEEN
echo "Unchanged."
