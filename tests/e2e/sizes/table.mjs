const NAMES = {
  bare: "a Yew app without the library",
  session: "with the provider, the hook and the calls: the same app as the React one",
  json: "the same, which sends `json!` with `update`, not a struct of its own",
  buttons: "with `<SignInButton>` and `<SignOutButton>`: the app of the README",
  everything: "with every component",
  react: "React 19 and next-auth/react",
};

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** The apps beside the React one. */
export function table({ apps }) {
  const rows = Object.entries(apps).map(([name, { raw, gzip, brotli }]) => {
    const ratio = (gzip / apps.react.gzip).toFixed(2);
    const added = name === "react" ? "" : kilobytes(gzip - apps.bare.gzip);
    return `| ${ratio} | ${NAMES[name]} | ${kilobytes(gzip)} | ${kilobytes(brotli)} | ${kilobytes(raw)} | ${added} |\n`;
  });
  const head = "| of React's | app (wasm and JS) | gzip, kB | brotli, kB | raw, kB | added to the bare app, gzip, kB |\n";
  return `${head}|---|---|---|---|---|---|\n${rows.join("")}`;
}

/** What each component adds to the app with the session. */
export function componentTable({ apps, components }) {
  const rows = Object.entries(components)
    .map(([name, { gzip }]) => ({ tag: `\`<${tagOf(name)}>\``, added: gzip - apps.session.gzip }))
    .sort((a, b) => a.added - b.added)
    .map(({ tag, added }) => `| ${tag} | ${kilobytes(added)} |\n`);
  return `| component | added to the app with the session, gzip, kB |\n|---|---:|\n${rows.join("")}`;
}

/** `with_sign_in_button` is the app of `<SignInButton>`. */
const tagOf = (name) => name.replace(/^with/, "").replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
