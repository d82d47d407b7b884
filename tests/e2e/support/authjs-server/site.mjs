// PORT=N [SMTP=URL] node site.mjs
import { mailProvider } from "./mail.mjs";
import { startAuthServer } from "./server.mjs";

const { PORT, SMTP } = process.env;
const server = await startAuthServer({
  port: Number(PORT),
  moreProviders: SMTP ? [mailProvider(SMTP)] : [],
  hasUsers: SMTP !== undefined,
});
console.log(`listening on ${server.url}`);
