// node main.mjs [--port N] [--max-age SECONDS] [--sign-in-page PATH] [--oidc-issuer URL] [--smtp
// URL] [--app-origin URL]
//   [--database] [--static DIR]
import { parseArgs } from "node:util";
import { mailProvider } from "./mail.mjs";
import { oidcProvider } from "./oidc.mjs";
import { startAuthServer } from "./server.mjs";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    "max-age": { type: "string" },
    "sign-in-page": { type: "string" },
    "oidc-issuer": { type: "string" },
    smtp: { type: "string" },
    "app-origin": { type: "string" },
    database: { type: "boolean", default: false },
    static: { type: "string" },
  },
});
const number = (name) => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  console.error(`--${name} takes a whole number, not ${JSON.stringify(values[name])}`);
  process.exit(2);
};
const { "sign-in-page": page, "oidc-issuer": issuer, smtp, "app-origin": appOrigin } = values;

const server = await startAuthServer({
  port: number("port"),
  ...(values["max-age"] === undefined ? {} : { maxAge: number("max-age") }),
  ...(page && { pages: { signIn: page, error: page } }),
  moreProviders: [issuer && oidcProvider(issuer), smtp && mailProvider(smtp)].filter(Boolean),
  appOrigin,
  pageFolder: values.static,
  // One process has an adapter or it has not: Auth.js keeps what it knows of its providers for all
  // set-ups of a process.
  hasUsers: smtp !== undefined,
  hasDatabase: values.database,
});
console.log(`listening on ${server.url}`);
