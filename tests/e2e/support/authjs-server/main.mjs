// node main.mjs [--port N] [--max-age SECONDS]
import { parseArgs } from "node:util";
import { startAuthServer } from "./server.mjs";

const { values } = parseArgs({
  options: { port: { type: "string", default: "0" }, "max-age": { type: "string" } },
});
const number = (name) => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  console.error(`--${name} takes a whole number, not ${JSON.stringify(values[name])}`);
  process.exit(2);
};

const server = await startAuthServer({
  port: number("port"),
  ...(values["max-age"] === undefined ? {} : { maxAge: number("max-age") }),
});
console.log(`listening on ${server.url}`);
