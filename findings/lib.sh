# Sourced by the findings: a temporary folder that is gone at the end, and what they all do in it.
set -euo pipefail

findings=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$findings/lib.mjs" "$work/"
cd "$work"
export NO_COLOR=1 NODE_ENV=production
unset AUTH_URL AUTH_SECRET AUTH_TRUST_HOST NEXTAUTH_URL NEXTAUTH_SECRET

# Installs exact versions from the package registry, without their install scripts.
packages() {
  npm init --yes > /dev/null
  npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps --omit=optional \
    --save-exact "$@" > /dev/null
}

# Runs the module given on standard input; it fails where a check of `same` fails.
run() {
  cat > main.mjs
  node "$@" main.mjs
  echo "Unchanged."
}

# Builds the program given on standard input with exact versions of crates, each argument a line of
# its Cargo.toml, and runs it; it fails where a check of `same` fails.
run_rust() {
  mkdir src
  cp "$findings/lib.rs" src/check.rs
  { echo "mod check;" && cat; } > src/main.rs
  printf '[package]\nname = "finding"\nedition = "2024"\n\n[dependencies]\n' > Cargo.toml
  printf '%s\n' "$@" >> Cargo.toml
  cargo run --quiet --target-dir target
  echo "Unchanged."
}
