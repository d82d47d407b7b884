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
